import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCourse, type Course } from '../support/course.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const BOARD = `query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m) { nodes { person { givenName } cells { step { key } state } } } }`;
const CHOICES = `query ($m: ID!) { myStepChoices(moduleId: $m) { choiceKey until options { key placesLeft isChosen } } }`;
const CHOOSE = `mutation ($s: ID!) { stepChoose(stepId: $s) { choice { options { key isChosen placesLeft } } userErrors { code message field } } }`;
const DECLARE = `mutation ($s: ID!) { stepDeclareDone(stepId: $s) { step { key declaredAt } userErrors { code message } } }`;
const WITHDRAW = `mutation ($s: ID!) { stepDeclarationWithdraw(stepId: $s) { step { declaredAt } userErrors { code } } }`;
const CASE = `query ($s: ID!) { myPracticeCase(stepId: $s) { text audience version writtenAt visibleTo { audience sentence } } }`;
const CASES = `query ($s: ID!) { practiceCases(stepId: $s) { person { givenName } text visibleTo { audience } } }`;
const WRITE = `mutation ($s: ID!, $v: Int!, $input: PracticeCaseWriteInput!) { practiceCaseWrite(stepId: $s, version: $v, input: $input) {
  practiceCase { text audience version visibleTo { sentence } } userErrors { code message field } } }`;
const PLAN = `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { message } } }`;
const INVITE = `mutation ($id: ID!) { sessionInvite(id: $id) { session { attendances { person { givenName } } } userErrors { message } } }`;
const DAYS = `mutation ($m: ID!, $input: ModuleStepsPlanInput!) { moduleStepsPlan(moduleId: $m, version: 1, input: $input) { userErrors { message } } }`;

let leerlijn: Installation;
let course: Course;

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
  course = await aCourse(leerlijn);
});
afterAll(() => leerlijn.stop());

const step = (key: string) => course.steps[key]!.id;
const tryAs = async (who: Name, query: string, variables: object) => {
  const { data, errors } = await leerlijn.ask(query, variables, await course.as(who));
  return errors ? { errors: errors.map(({ extensions }) => extensions.code) } : Object.values<never>(data)[0];
};
const mustAs = async (who: Name, query: string, variables: object) =>
  Object.values<never>(await leerlijn.must(query, variables, await course.as(who)))[0] as never;
const stateOf = async (who: string, key: string) => {
  const { nodes } = (await mustAs('coen', BOARD, { p: course.programmeId, m: course.moduleId })) as {
    nodes: { person: { givenName: string }; cells: { step: { key: string }; state: string }[] }[];
  };
  return nodes.find(({ person }) => person.givenName === who)!.cells.find(({ step }) => step.key === key)!.state;
};

