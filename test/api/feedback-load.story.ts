import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { aDepartment, anApprovedRound, type Department, raterLinks, SUBMIT, sheetOf } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { statementCounter } from '../support/statement-counter.js';
import { signIn } from '../support/world.js';

const FORECAST = `query ($atLeast: Int, $first: Int, $after: String) {
  feedbackLoadForecast(atLeast: $atLeast, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { week weekStartsOn rater { displayName } externalName questionnaires aboveLimit
      substitutions { nomination { id group rater { displayName } } participant { displayName } module { name { nl } }
        substitutes { person { id displayName } relation questionnaires explanation { nl en } } } } } }`;
const REPLACE = `mutation ($id: ID!, $to: ID!) { feedbackNominationReplace(id: $id, input: { raterId: $to }) {
  subject { nominationState nominations { group rater { id } } } userErrors { code message field } } }`;
const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  subject { id } userErrors { message } } }`;
const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) {
  round { id } userErrors { message } } }`;
const PROPOSE = `mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { subjects { id } userErrors { message } } }`;
const LIMIT = `mutation ($v: Int! = 1, $to: Int!) { feedbackRaterLoadLimitSet(version: $v, to: $to) { settings { raterLoadLimit } userErrors { message } } }`;

interface Load {
  week: string;
  weekStartsOn: string;
  rater: { displayName: string } | null;
  externalName: string | null;
  questionnaires: number;
  aboveLimit: number;
  substitutions: {
    nomination: { id: string; group: string; rater: { displayName: string } | null };
    participant: { displayName: string };
    module: { name: { nl: string } };
    substitutes: {
      person: { id: string; displayName: string };
      relation: string;
      questionnaires: number;
      explanation: { nl: string; en: string };
    }[];
  }[];
}

