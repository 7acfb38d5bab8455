import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const STEPS = `steps { id key kind title { nl } startsOn endsOn }`;
const MODULE = `query ($p: ID!) { programme(id: $p) { modules { id buildUpVersion balance { hours onTheJob withOthers formal } ${STEPS}
  skippedSteps { id key reason } } } }`;
const PREVIEW = `query ($m: ID!, $input: ModuleBuildUpChangeInput!) { moduleBuildUpChangePreview(moduleId: $m, input: $input) { buildUpVersion steps { key }
  touches { stepId sessions invited done begun roundRunning laterSteps } before { hours onTheJob } after { hours onTheJob } } }`;
const CHANGE = `mutation ($m: ID!, $v: Int!, $input: ModuleBuildUpChangeInput!) { moduleBuildUpChange(moduleId: $m, version: $v, input: $input) {
  module { buildUpVersion ${STEPS} } userErrors { code message field } } }`;
const PROPOSAL = `query ($m: ID!, $on: LocalDate!) { moduleDaysProposal(moduleId: $m, startsOn: $on) { stepId key startsOn endsOn movedFor outsideProgramme } }`;
const BLOCK = `mutation ($p: ID!, $v: Int! = 1, $input: ProgrammeBlockedPeriodsSetInput!) { programmeBlockedPeriodsSet(programmeId: $p, version: $v, input: $input) {
  blockedPeriods { startsOn endsOn why } userErrors { code field } } }`;
const PLAN_SESSION = `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { message } } }`;
const INVITE = `mutation ($id: ID!) { sessionInvite(id: $id) { userErrors { message } } }`;
const RETURN_DAY = {
  key: 'return-day',
  kind: 'RETURN_DAY',
  title: { nl: 'Terugkomdag', en: 'Return day' },
  who: ['GROUP'],
  form: 'GROUP',
  shares: { onTheJob: 20, withOthers: 60, formal: 20 },
  hours: 5,
  completion: ['ATTENDED'],
  due: { after: { key: 'kick-out', edge: 'END' }, days: 30, lasts: 1 },
};

let leerlijn: Installation;
let directorate: Directorate;
let coordinator: string;
let moduleId: string;
let programmeId: string;

interface Step {
  id: string;
  key: string;
}
interface RunningModule {
  id: string;
  buildUpVersion: number;
  balance: object;
  steps: Step[];
  skippedSteps: object[];
}

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
  directorate = await aDirectorate(leerlijn);
  coordinator = await directorate.as('coen');
  [moduleId] = directorate.moduleIds;
  const [programme] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [
    moduleId,
  ]);
  programmeId = programme!.id;
  // The directorate is made behind the scenes, where steps have no usual moment.
  await leerlijn.sql(
    `update module_step step set anchor_key = due.anchor, anchor_edge = due.edge, offset_days = due.days, lasts_days = due.lasts
       from (values ('feedback-360', null, null, 0, 26), ('pop-conversation', 'feedback-360', 'END', 3, 19), ('kick-off', 'pop-conversation', 'END', 6, 1),
                    ('inspiration-session', 'kick-off', 'END', 11, 12)) due (key, anchor, edge, days, lasts)
      where step.module_id = $1 and step.key = due.key`,
    [moduleId],
  );
});
afterAll(() => leerlijn.stop());

const running = async (): Promise<RunningModule> =>
  (await leerlijn.must(MODULE, { p: programmeId }, coordinator)).programme.modules[0];
const stepId = async (key: string) => (await running()).steps.find((step) => step.key === key)!.id;
const preview = async (input: object) =>
  (await leerlijn.must(PREVIEW, { m: moduleId, input }, coordinator)).moduleBuildUpChangePreview;
const change = async (input: object, version?: number) => {
  const v = version ?? (await running()).buildUpVersion;
  return (await leerlijn.ask(CHANGE, { m: moduleId, v, input }, coordinator)).data.moduleBuildUpChange;
};
const keysOf = (steps: Step[]) => steps.map(({ key }) => key);