describe('a participant who may choose between two workshops', () => {
  beforeAll(async () => {
    await mustAs('coen', DAYS, {
      m: course.moduleId,
      input: {
        steps: ['workshop-a', 'workshop-b'].map((key, at) => ({
          stepId: step(key),
          startsOn: `2027-03-1${5 + at}`,
          endsOn: '2027-03-19',
        })),
      },
    });
    await mustAs('coen', PLAN, {
      m: course.moduleId,
      input: {
        stepId: step('workshop-a'),
        startsAtLocal: '2027-03-16T09:00',
        minutes: 180,
        place: 'Amstel 1',
        capacity: 1,
      },
    });
  });

  test('sees until when, and how many places there are', async () => {
    expect(await mustAs('anna', CHOICES, { m: course.moduleId })).toEqual([
      {
        choiceKey: 'workshop',
        until: '2027-03-14',
        options: [
          { key: 'workshop-a', placesLeft: 1, isChosen: false },
          { key: 'workshop-b', placesLeft: null, isChosen: false },
        ],
      },
    ]);
  });

  test('chooses one, and is not asked for the other any more', async () => {
    expect(await mustAs('anna', CHOOSE, { s: step('workshop-a') })).toMatchObject({
      choice: { options: [{ isChosen: true, placesLeft: 0 }, { isChosen: false }] },
    });
    expect(await stateOf('Anna', 'workshop-b')).toBe('NOT_APPLICABLE');
    expect(await stateOf('Anna', 'workshop-a')).toBe('NOT_STARTED');
    expect(await stateOf('Bram', 'workshop-b')).toBe('NOT_STARTED');
  });

  test('finds it full when the places of its sessions are taken', async () => {
    expect(await tryAs('bram', CHOOSE, { s: step('workshop-a') })).toMatchObject({
      choice: null,
      userErrors: [{ code: 'STEP_FULL', field: ['stepId'], message: 'Deze stap is vol. Kies een andere.' }],
    });
  });

  test('changes the choice, and so makes room', async () => {
    await mustAs('anna', CHOOSE, { s: step('workshop-b') });
    await mustAs('bram', CHOOSE, { s: step('workshop-a') });
    expect(await stateOf('Anna', 'workshop-a')).toBe('NOT_APPLICABLE');
    expect(await stateOf('Anna', 'workshop-b')).toBe('NOT_STARTED');
  });

  test('is invited to the session of what was chosen', async () => {
    const { session } = (await mustAs('coen', PLAN, {
      m: course.moduleId,
      input: {
        stepId: step('workshop-b'),
        startsAtLocal: '2027-03-17T09:00',
        minutes: 180,
        place: 'Amstel 1',
        capacity: 9,
      },
    })) as { session: { id: string } };
    expect(await mustAs('coen', INVITE, { id: session.id })).toMatchObject({
      session: { attendances: [{ person: { givenName: 'Anna' } }] },
    });
    expect(await stateOf('Anna', 'workshop-b')).toBe('PLANNED');
  });

  test('has the invitation follow the choice: off the session of the one, into that of the other, and told of both', async () => {
    const mails = () => {
      const told = leerlijn.mail.messages().map(({ recipients, subject }) => [recipients[0]!.split('@')[0], subject]);
      leerlijn.mail.clear();
      return told.toSorted();
    };
    const invited = async () => {
      const { sessions } = (await leerlijn.must(
        'query ($m: ID!) { sessions(moduleId: $m) { kind title { nl } attendances { person { givenName } } } }',
        { m: course.moduleId },
        await course.as('coen'),
      )) as { sessions: { title: { nl: string }; attendances: { person: { givenName: string } }[] }[] };
      return sessions.map(({ title, attendances }) => [title.nl, attendances.map(({ person }) => person.givenName)]);
    };
    await leerlijn.settle();
    mails();
    await mustAs('cem', CHOOSE, { s: step('workshop-b') });
    await leerlijn.settle();
    expect(mails()).toEqual([['cem', expect.stringContaining('Workshop')]]);
    expect(await invited()).toEqual([
      ['Workshop feedback geven', []],
      ['Workshop omgaan met weerstand', ['Anna', 'Cem']],
    ]);
    const [feedback] = await leerlijn.sql<{ id: string }>('select id from session where step_id = $1', [
      step('workshop-a'),
    ]);
    await mustAs('coen', INVITE, { id: feedback!.id });
    await leerlijn.settle();
    expect(mails().map(([who]) => who)).toEqual(['bram']);
    await mustAs('bram', CHOOSE, { s: step('workshop-b') });
    await leerlijn.settle();
    expect(mails()).toEqual([
      ['bram', 'Je bent niet meer uitgenodigd: Workshop feedback geven'],
      ['bram', 'Uitnodiging: Workshop omgaan met weerstand'],
    ]);
    expect(await stateOf('Bram', 'workshop-b')).toBe('PLANNED');
    await mustAs('bram', CHOOSE, { s: step('workshop-a') });
    await leerlijn.settle();
    expect(mails()).toEqual([
      ['bram', 'Je bent niet meer uitgenodigd: Workshop omgaan met weerstand'],
      ['bram', 'Uitnodiging: Workshop feedback geven'],
    ]);
    expect(await invited()).toEqual([
      ['Workshop feedback geven', ['Bram']],
      ['Workshop omgaan met weerstand', ['Anna', 'Cem']],
    ]);
  });

  test('is not invited to what was chosen at a time at which something else is planned', async () => {
    const { session } = (await mustAs('coen', PLAN, {
      m: course.moduleId,
      input: {
        stepId: step('return-day'),
        startsAtLocal: '2027-03-17T11:00',
        minutes: 120,
        place: 'Amstel 1',
        capacity: 9,
      },
    })) as { session: { id: string } };
    await leerlijn.sql(
      `insert into attendance (tenant_id, session_id, person_id, state) select tenant_id, id, $2, 'INVITED' from session where id = $1`,
      [session.id, course.ids.bram],
    );
    await mustAs('bram', CHOOSE, { s: step('workshop-b') });
    await leerlijn.settle();
    const agenda = await leerlijn.sql<{ id: string }>('select session_id as id from attendance where person_id = $1', [
      course.ids.bram,
    ]);
    expect(agenda).toEqual([{ id: session.id }]);
    await leerlijn.sql('delete from session where id = $1', [session.id]);
    await mustAs('bram', CHOOSE, { s: step('workshop-a') });
    await leerlijn.settle();
  });

  test('has nothing to choose about a step that everybody does', async () => {
    expect(await tryAs('anna', CHOOSE, { s: step('return-day') })).toMatchObject({
      userErrors: [{ code: 'STEP_NOT_A_CHOICE' }],
    });
  });

  test('is seen by the coordinator, and by nobody who does not take part', async () => {
    const chosen = await mustAs(
      'coen',
      'query ($m: ID!) { stepChoices(moduleId: $m) { title { nl } people { givenName } } }',
      {
        m: course.moduleId,
      },
    );
    expect(chosen).toEqual([
      { title: { nl: 'Workshop feedback geven' }, people: [{ givenName: 'Bram' }] },
      { title: { nl: 'Workshop omgaan met weerstand' }, people: [{ givenName: 'Anna' }, { givenName: 'Cem' }] },
    ]);
    expect(await mustAs('dirk', CHOICES, { m: course.moduleId })).toEqual([]);
    expect(await tryAs('dirk', CHOOSE, { s: step('workshop-b') })).toEqual({ errors: ['NOT_FOUND'] });
  });

  test('can no longer choose once the first of them is about to begin', async () => {
    await leerlijn.moveClock('2027-03-14T23:00:00.000Z');
    expect(await tryAs('cem', CHOOSE, { s: step('workshop-a') })).toMatchObject({
      userErrors: [
        {
          code: 'CHOICE_OVER',
          message: 'Kiezen kon tot en met 14 maart 2027. Vraag de coördinator of er nog iets kan.',
        },
      ],
    });
  });
});

