import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bringToLife,
  COORDINATOR,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  typeInDesign,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const PROGRESS = `query ($id: ID!, $m: ID) { programmeProgress(programmeId: $id, moduleId: $m) { participants modules { module { id name { nl } }
  departments { unit { code } participants steps { stepId key title { nl } kind done underWay notStarted late } }
  total { participants steps { stepId key kind done underWay notStarted late } } } } }`;
const BOARD = `query ($p: ID!, $m: ID!, $first: Int! = 100, $after: String) { programmeBoard(programmeId: $p, moduleId: $m, first: $first, after: $after) {
  nodes { person { id displayName } department { name } cells { step { key title { nl } kind endsOn } state } } pageInfo { hasNextPage endCursor } } }`;

const STANDSTILLS = `query ($id: ID!, $m: ID) { programmeStandstills(programmeId: $id, moduleId: $m) { stepId kind reason whoseMove participants late } }`;
const REASONS = `query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m, first: 100) { nodes { cells { step { id } state whoseMove reason } } } }`;
const GROUPS = `query ($m: ID!) { intervisionGroupProgress(moduleId: $m) { group { number } participants steps { kind done underWay notStarted late } } }`;
const OVERVIEW = `query ($first: Int! = 50, $after: String) { organisationProgress(first: $first, after: $after) {
  nodes { programmeId name { nl } participants modules { module { id } done underWay notStarted notAsked late } } pageInfo { hasNextPage endCursor } } }`;

interface Row {
  person: { id: string; displayName: string };
  department: { name: string };
  cells: { step: { kind: string }; state: string }[];
}

let leerlijn: Installation;
let organisation: Dienstverlening;
let programmeId: string;
let moduleId: string;
let people: string[];

const coordinator = () => organisation.as(COORDINATOR);
const total = async (kind: string) => {
  const { programmeProgress } = await leerlijn.must(PROGRESS, { id: programmeId, m: moduleId }, await coordinator());
  return programmeProgress.modules[0].total.steps.find((step: { kind: string }) => step.kind === kind);
};
const states = async (kind: string) => {
  const { programmeBoard } = await leerlijn.must(BOARD, { p: programmeId, m: moduleId }, await coordinator());
  return Object.fromEntries(
    programmeBoard.nodes.map(({ person, cells }: Row) => [
      person.id,
      cells.find(({ step }) => step.kind === kind)!.state,
    ]),
  );
};

beforeAll(async () => {
  leerlijn = await startInstallation();
  organisation = await dienstverlening(leerlijn);
  programmeId = await typeInDesign(leerlijn, organisation, await coordinator());
  await bringToLife(leerlijn, organisation, programmeId);
  const { programme } = await leerlijn.must(
    'query ($id: ID!) { programme(id: $id) { modules { id } } }',
    { id: programmeId },
    await coordinator(),
  );
  moduleId = programme.modules[0].id;
  await leerlijn.must(
    `mutation ($m: ID!, $input: ModuleStepsPlanInput!) { moduleStepsPlan(moduleId: $m, version: 1, input: $input) { userErrors { message } } }`,
    {
      m: moduleId,
      input: {
        steps: [
          { kind: 'FEEDBACK_360', startsOn: '2027-01-11', endsOn: '2027-02-05' },
          { kind: 'POP_CONVERSATION', startsOn: '2027-02-08', endsOn: '2027-02-26' },
          { kind: 'KICK_OFF', startsOn: '2027-03-04', endsOn: '2027-03-04' },
        ],
      },
    },
    await coordinator(),
  );
  const { programmeBoard } = await leerlijn.must(BOARD, { p: programmeId, m: moduleId }, await coordinator());
  people = programmeBoard.nodes.map(({ person }: Row) => person.id);
});
afterAll(() => leerlijn.stop());