describe('the days of a module from its first day', () => {
  const propose = async (on: string) =>
    (await leerlijn.must(PROPOSAL, { m: moduleId, on }, coordinator)).moduleDaysProposal;

  test('follow from the usual moments, as the case has them on paper, and are not planned yet', async () => {
    const days = await propose('2027-01-11');
    expect(days.map(({ key, startsOn, endsOn }: Record<string, string>) => [key, startsOn, endsOn])).toEqual([
      ['feedback-360', '2027-01-11', '2027-02-05'],
      ['pop-conversation', '2027-02-08', '2027-02-26'],
      ['kick-off', '2027-03-04', '2027-03-04'],
      ['inspiration-session', '2027-03-15', '2027-03-30'],
    ]);
    expect(days[3].movedFor).toBe('Goede Vrijdag');
    expect((await running()).steps.every((step) => (step as never as { startsOn: null }).startsOn === null)).toBe(true);
  });

  test('go around blocked periods, which cost a step no time, and say for which', async () => {
    const periods = [{ startsOn: '2027-02-20', endsOn: '2027-02-28', why: 'voorjaarsvakantie' }];
    await leerlijn.must(BLOCK, { p: programmeId, input: { periods } }, coordinator);
    const [, pop, kickOff] = await propose('2027-01-11');
    expect(pop).toMatchObject({ startsOn: '2027-02-08', endsOn: '2027-03-08', movedFor: 'weekend' });
    expect(kickOff).toMatchObject({ startsOn: '2027-03-15', movedFor: 'weekend' });
    await leerlijn.must(
      BLOCK,
      {
        p: programmeId,
        v: 2,
        input: { periods: [{ ...periods[0], startsOn: '2027-03-04', endsOn: '2027-03-05', why: 'verhuizing' }] },
      },
      coordinator,
    );
    expect((await propose('2027-01-11'))[2]).toMatchObject({ startsOn: '2027-03-08', movedFor: 'verhuizing' });
    const { data } = await leerlijn.ask(BLOCK, { p: programmeId, v: 2, input: { periods } }, coordinator);
    expect(data.programmeBlockedPeriodsSet).toMatchObject({
      blockedPeriods: [{ why: 'verhuizing' }],
      userErrors: [{ code: 'EDITED_MEANWHILE' }],
    });
    await leerlijn.must(BLOCK, { p: programmeId, v: 3, input: { periods: [] } }, coordinator);
  });

  test('go around public holidays, and tell when the programme would be over', async () => {
    const [, , kickOff] = await propose('2027-03-06');
    expect(kickOff).toMatchObject({ key: 'kick-off', movedFor: null });
    expect((await propose('2028-12-01')).at(-1)).toMatchObject({ outsideProgramme: true });
    expect((await propose('2027-04-27'))[0]).toMatchObject({ startsOn: '2027-04-28', movedFor: 'Koningsdag' });
  });

  test('cannot be blocked backwards', async () => {
    const periods = [{ startsOn: '2027-02-20', endsOn: '2027-02-19', why: 'niets' }];
    const { data } = await leerlijn.ask(BLOCK, { p: programmeId, input: { periods } }, coordinator);
    expect(data.programmeBlockedPeriodsSet.userErrors).toEqual([
      { code: 'PERIOD_ENDS_BEFORE_START', field: ['input', 'periods', '0', 'endsOn'] },
    ]);
  });
});