describe('a participant who does a step at a time of her own', () => {
  test('says that it is done, and may take that back', async () => {
    expect(await mustAs('anna', DECLARE, { s: step('e-learning') })).toMatchObject({
      step: { key: 'e-learning', declaredAt: expect.any(String) },
    });
    expect(await stateOf('Anna', 'e-learning')).toBe('DONE');
    expect(await mustAs('anna', WITHDRAW, { s: step('e-learning') })).toMatchObject({ step: { declaredAt: null } });
    expect(await stateOf('Anna', 'e-learning')).toBe('NOT_STARTED');
  });

  test('chooses it first, where it is one of several', async () => {
    const choice = (key: string | null) =>
      leerlijn.sql(
        `update module_step set choice_key = $2, requirement = case when $2::text is null then 'REQUIRED' else 'CHOICE' end where id = $1`,
        [step('e-learning'), key],
      );
    await choice('way-to-learn');
    expect(await tryAs('anna', DECLARE, { s: step('e-learning') })).toMatchObject({
      userErrors: [{ code: 'STEP_NOT_CHOSEN', message: 'Kies eerst deze stap: van deze stappen doe je er één.' }],
    });
    await choice(null);
    expect(await stateOf('Anna', 'e-learning')).toBe('NOT_STARTED');
  });

  test('does not say so of a session', async () => {
    expect(await tryAs('anna', DECLARE, { s: step('return-day') })).toMatchObject({
      userErrors: [
        {
          code: 'STEP_NOT_SELF_PACED',
          message: 'Deze stap meld je niet zelf af: hij is klaar zodra er is gebeurd wat ervoor nodig is.',
        },
      ],
    });
  });

  test('is the only one who says so', async () => {
    expect(await tryAs('dirk', DECLARE, { s: step('e-learning') })).toEqual({ errors: ['NOT_FOUND'] });
    expect(await tryAs('coen', DECLARE, { s: step('e-learning') })).toEqual({ errors: ['FORBIDDEN'] });
  });
});

describe('a practice case', () => {
  const write = (who: Name, version: number, input: object) =>
    tryAs(who, WRITE, { s: step('practice-case'), v: version, input });

  test('is for its writer alone while it is a draft, and says so before anything is written', async () => {
    expect(await mustAs('anna', CASE, { s: step('practice-case') })).toEqual({
      text: '',
      audience: 'OWN',
      version: 0,
      writtenAt: null,
      visibleTo: { audience: 'OWN', sentence: 'Alleen jij.' },
    });
    expect(await write('anna', 0, { text: 'Wachtrij aan de balie' })).toMatchObject({ practiceCase: { version: 1 } });
    for (const who of ['bram', 'coen', 'dora'] as const)
      expect(await mustAs(who, CASES, { s: step('practice-case') })).toEqual([]);
    expect(await stateOf('Anna', 'practice-case')).toBe('UNDER_WAY');
  });

  test('is read by the programme once it is brought, which makes the step done', async () => {
    expect(await write('anna', 1, { text: 'Wachtrij aan de balie', audience: 'PROGRAMME' })).toMatchObject({
      practiceCase: { version: 2, visibleTo: { sentence: 'Iedereen in dit programma.' } },
    });
    expect(await stateOf('Anna', 'practice-case')).toBe('DONE');
    for (const who of ['bram', 'coen', 'dora'] as const)
      expect(await mustAs(who, CASES, { s: step('practice-case') })).toMatchObject([{ text: 'Wachtrij aan de balie' }]);
    for (const who of ['dirk', 'otto', 'marga', 'tess'] as const)
      expect(await mustAs(who, CASES, { s: step('practice-case') })).toEqual([]);
  });

  test('that was written elsewhere meanwhile is not overwritten, and the other version comes back', async () => {
    expect(await write('anna', 1, { text: 'Iets anders' })).toMatchObject({
      practiceCase: { text: 'Wachtrij aan de balie', version: 2 },
      userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }],
    });
  });

  test('is not brought empty, nor to a step that has none', async () => {
    expect(await write('bram', 0, { text: ' ', audience: 'PROGRAMME' })).toMatchObject({
      userErrors: [{ code: 'CASE_EMPTY', field: ['input', 'text'] }],
    });
    expect(await tryAs('bram', WRITE, { s: step('return-day'), v: 0, input: { text: 'Een casus' } })).toMatchObject({
      userErrors: [{ code: 'STEP_WITHOUT_CASE' }],
    });
  });
});