describe('the progress of a module', () => {
  test('before anything happened is that nobody started, in six departments', async () => {
    const { programmeProgress } = await leerlijn.must(
      PROGRESS,
      { id: programmeId, m: moduleId },
      await organisation.as(DIRECTOR),
    );
    expect(programmeProgress.participants).toBe(49);
    const [module] = programmeProgress.modules;
    expect(module.module).toMatchObject({ id: moduleId, name: { nl: 'Begrenzend en verbindend leiderschap' } });
    expect(
      module.departments.map(({ unit, participants }: never) => [(unit as { code: string }).code, participants]),
    ).toEqual([
      ['GA-DBD-DV-01', 10],
      ['GA-DBD-DV-02', 9],
      ['GA-DBD-DV-03', 8],
      ['GA-DBD-DV-04', 9],
      ['GA-DBD-DV-05', 7],
      ['GA-DBD-DV-06', 6],
    ]);
    expect(module.total.steps).toHaveLength(9);
    expect(module.total.steps[0]).toMatchObject({
      key: 'feedback-360',
      kind: 'FEEDBACK_360',
      done: 0,
      underWay: 0,
      notStarted: 49,
      late: 0,
    });
  });

  test('counts a 360 as under way for all while the round is open, and as done for who has a report, held or not', async () => {
    const [round] = await leerlijn.sql<{ id: string }>(
      `with version as (insert into questionnaire_version (tenant_id, id, key, version, definition, published_at)
         values ($1, gen_random_uuid(), 'q', 1, '{}', now()) returning id)
       insert into feedback_round (tenant_id, id, module_id, questionnaire_id, state, opens_at, closes_at, time_zone, threshold, comment_threshold, rater_groups)
       select $1, gen_random_uuid(), $2, id, 'OPEN', '2027-01-11', '2027-02-05', 'Europe/Amsterdam', 4, 5, '[]' from version returning id`,
      [organisation.tenantId, moduleId],
    );
    await leerlijn.sql(
      `insert into feedback_subject (tenant_id, id, round_id, person_id, nomination_state)
       select $1, gen_random_uuid(), $2, p, 'APPROVED' from unnest($3::uuid[]) p`,
      [organisation.tenantId, round!.id, people],
    );
    expect(await total('FEEDBACK_360')).toMatchObject({ done: 0, underWay: 49, notStarted: 0 });
    await leerlijn.sql(`update feedback_round set state = 'REPORTED'`);
    await leerlijn.sql(
      `insert into feedback_report (tenant_id, id, subject_id, content, shown_to_contributors, computed_at)
       select tenant_id, gen_random_uuid(), id, '{}', '{}', now() from feedback_subject where person_id = any($1)`,
      [people.slice(0, 45)],
    );
    expect(await total('FEEDBACK_360')).toMatchObject({ done: 45, underWay: 0, notStarted: 4 });
    expect((await states('FEEDBACK_360'))[people[0]!]).toBe('DONE');
  });

  test('counts a POP conversation by its date, and as done when both signed this version of it', async () => {
    const [unplanned, planned, half, signed, changed] = people as [string, string, string, string, string];
    const converse = (
      participant: string,
      startsAt: string | null,
      version: number,
      byParticipant: number | null,
      byManager: number | null,
    ) =>
      leerlijn.sql(
        `insert into pop_conversation (tenant_id, id, module_id, participant_id, manager_id, starts_at, version, participant_signed_version, manager_signed_version)
         select tenant_id, gen_random_uuid(), $2, id, manager_id, $3, $4, $5, $6 from person where id = $1`,
        [participant, moduleId, startsAt, version, byParticipant, byManager],
      );
    await converse(unplanned, null, 1, null, null);
    await converse(planned, '2027-02-10T09:00:00Z', 1, null, null);
    await converse(half, '2027-02-10T09:00:00Z', 2, 2, 1);
    await converse(signed, '2027-02-10T09:00:00Z', 2, 2, 2);
    await converse(changed, '2027-02-10T09:00:00Z', 3, 2, 2);
    const before = await states('POP_CONVERSATION');
    expect([unplanned, planned, half, signed, changed].map((person) => before[person])).toEqual([
      'NOT_STARTED',
      'PLANNED',
      'PLANNED',
      'DONE',
      'PLANNED',
    ]);
    expect(await total('POP_CONVERSATION')).toMatchObject({ done: 1, underWay: 3, notStarted: 45, late: 0 });
  });

  test('counts a kick-off as planned for the invited and done for who was present, unless it was cancelled', async () => {
    const session = async (state: string, startsAt: string) => {
      const [made] = await leerlijn.sql<{ id: string }>(
        `insert into session (tenant_id, id, module_id, step_id, kind, title, starts_at, ends_at, time_zone, place, capacity, state)
         select tenant_id, gen_random_uuid(), module_id, id, kind, '{}', $3, $3::timestamptz + interval '7 hours', 'Europe/Amsterdam', 'De Zwijger', 80, $4
           from module_step where tenant_id = $1 and module_id = $2 and kind = 'KICK_OFF' returning id`,
        [organisation.tenantId, moduleId, startsAt, state],
      );
      return made!.id;
    };
    const attend = (sessionId: string, state: string, persons: string[]) =>
      leerlijn.sql(
        `insert into attendance (tenant_id, session_id, person_id, state) select $1, $2, p, $3 from unnest($4::uuid[]) p`,
        [organisation.tenantId, sessionId, state, persons],
      );
    const held = await session('PLANNED', '2027-03-04T08:00:00Z');
    await attend(held, 'PRESENT', people.slice(0, 40));
    await attend(held, 'ABSENT', people.slice(40, 43));
    await attend(await session('PLANNED', '2027-03-11T08:00:00Z'), 'INVITED', people.slice(42, 44));
    await attend(await session('CANCELLED', '2027-03-12T08:00:00Z'), 'PRESENT', people.slice(44, 46));
    expect(await total('KICK_OFF')).toMatchObject({ done: 40, underWay: 2, notStarted: 7 });
  });

  test('calls late whoever has not done a step after its last day, in the time zone of the programme', async () => {
    await leerlijn.moveClock('2027-02-26T22:59:00Z');
    expect(await total('POP_CONVERSATION')).toMatchObject({ late: 0 });
    expect((await states('POP_CONVERSATION'))[people[1]!]).toBe('UNDER_WAY');
    await leerlijn.moveClock('2027-02-26T23:00:00Z');
    expect(await total('POP_CONVERSATION')).toMatchObject({ done: 1, underWay: 3, notStarted: 45, late: 48 });
    const after = await states('POP_CONVERSATION');
    expect(people.slice(0, 5).map((person) => after[person])).toEqual(['LATE', 'LATE', 'LATE', 'DONE', 'LATE']);
    expect(await total('INTERVISION')).toMatchObject({ notStarted: 49, late: 0 });
  });

  test('adds up over the departments', async () => {
    const { programmeProgress } = await leerlijn.must(PROGRESS, { id: programmeId, m: moduleId }, await coordinator());
    const [{ departments, total: all }] = programmeProgress.modules;
    const done = (steps: { done: number }[]) => steps.map((step) => step.done);
    const summed = departments.map(({ steps }: { steps: { done: number }[] }) => done(steps));
    expect(
      all.steps.map((_: object, index: number) =>
        summed.reduce((sum: number, list: number[]) => sum + list[index]!, 0),
      ),
    ).toEqual(done(all.steps));
  });

  test('tells a director for what reasons steps do not go on, as many as the board of the coordinator has', async () => {
    const ids = { id: programmeId, m: moduleId };
    const { programmeStandstills } = await leerlijn.must(STANDSTILLS, ids, await organisation.as(DIRECTOR));
    const { programmeBoard } = await leerlijn.must(REASONS, { p: programmeId, m: moduleId }, await coordinator());
    const onBoard: Record<string, number> = {};
    for (const { cells } of programmeBoard.nodes)
      for (const { step, whoseMove, reason } of cells) {
        const why = [step.id, reason, whoseMove].join();
        if (reason) onBoard[why] = (onBoard[why] ?? 0) + 1;
      }
    const told = programmeStandstills.map((one: Record<string, unknown>) => [
      [one.stepId, one.reason, one.whoseMove].join(),
      one.participants,
    ]);
    expect(Object.fromEntries(told)).toEqual(onBoard);
    const ofPop = programmeStandstills.filter(({ kind }: { kind: string }) => kind === 'POP_CONVERSATION');
    expect(ofPop).toContainEqual(
      expect.objectContaining({ reason: 'NOT_PLANNED', whoseMove: 'PARTICIPANT', participants: 1, late: 1 }),
    );
    expect(programmeStandstills.find(({ kind }: { kind: string }) => kind === 'KICK_OUT')).toMatchObject({
      reason: 'NOT_BEGUN',
      late: 0,
    });
  });

  test('tells a coordinator and nobody else of a wish for another learning manager, by whatever figures', async () => {
    const ids = { id: programmeId, m: moduleId };
    const everything = async (credential: string) => [
      await leerlijn.must(STANDSTILLS, ids, credential),
      await leerlijn.must(PROGRESS, ids, credential),
      await leerlijn.must(OVERVIEW, {}, credential),
    ];
    await leerlijn.sql(
      `insert into coaching_match (tenant_id, id, module_id, participant_id, learning_manager_id, how, explanation, state, effective_from)
       select tenant_id, gen_random_uuid(), $1, $2, $3, 'SET_BY_HAND', '{}', 'CONFIRMED', now() from module where id = $1`,
      [moduleId, people[0], people[40]],
    );
    const director = await organisation.as(DIRECTOR);
    const before = [await everything(director), await everything(await coordinator())];
    await leerlijn.sql(`update coaching_match set state = 'ANOTHER_ASKED', participant_answer = 'ANOTHER'`);
    expect(await everything(director)).toEqual(before[0]);
    expect(await everything(await coordinator())).not.toEqual(before[1]);
    await leerlijn.sql('delete from coaching_match');
  });

  test('comes per intervision group, who is in none and who are too few together behind', async () => {
    const groups = async (as: string) =>
      (await leerlijn.must(GROUPS, { m: moduleId }, await organisation.as(as))).intervisionGroupProgress;
    expect(await groups(DIRECTOR)).toEqual([]);
    const compose = (number: number, members: string[]) =>
      leerlijn.sql(
        `with made as (insert into intervision_group (tenant_id, id, module_id, number) values ($1, gen_random_uuid(), $2, $3) returning id)
         insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at)
         select $1, gen_random_uuid(), made.id, $2, p, 'SET_BY_HAND', now() from made, unnest($4::uuid[]) p`,
        [organisation.tenantId, moduleId, number, members],
      );
    await compose(1, people.slice(0, 6));
    await compose(2, people.slice(36, 43));
    await compose(3, people.slice(43, 45));
    const rows = await groups(DIRECTOR);
    expect(rows.map(({ participants }: { participants: number }) => participants)).toEqual([6, 7, 36]);
    expect(rows[2].group).toBeNull();
    const kickOff = (row: { steps: { kind: string }[] }) => row.steps.find(({ kind }) => kind === 'KICK_OFF');
    expect(kickOff(rows[0])).toMatchObject({ done: 6 });
    expect(kickOff(rows[1])).toMatchObject({ done: 4, underWay: 1, notStarted: 2 });
    expect(await groups(COORDINATOR)).toEqual(rows);
  });

  test('comes for all programmes of the organisation in a few figures, which are the sums of each', async () => {
    const { organisationProgress } = await leerlijn.must(OVERVIEW, {}, await organisation.as(DIRECTOR));
    const { programmeProgress } = await leerlijn.must(PROGRESS, { id: programmeId }, await organisation.as(DIRECTOR));
    const [programme] = organisationProgress.nodes;
    expect(programme).toMatchObject({ programmeId, participants: 49 });
    for (const [index, { module, total }] of programmeProgress.modules.entries())
      for (const figure of ['done', 'underWay', 'notStarted', 'late'])
        expect([module.id, programme.modules[index][figure]]).toEqual([
          programme.modules[index].module.id,
          total.steps.reduce((sum: number, step: Record<string, number>) => sum + step[figure]!, 0),
        ]);
  });

  test('puts departments with fewer than three participants together', async () => {
    await leerlijn.sql(`delete from participation where person_id in (
      select p.id from person p join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id where u.code like 'GA-DBD-DV-06%' and u.code <> 'GA-DBD-DV-06-T01')`);
    const { programmeProgress } = await leerlijn.must(
      PROGRESS,
      { id: programmeId, m: moduleId },
      await organisation.as(DIRECTOR),
    );
    const rows = programmeProgress.modules[0].departments.map(({ unit, participants }: never) => [
      (unit as { code: string } | null)?.code,
      participants,
    ]);
    expect(rows).toEqual([
      ['GA-DBD-DV-01', 10],
      ['GA-DBD-DV-02', 9],
      ['GA-DBD-DV-03', 8],
      ['GA-DBD-DV-04', 9],
      [undefined, 8],
    ]);
  });

  test('comes for all four modules at once when none is chosen', async () => {
    const { programmeProgress } = await leerlijn.must(PROGRESS, { id: programmeId }, await organisation.as(DIRECTOR));
    expect(programmeProgress.modules).toHaveLength(4);
    expect(programmeProgress.modules[3].total.steps[7]).toMatchObject({ kind: 'KICK_OUT', done: 0 });
  });
});