describe('a running module', () => {
  test('shows what a change would touch before it is made, and 70/20/10 before and after', async () => {
    const kickOff = await stepId('kick-off');
    const { sessionPlan } = await leerlijn.must(
      PLAN_SESSION,
      {
        m: moduleId,
        input: { kind: 'KICK_OFF', startsAtLocal: '2027-03-04T09:00', minutes: 420, place: 'De Zwijger', capacity: 80 },
      },
      coordinator,
    );
    await leerlijn.must(INVITE, { id: sessionPlan.session.id }, coordinator);
    const shown = await preview({
      skip: [{ stepId: kickOff, reason: 'Er is geen zaal' }],
      add: [{ after: await stepId('kick-out'), step: RETURN_DAY }],
    });
    expect(shown).toMatchObject({
      buildUpVersion: 1,
      touches: [
        {
          stepId: kickOff,
          sessions: 1,
          invited: 5,
          done: 0,
          begun: 5,
          roundRunning: false,
          laterSteps: ['inspiration-session'],
        },
      ],
      before: { hours: 92, onTheJob: 68 },
      after: { hours: 90, onTheJob: 71 },
    });
    expect(keysOf(shown.steps)).not.toContain('kick-off');
    expect(shown.steps.at(-1)).toEqual({ key: 'return-day' });
    expect((await running()).buildUpVersion).toBe(1);
  });

  test('does not lose a step whose session is still to come', async () => {
    const { module, userErrors } = await change({
      skip: [{ stepId: await stepId('kick-off'), reason: 'Er is geen zaal' }],
    });
    expect(module).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'STEP_CANNOT_BE_SKIPPED',
        field: ['input', 'skip', '0', 'stepId'],
        message: 'Er is nog 1 bijeenkomst van deze stap gepland. Gelast die eerst af.',
      },
    ]);
    expect((await running()).buildUpVersion).toBe(1);
  });

  test('does not lose its 360 while the round is open', async () => {
    const [version] = await leerlijn.sql<{ id: string }>(
      `insert into questionnaire_version (tenant_id, id, key, version, definition, published_at) values ($1, gen_random_uuid(), 'q', 1, '{}', now()) returning id`,
      [directorate.tenantId],
    );
    await leerlijn.sql(
      `insert into feedback_round (tenant_id, id, module_id, questionnaire_id, state, opens_at, closes_at, time_zone, threshold, comment_threshold, rater_groups)
       values ($1, gen_random_uuid(), $2, $3, 'OPEN', '2027-01-01', '2027-02-05', 'Europe/Amsterdam', 4, 5, '[]')`,
      [directorate.tenantId, moduleId, version!.id],
    );
    const { userErrors } = await change({ skip: [{ stepId: await stepId('feedback-360'), reason: 'Geen tijd' }] });
    expect(userErrors).toMatchObject([
      {
        code: 'STEP_CANNOT_BE_SKIPPED',
        message: 'De 360-ronde van deze stap loopt. Gelast die eerst af, of wacht tot de rapporten er zijn.',
      },
    ]);
    await leerlijn.sql(`update feedback_round set state = 'CANCELLED'`);
  });

  test('is changed: steps in another order, one skipped, one added, one renamed', async () => {
    const before = await running();
    const id = (key: string) => before.steps.find((step) => step.key === key)!.id;
    const order = before.steps.map((step) => step.id);
    order.splice(order.indexOf(id('intervision')), 1);
    order.splice(order.indexOf(id('assignment')), 0, id('intervision'));
    const { module, userErrors } = await change({
      order,
      skip: [{ stepId: id('final-conversation'), reason: 'Gebeurt in het jaargesprek' }],
      add: [{ after: id('kick-out'), step: RETURN_DAY }],
      edit: [{ stepId: id('assignment'), title: { nl: 'Proeftuin', en: 'Testing ground' }, hours: 40 }],
    });
    expect(userErrors).toEqual([]);
    expect(module.buildUpVersion).toBe(2);
    expect(keysOf(module.steps)).toEqual([
      'feedback-360',
      'pop-conversation',
      'kick-off',
      'inspiration-session',
      'intervision',
      'assignment',
      'kick-out',
      'return-day',
    ]);
    expect(module.steps[5].title.nl).toBe('Proeftuin');
    expect((await running()).skippedSteps).toEqual([
      { id: id('final-conversation'), key: 'final-conversation', reason: 'Gebeurt in het jaargesprek' },
    ]);
    const { programmeBoard } = await leerlijn.must(
      'query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m) { steps { key } nodes { cells { step { key } } } } }',
      { p: programmeId, m: moduleId },
      coordinator,
    );
    expect(keysOf(programmeBoard.steps)).toEqual(keysOf(module.steps));
    const { cells } = programmeBoard.nodes[0];
    expect(cells.map(({ step }: { step: Step }) => step.key)).toEqual(keysOf(module.steps));
  });

  test('gets a skipped step back where it was', async () => {
    const { skippedSteps } = await running();
    const { module } = await change({ restore: [(skippedSteps[0] as Step).id] });
    expect(keysOf(module.steps)).toContain('final-conversation');
    expect((await running()).skippedSteps).toEqual([]);
  });

  test('that somebody else changed meanwhile comes back as they left it, and stays so', async () => {
    const result = await change({ edit: [{ stepId: await stepId('assignment'), hours: 1 }] }, 1);
    expect(result).toMatchObject({
      module: { buildUpVersion: 3 },
      userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }],
    });
    expect((await running()).buildUpVersion).toBe(3);
  });

  test.each([
    [
      'a second 360',
      { key: 'again', kind: 'FEEDBACK_360', completion: ['FEEDBACK_REPORTED'] },
      'van deze soort heeft een module hooguit één stap',
    ],
    ['a key that there is', { key: 'kick-off' }, 'deze sleutel heeft al een andere stap'],
    [
      'shares of 110 per cent',
      { key: 'again', shares: { onTheJob: 50, withOthers: 50, formal: 10 } },
      'samen geen 100 procent',
    ],
    [
      'a choice of one',
      { key: 'again', requirement: 'CHOICE', choiceKey: 'workshop' },
      'een keuze heeft minstens twee stappen',
    ],
  ])('does not take %s', async (_, other, reason) => {
    const { module, userErrors } = await change({ add: [{ step: { ...RETURN_DAY, ...other } }] });
    expect(module).toBeNull();
    expect(userErrors[0].message).toContain(reason);
  });

  test('does not take an order that leaves steps out, nor steps of another module', async () => {
    const one = await stepId('kick-off');
    expect((await change({ order: [one] })).userErrors).toMatchObject([
      { code: 'ORDER_INCOMPLETE', field: ['input', 'order'] },
    ]);
    const [foreign] = await leerlijn.sql<{ id: string }>('select id from module_step where module_id = $1 limit 1', [
      directorate.moduleIds[1],
    ]);
    expect((await change({ edit: [{ stepId: foreign!.id, hours: 2 }] })).userErrors).toMatchObject([
      { code: 'STEP_NOT_IN_MODULE', field: ['input', 'edit', '0', 'stepId'] },
    ]);
  });

  test('is changed by coordinators only', async () => {
    const { errors } = await leerlijn.ask(CHANGE, { m: moduleId, v: 1, input: {} }, await directorate.as('dora'));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