describe('a coordinator foresees who is asked too much', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: string;
  let firstRound: { roundId: string; subjectIds: string[] };
  let newcomerId: string;

  const forecast = async (variables: object = {}): Promise<Load[]> =>
    (await leerlijn.must(FORECAST, { first: 100, ...variables }, coordinator)).feedbackLoadForecast.nodes;
  const nameOf = ({ rater, externalName }: Load) => rater?.displayName ?? externalName;
  const of = (loads: Load[], name: string) =>
    loads.filter((load) => nameOf(load) === name).map(({ week, questionnaires }) => `${week}: ${questionnaires}`);

  /** Somebody whom nobody asked yet, with the manager of the leaders. */
  const aNewPeer = async (name: string): Promise<string> => {
    const id = newId();
    await leerlijn.sql(
      `insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id, echelon)
       select tenant_id, $2, $3, 'Nieuw', lower($3) || '@amstelstad.example', unit_id, manager_id, 'OPERATIONAL' from person where id = $1`,
      [department.leaders[0]!.id, id, name],
    );
    return id;
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = await department.as('coordinator');
    firstRound = await anApprovedRound(leerlijn, department);
  });
  afterAll(() => leerlijn.stop());

  test('from the nominations on, in the week in which the mail goes out; leaders rate themselves and each other', async () => {
    const loads = await forecast();
    expect(of(loads, 'Marga Jansen')).toEqual(['2027-W02: 6']);
    expect(of(loads, 'Leider1 Jansen')).toEqual(['2027-W02: 6']);
    expect(of(loads, 'Lid1x1 Jansen')).toEqual(['2027-W02: 1']);
    expect(new Set(loads.map(({ weekStartsOn }) => weekStartsOn))).toEqual(new Set(['2027-01-11']));
  });

  test('an outsider too, who has no account', async () => {
    const external = { name: 'Vera Klant', email: 'vera@klant.example', language: 'NL' };
    for (const s of firstRound.subjectIds.slice(0, 2))
      await leerlijn.must(ADD, { s, input: { group: 'OTHER', external } }, coordinator);
    const vera = (await forecast()).find(({ externalName }) => externalName === 'Vera Klant');
    expect(vera).toMatchObject({ rater: null, questionnaires: 2, aboveLimit: 0, substitutions: [] });
  });

  test('the most loaded first, in pages, and if asked only those who get many', async () => {
    const many = await forecast({ atLeast: 6 });
    expect(many.map(({ questionnaires }) => questionnaires)).toEqual([6, 6, 6, 6, 6, 6, 6]);
    const read: Load[] = [];
    for (let after: string | null = null; ; ) {
      const { feedbackLoadForecast: page } = await leerlijn.must(FORECAST, { first: 4, after }, coordinator);
      read.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(read).toEqual(await forecast());
  });

  test('nobody can stand in where every peer is asked already, or for a manager', async () => {
    const above = (await forecast()).filter(({ aboveLimit }) => aboveLimit > 0);
    expect(above.map(({ aboveLimit, substitutions }) => [aboveLimit, substitutions.length])).toEqual(
      Array.from({ length: 7 }, () => [1, 0]),
    );
  });

  test('a peer whom nobody asked stands in, and is proposed no more often than up to the limit', async () => {
    newcomerId = await aNewPeer('Nina');
    const proposed = (await forecast()).flatMap(({ substitutions }) => substitutions);
    expect(proposed.map(({ substitutes }) => substitutes.map(({ person }) => person.displayName))).toEqual(
      Array.from({ length: 5 }, () => ['Nina Nieuw']),
    );
    expect(proposed.map(({ substitutes }) => substitutes[0]!.questionnaires)).toEqual([0, 1, 2, 3, 4]);
    expect(proposed[1]).toMatchObject({
      nomination: { group: 'PEER' },
      module: { name: { nl: 'Module' } },
      substitutes: [
        {
          relation: 'SAME_MANAGER',
          explanation: {
            nl: 'Heeft dezelfde leidinggevende als de deelnemer, en krijgt die week verder 1 vragenlijst.',
            en: 'Has the same manager as the participant, and gets 1 other questionnaire that week.',
          },
        },
      ],
    });
  });

  test('but not one who stands elsewhere by the day that the round opens', async () => {
    const elsewhere = newId();
    await leerlijn.sql(
      `insert into person_placement (tenant_id, id, person_id, valid_from) values ($1, $2, $3, '2027-01-11')`,
      [department.tenantId, elsewhere, newcomerId],
    );
    expect((await forecast()).flatMap(({ substitutions }) => substitutions)).toEqual([]);
    await leerlijn.sql(`update person_placement set valid_from = '2027-01-12' where id = $1`, [elsewhere]);
    expect((await forecast()).flatMap(({ substitutions }) => substitutions)).toHaveLength(5);
    await leerlijn.sql('delete from person_placement where id = $1', [elsewhere]);
  });

  test('the coordinator takes a proposal in one step: the group stays as large and the panel approved', async () => {
    const [load] = (await forecast()).filter(({ substitutions }) => substitutions.length > 0);
    const [{ nomination, substitutes }] = load!.substitutions as [Load['substitutions'][0]];
    const name = nameOf(load!)!;
    const { feedbackNominationReplace } = await leerlijn.must(
      REPLACE,
      { id: nomination.id, to: substitutes[0]!.person.id },
      coordinator,
    );
    const { nominationState, nominations } = feedbackNominationReplace.subject;
    expect(nominationState).toBe('APPROVED');
    const peers = nominations.filter(({ group }: { group: string }) => group === 'PEER');
    expect(peers).toHaveLength(5);
    expect(peers).toContainEqual({ group: 'PEER', rater: { id: newcomerId } });
    const after = await forecast();
    expect(of(after, name)).toEqual(['2027-W02: 5']);
    expect(of(after, 'Nina Nieuw')).toEqual(['2027-W02: 1']);
  });

  test('who is on the panel already cannot stand in, and nobody stands in for the participant or the manager', async () => {
    const { feedbackSubject } = await leerlijn.must(
      'query ($s: ID!) { feedbackSubject(id: $s) { nominations { id group rater { id } } } }',
      { s: firstRound.subjectIds[0] },
      coordinator,
    );
    const inGroup = (group: string) =>
      feedbackSubject.nominations.filter((one: { group: string }) => one.group === group);
    const refused = async (id: string, to: string) =>
      (await leerlijn.ask(REPLACE, { id, to }, coordinator)).data.feedbackNominationReplace.userErrors;
    const [one, other] = inGroup('PEER');
    expect(await refused(one.id, other.rater.id)).toMatchObject([{ message: 'Deze persoon is al gevraagd.' }]);
    for (const group of ['SELF', 'MANAGER'])
      expect(await refused(inGroup(group)[0].id, department.leaders[0]!.team[0]!)).toMatchObject([
        { message: 'Jezelf en je leidinggevende horen er altijd bij.' },
      ]);
    expect(await refused(one.id, newId())).toMatchObject([{ code: 'RATER_UNKNOWN', field: ['input', 'raterId'] }]);
    const { feedbackSubject: unchanged } = await leerlijn.must(
      'query ($s: ID!) { feedbackSubject(id: $s) { nominations { id group rater { id } } } }',
      { s: firstRound.subjectIds[0] },
      coordinator,
    );
    expect(unchanged).toEqual(feedbackSubject);
  });

  test('a participant replaces nobody on a panel that was approved, and a colleague finds nothing', async () => {
    const [{ id }] = (await leerlijn.sql(
      `select n.id from feedback_nomination n join feedback_subject s on s.id = n.subject_id where s.person_id = $1 and n.rater_group = 'PEER'`,
      [department.leaders[0]!.id],
    )) as [{ id: string }];
    const to = department.leaders[1]!.team[0];
    const own = await leerlijn.ask(REPLACE, { id, to }, await department.as('leader 1'));
    expect(own.data.feedbackNominationReplace.userErrors).toMatchObject([
      { message: 'De feedbackgevers zijn al goedgekeurd.' },
    ]);
    const { errors } = await leerlijn.ask(REPLACE, { id, to }, await department.as('leader 2'));
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('rounds of other modules add up, each in its own week; a round that opens on a Sunday is mailed on the Monday', async () => {
    const [{ questionnaireId }] = (await leerlijn.sql(
      'select questionnaire_id as "questionnaireId" from feedback_round',
    )) as [{ questionnaireId: string }];
    for (const [at, opensOn] of [
      [2, '2027-01-10'],
      [3, '2027-01-20'],
    ] as const) {
      const m = newId();
      await leerlijn.sql(
        `insert into module (tenant_id, id, programme_id, position, name) select tenant_id, $1, programme_id, $2, name from module where id = $3`,
        [m, at, department.moduleId],
      );
      const input = { questionnaireId, opensOn, closesOn: '2027-02-12' };
      const { feedbackRoundPlan } = await leerlijn.must(PLAN, { m, input }, coordinator);
      await leerlijn.must(PROPOSE, { r: feedbackRoundPlan.round.id }, coordinator);
    }
    expect(of(await forecast(), 'Marga Jansen')).toEqual(['2027-W02: 12', '2027-W03: 6']);
  });

  test('the organisation’s own limit counts', async () => {
    await leerlijn.must(LIMIT, { to: 20 }, await department.as('admin'));
    expect((await forecast()).filter(({ aboveLimit }) => aboveLimit > 0)).toEqual([]);
    await leerlijn.must(LIMIT, { v: 2, to: 1 }, await department.as('admin'));
    expect((await forecast()).find((load) => nameOf(load) === 'Marga Jansen')).toMatchObject({ aboveLimit: 11 });
    await leerlijn.must(LIMIT, { v: 3, to: 5 }, await department.as('admin'));
  });

  test('nobody but a coordinator sees it', async () => {
    for (const who of ['leader 1', 'manager', 'admin'] as const) {
      const { data, errors } = await leerlijn.ask(FORECAST, {}, await department.as(who));
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  describe('once the links were given out', () => {
    let before: Load[];

    beforeAll(async () => {
      await aNewPeer('Nils');
      await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
      coordinator = await department.as('coordinator');
      before = await forecast();
    });

    test('nobody is replaced any more on those panels, and they count in the week in which they were asked', async () => {
      const opened = before.flatMap(({ substitutions }) => substitutions).map(({ nomination }) => nomination.id);
      const panels = await leerlijn.sql(
        'select distinct s.opened_at as "openedAt" from feedback_nomination n join feedback_subject s on s.id = n.subject_id where n.id = any ($1)',
        [opened],
      );
      expect(panels).toEqual([{ openedAt: null }]);
      expect(of(before, 'Lid1x1 Jansen')[0]).toBe('2027-W02: 2');
    });

    test('the forecast does not tell who answered or declined', async () => {
      const links = await raterLinks(leerlijn, firstRound.roundId);
      const [answering, declining] = links.filter(({ group }) => group === 'DIRECT_REPORT');
      await leerlijn.must(
        SUBMIT,
        { id: answering!.invitationId, version: 0, input: sheetOf(4) },
        `rater_${answering!.token}`,
      );
      await leerlijn.must(
        'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { declined userErrors { message } } }',
        { id: declining!.invitationId },
        `rater_${declining!.token}`,
      );
      expect(await forecast()).toEqual(before);
    });

    test('a panel that was not asked at its hour counts in the week that it is', async () => {
      expect(of(before, 'Marga Jansen')).toEqual(['2027-W02: 12', '2027-W03: 6']);
      await leerlijn.moveClock('2027-01-28T07:00:00.000Z');
      coordinator = await department.as('coordinator');
      expect(of(await forecast(), 'Marga Jansen')).toEqual(['2027-W02: 4', '2027-W04: 14']);
    });

    test('a round that has closed counts no more', async () => {
      await leerlijn.moveClock('2027-02-05T16:00:00.000Z');
      coordinator = await department.as('coordinator');
      expect(of(await forecast(), 'Marga Jansen')).toEqual(['2027-W05: 12']);
    });
  });
});

describe('an organisation with 1,200 leaders in one round', () => {
  let leerlijn: Installation;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    const { managerId, ...department } = await aDepartment(leerlijn);
    const { roundId } = await anApprovedRound(leerlijn, { ...department });
    // A hundred managers with twelve leaders each. Of every twelve the first four are asked about all, the others about themselves alone.
    await leerlijn.sql(
      `with manager as (
         insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id, echelon)
         select tenant_id, gen_random_uuid(), 'Manager', lpad(at::text, 3, '0'), 'manager' || at || '@groot.example', unit_id, id, 'TACTICAL'
           from person cross join generate_series(1, 100) at where id = $1 returning *),
       leader as (
         insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id, echelon)
         select tenant_id, gen_random_uuid(), 'Leider', family_name || '-' || lpad(at::text, 2, '0'),
                'leider' || at || email, unit_id, id, 'OPERATIONAL'
           from manager cross join generate_series(1, 12) at returning *),
       subject as (
         insert into feedback_subject (tenant_id, id, round_id, person_id, nomination_state)
         select tenant_id, gen_random_uuid(), $2, id, 'CHOSEN' from leader returning *)
       insert into feedback_nomination (tenant_id, id, subject_id, rater_id, rater_group)
       select s.tenant_id, gen_random_uuid(), s.id, rater.id, case when rater.id = leader.id then 'SELF' else 'PEER' end
         from subject s join leader on leader.id = s.person_id
         join leader rater on rater.manager_id = leader.manager_id
          and (rater.id = leader.id or right(rater.family_name, 2) <= '04')`,
      [managerId, roundId],
    );
  });
  afterAll(() => leerlijn.stop());

  test('is foreseen as a whole, in as many statements as a small one', async () => {
    const counter = statementCounter(leerlijn.app.getHttpServer());
    const coordinator = await signIn(leerlijn, 'coen@amstelstad.example');
    let nodes: Load[] = [];
    const statements = await counter.during(async (headers) => {
      const { data } = await leerlijn.ask(FORECAST, { atLeast: 12, first: 100 }, coordinator, headers);
      nodes = data.feedbackLoadForecast.nodes;
    });
    counter.stop();
    expect(statements).toHaveLength(3);
    expect(nodes.map(({ aboveLimit, substitutions }) => [aboveLimit, substitutions.length])).toEqual(
      Array.from({ length: 100 }, () => [7, 7]),
    );
    expect(nodes[0]!.substitutions[0]!.substitutes[0]).toMatchObject({ relation: 'SAME_MANAGER', questionnaires: 1 });
  });
});