describe('the board of a module', () => {
  test('has every participant by name with the department and all steps, in pages', async () => {
    const found: Row[] = [];
    let after: string | null = null;
    do {
      const { programmeBoard } = await leerlijn.must(
        BOARD,
        { p: programmeId, m: moduleId, first: 20, after },
        await coordinator(),
      );
      found.push(...programmeBoard.nodes);
      after = programmeBoard.pageInfo.hasNextPage ? programmeBoard.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(found.map(({ person }) => person.id)).size).toBe(44);
    expect(found.find(({ person }) => person.displayName === 'Jeroen Dijkstra')).toMatchObject({
      department: { name: 'Stadsloketten' },
    });
    expect(new Set(found.map(({ cells }) => cells.length))).toEqual(new Set([9]));
  });

  test('is there, and empty, while nobody takes part', async () => {
    await leerlijn.sql('delete from participation');
    const { programmeBoard } = await leerlijn.must(BOARD, { p: programmeId, m: moduleId }, await coordinator());
    expect(programmeBoard.nodes).toEqual([]);
    const { programmeProgress } = await leerlijn.must(PROGRESS, { id: programmeId, m: moduleId }, await coordinator());
    expect(programmeProgress.modules[0]).toMatchObject({ departments: [], total: { participants: 0, steps: [] } });
  });

  test('is for coordinators, and no progress is for participants', async () => {
    const board = await leerlijn.ask(BOARD, { p: programmeId, m: moduleId }, await organisation.as(DIRECTOR));
    expect(board.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const progress = await leerlijn.ask(PROGRESS, { id: programmeId }, await organisation.as('lotte.smit'));
    expect(progress.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('and no director finds the progress of a programme of which somebody else is the client', async () => {
    await leerlijn.sql(`insert into programme (tenant_id, id, name, unit_id, client_id, starts_on, ends_on, time_zone, state, created_at)
      select g.tenant_id, gen_random_uuid(), g.name, g.unit_id, p.id, g.starts_on, g.ends_on, g.time_zone, 'DRAFT', now()
        from programme g join person p on p.tenant_id = g.tenant_id where p.email like 'luuk.vos@%'`);
    const { errors } = await leerlijn.ask(PROGRESS, { id: programmeId }, await organisation.as('luuk.vos'));
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const others = [
      await leerlijn.ask(STANDSTILLS, { id: programmeId }, await organisation.as('luuk.vos')),
      await leerlijn.ask(GROUPS, { m: moduleId }, await organisation.as('luuk.vos')),
    ];
    expect(others.map((answer) => answer.errors?.[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const { organisationProgress } = await leerlijn.must(OVERVIEW, {}, await organisation.as('luuk.vos'));
    expect(organisationProgress.nodes).toMatchObject([{ participants: 0, modules: [] }]);
  });

  test('and a coordinator gets all programmes page by page', async () => {
    const page = async (after: string | null) =>
      (await leerlijn.must(OVERVIEW, { first: 1, after }, await coordinator())).organisationProgress;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const found = [first, second].flatMap(({ nodes }) =>
      nodes.map((node: { programmeId: string }) => node.programmeId),
    );
    expect([new Set(found).size, found.includes(programmeId), second.pageInfo.hasNextPage]).toEqual([2, true, false]);
  });

  test('and the progress of another organisation, or of a module of another programme, are not found', async () => {
    const other = await aTenant(leerlijn, 'elders');
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'COORDINATOR', now() from person where tenant_id = $1`,
      [other.tenantId],
    );
    const answers = [
      await leerlijn.ask(BOARD, { p: programmeId, m: moduleId }, other.admin),
      await leerlijn.ask(PROGRESS, { id: programmeId }, other.admin),
      await leerlijn.ask(PROGRESS, { id: programmeId, m: programmeId }, await coordinator()),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(3).fill('NOT_FOUND'));
  });
});
