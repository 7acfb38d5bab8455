import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ADD_MODULE,
  COORDINATOR,
  CREATE_PROGRAMME,
  DEFINE_COMPASS,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  ON_PAPER,
  programmeInput,
  SUBMIT,
  typeInDesign,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const DESIGN = `query ($id: ID!) { programme(id: $id) {
  name { nl } unit { code } client { displayName } startsOn endsOn timeZone state version participantCount
  businessChallenges { text { nl } leadershipChallenges { text { nl } module { position } } }
  conditions { id kind signedAt signedBy { displayName } }
  modules { id position name { nl } startsAfter themes { key } leadershipChallenges { businessChallenge { text { nl } } }
    impact { behaviour { nl } indicators { nl } operationalGoal { nl } strategicGoal { nl } }
    steps { key kind title { nl } position who form learning shares { onTheJob withOthers formal } hours requirement choiceKey completion
      due { after { key edge } days lasts } startsOn endsOn } } } }`;
const PLAN = `mutation ($moduleId: ID!, $version: Int! = 1, $input: ModuleStepsPlanInput!) {
  moduleStepsPlan(moduleId: $moduleId, version: $version, input: $input) { module { steps { kind startsOn endsOn } } userErrors { code message field } } }`;

let leerlijn: Installation;
let organisation: Dienstverlening;
let coordinator: string;
let director: string;
let programmeId: string;
const design = async (credential = coordinator) =>
  (await leerlijn.must(DESIGN, { id: programmeId }, credential)).programme;
const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);

beforeAll(async () => {
  leerlijn = await startInstallation();
  organisation = await dienstverlening(leerlijn);
  coordinator = await organisation.as(COORDINATOR);
  programmeId = await typeInDesign(leerlijn, organisation, coordinator);
  director = await organisation.as(DIRECTOR);
});
afterAll(() => leerlijn.stop());

describe('a coordinator who types in the programme of the case', () => {
  test('finds the director of the unit as the client, and the five conditions to be signed', async () => {
    expect(await design()).toMatchObject({
      name: { nl: 'Leiderschapsprogramma Dienstverlening' },
      unit: { code: 'GA-DBD-DV' },
      client: { displayName: 'Emre Peters' },
      startsOn: '2027-01-11',
      endsOn: '2029-02-02',
      timeZone: 'Europe/Amsterdam',
      state: 'DRAFT',
      participantCount: 0,
      conditions: ['OWNERSHIP', 'RESULT', 'ROOM', 'SAFETY', 'MIX'].map((kind) => ({
        kind,
        signedAt: null,
        signedBy: null,
      })),
    });
  });

  test('can walk from a business challenge to the module that serves it, and back', async () => {
    const { businessChallenges, modules } = await design();
    expect(businessChallenges).toHaveLength(4);
    expect(businessChallenges[2].leadershipChallenges[0].module.position).toBe(3);
    expect(modules[0].leadershipChallenges[0].businessChallenge.text.nl).toBe(
      'Elke dag genoeg inwoners helpen binnen de afgesproken behandeltijd per product',
    );
  });

  test('has four modules with their themes, and the impact map of the first', async () => {
    const { modules } = await design();
    expect(modules.map(({ position, themes }: never) => ({ position, themes }))).toMatchObject([
      { position: 1, themes: [{ key: 'direction' }, { key: 'together' }] },
      { position: 2, themes: [{ key: 'together' }, { key: 'inclusive' }] },
      { position: 3, themes: [{ key: 'personal' }] },
      { position: 4, themes: [{ key: 'renewal' }, { key: 'craft' }] },
    ]);
    expect(modules[0].impact.indicators.map(({ nl }: { nl: string }) => nl)).toEqual(
      ON_PAPER.modules[0]!.impact!.indicators.map(({ nl }) => nl),
    );
    expect([modules[1].impact, modules[1].startsAfter]).toEqual([null, '2027-08-30']);
  });

  test('gets the nine steps of the usual build-up in every module, without days', async () => {
    const { modules } = await design();
    for (const { steps } of modules) {
      expect(steps.map(({ kind }: { kind: string }) => kind)).toEqual([
        'FEEDBACK_360',
        'POP_CONVERSATION',
        'KICK_OFF',
        'INSPIRATION_SESSION',
        'ASSIGNMENT',
        'INTERVISION',
        'FINAL_CONVERSATION',
        'KICK_OUT',
        'EVALUATION',
      ]);
    }
    expect(modules[0].steps[3]).toEqual({
      key: 'inspiration-session',
      kind: 'INSPIRATION_SESSION',
      title: { nl: 'Inspiratiesessie' },
      position: 4,
      who: ['GROUP', 'TRAINER'],
      form: 'GROUP',
      learning: ['FORMAL', 'WITH_OTHERS'],
      shares: { onTheJob: 0, withOthers: 40, formal: 60 },
      hours: 7,
      requirement: 'REQUIRED',
      choiceKey: null,
      completion: ['ATTENDED'],
      due: { after: { key: 'kick-off', edge: 'END' }, days: 11, lasts: 12 },
      startsOn: null,
      endsOn: null,
    });
  });

  test('plans the days of steps, and hears of every day that cannot be', async () => {
    const [{ id: moduleId }] = (await design()).modules;
    const steps = [{ kind: 'FEEDBACK_360', startsOn: '2027-01-11', endsOn: '2027-02-05' }];
    const planned = await leerlijn.must(PLAN, { moduleId, input: { steps } }, coordinator);
    expect(planned.moduleStepsPlan.module.steps[0]).toEqual(steps[0]);
    const wrong = [
      { kind: 'KICK_OFF', startsOn: '2027-03-04' },
      { kind: 'KICK_OUT', startsOn: '2029-02-01', endsOn: '2029-02-03' },
    ];
    const { data } = await leerlijn.ask(PLAN, { moduleId, input: { steps: wrong } }, coordinator);
    expect(data.moduleStepsPlan.userErrors).toEqual([
      {
        code: 'STEP_HALF_PLANNED',
        field: ['input', 'steps', '0'],
        message: 'Vul de eerste én de laatste dag in, of geen van beide.',
      },
      {
        code: 'STEP_OUTSIDE_PROGRAMME',
        field: ['input', 'steps', '1'],
        message: 'Het programma loopt van 11 januari 2027 tot en met 2 februari 2029.',
      },
    ]);
  });

  test('hears of days that somebody else planned meanwhile, and plans over none of them', async () => {
    const [{ id: moduleId }] = (await design()).modules;
    const steps = [{ kind: 'FEEDBACK_360', startsOn: '2027-02-01', endsOn: '2027-02-05' }];
    const { data } = await leerlijn.ask(PLAN, { moduleId, input: { steps } }, coordinator);
    expect(codes(data.moduleStepsPlan)).toEqual(['EDITED_MEANWHILE']);
    expect(data.moduleStepsPlan.module.steps[0].startsOn).toBe('2027-01-11');
  });

  test('defines the compass anew, and modules keep the version that they were tied to', async () => {
    const compass = ON_PAPER.compass.map(({ key, ...name }) => ({ key, name }));
    const renamed = [{ key: 'together', name: { nl: 'Samen', en: 'Jointly' } }, ...compass.slice(2)];
    const { compassDefine } = await leerlijn.must(DEFINE_COMPASS, { input: renamed, version: 1 }, organisation.admin);
    expect(compassDefine.compass.map(({ name }: { name: { nl: string } }) => name.nl)).toEqual([
      'Samen',
      ...compass.slice(2).map(({ name }) => name.nl),
    ]);
    const { programme, compassVersions } = await leerlijn.must(
      `query ($id: ID!) { programme(id: $id) { modules { themes { key name { nl } compassVersion } } }
         compassVersions { version definedBy { displayName } themes { key } } }`,
      { id: programmeId },
      coordinator,
    );
    expect(programme.modules[0].themes.map(({ name, compassVersion }: never) => [name, compassVersion])).toEqual([
      [{ nl: compass[0]!.name.nl }, 1],
      [{ nl: compass[1]!.name.nl }, 1],
    ]);
    expect(
      compassVersions.map(({ version, themes }: { version: number; themes: object[] }) => [version, themes.length]),
    ).toEqual([
      [2, 5],
      [1, 6],
    ]);
    expect(compassVersions[0].definedBy.displayName).toBe('Ada Admin');
  });

  test('hears of a compass that somebody else defined meanwhile, and loses nothing of it', async () => {
    const other = [{ key: 'courage', name: { nl: 'Moed', en: 'Courage' } }];
    const { data } = await leerlijn.ask(DEFINE_COMPASS, { input: other, version: 1 }, coordinator);
    expect(codes(data.compassDefine)).toEqual(['EDITED_MEANWHILE']);
    expect(data.compassDefine.compass[0].name.nl).toBe('Samen');
  });

  test('makes no new version of a compass that is so already', async () => {
    const { compass } = await leerlijn.must('{ compass { key name { nl en } } }', {}, coordinator);
    await leerlijn.must(DEFINE_COMPASS, { input: compass }, coordinator);
    const { compassVersions } = await leerlijn.must('{ compassVersions { version } }', {}, coordinator);
    expect(compassVersions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  test('cannot tie a module to a theme that the compass has no more, until it has it again', async () => {
    const { version, modules } = await design();
    const change = `mutation ($id: ID!, $v: Int!) { moduleChange(id: $id, version: $v, input: { themeKeys: ["direction"] }) {
      module { themes { name { nl } compassVersion } } userErrors { code } } }`;
    const { data } = await leerlijn.ask(change, { id: modules[1].id, v: version }, coordinator);
    expect(codes(data.moduleChange)).toEqual(['THEME_UNKNOWN']);
    const compass = ON_PAPER.compass.map(({ key, ...name }) => ({ key, name }));
    await leerlijn.must(DEFINE_COMPASS, { input: compass, version: 2 }, coordinator);
    const { moduleChange } = await leerlijn.must(change, { id: modules[1].id, v: version }, coordinator);
    expect(moduleChange.module.themes).toEqual([{ name: { nl: compass[0]!.name.nl }, compassVersion: 3 }]);
  });

  test('hears where a compass names a theme twice or not at all', async () => {
    const name = { nl: 'Moed', en: 'Courage' };
    const input = [
      { key: 'courage', name },
      { key: 'courage', name: { ...name, en: ' ' } },
    ];
    const { data } = await leerlijn.ask(DEFINE_COMPASS, { input }, coordinator);
    expect(data.compassDefine.userErrors).toContainEqual({
      code: 'INVALID_INPUT',
      field: ['input', '1', 'name', 'en'],
      message: 'Vul dit in.',
    });
    const twice = await leerlijn.ask(DEFINE_COMPASS, { input: [input[0], input[0]] }, coordinator);
    expect(twice.data.compassDefine.userErrors).toEqual([
      { code: 'INVALID_INPUT', field: ['input', '1', 'key'], message: 'Dit thema staat er al.' },
    ]);
  });

  test('hears what is wrong with a programme that ends too early or has no clear client', async () => {
    const early = { ...programmeInput(organisation.unitId), endsOn: '2027-01-10' };
    const [team] = await leerlijn.sql<{ id: string }>(`select id from org_unit where code = 'GA-DBD-DV-01-T01'`);
    const answers = [
      await leerlijn.ask(CREATE_PROGRAMME, { input: early }, coordinator),
      await leerlijn.ask(CREATE_PROGRAMME, { input: programmeInput(team!.id) }, coordinator),
    ];
    expect(answers.map(({ data }) => codes(data.programmeCreate))).toEqual([
      ['PROGRAMME_ENDS_BEFORE_START'],
      ['CLIENT_NOT_CLEAR'],
    ]);
  });

  test('hears which theme the compass does not have, and nothing was added', async () => {
    const name = { nl: 'Vijf', en: 'Five' };
    const { data } = await leerlijn.ask(
      ADD_MODULE,
      { programmeId, input: { name, themeKeys: ['together', 'humour'] } },
      coordinator,
    );
    expect(data.moduleAdd.userErrors).toEqual([
      {
        code: 'THEME_UNKNOWN',
        field: ['input', 'themeKeys'],
        message: 'Het kompas heeft geen thema met de sleutel humour.',
      },
    ]);
    expect((await design()).modules).toHaveLength(4);
  });
});

describe('a design that is not whole', () => {
  test('cannot be submitted, and says everything that is needed first', async () => {
    const { programmeCreate } = await leerlijn.must(
      CREATE_PROGRAMME,
      { input: programmeInput(organisation.unitId) },
      coordinator,
    );
    const { id } = programmeCreate.programme;
    const empty = await leerlijn.ask(SUBMIT, { id }, coordinator);
    expect(empty.data.programmeSubmit).toEqual({
      programme: null,
      userErrors: [
        {
          code: 'LEADERSHIP_CHALLENGE_MISSING',
          message: 'Leid eerst uit een businessopgave ten minste één leiderschapsopgave af.',
        },
        { code: 'MODULE_MISSING', message: 'Voeg eerst een module toe.' },
      ],
    });
    await leerlijn.must(ADD_MODULE, { programmeId: id, input: { name: { nl: 'Kaal', en: 'Bare' } } }, coordinator);
    const bare = await leerlijn.ask(SUBMIT, { id }, coordinator);
    expect(bare.data.programmeSubmit.userErrors[1]).toEqual({
      code: 'MODULE_WITHOUT_THEME',
      message: 'Verbind de module ‘Kaal’ eerst aan een thema van het kompas.',
    });
  });
});

describe('two people who design at once', () => {
  test('lose nothing of what either adds', async () => {
    const input = programmeInput(organisation.unitId);
    const { programmeCreate } = await leerlijn.must(CREATE_PROGRAMME, { input }, coordinator);
    const { id, version } = programmeCreate.programme;
    const names = ['Een', 'Twee', 'Drie', 'Vier'].map((nl) => ({ nl, en: nl }));
    await Promise.all(
      names.map((name) => leerlijn.must(ADD_MODULE, { programmeId: id, input: { name } }, coordinator)),
    );
    const { programme } = await leerlijn.must(DESIGN, { id }, coordinator);
    expect(programme.modules.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3, 4]);
    expect(programme.version).toBe(version + 4);
  });
});

describe('others than the coordinator', () => {
  test('cannot design, whatever else they may', async () => {
    const leader = await organisation.as('lotte.smit');
    for (const credential of [director, leader, organisation.admin]) {
      const { errors } = await leerlijn.ask(
        CREATE_PROGRAMME,
        { input: programmeInput(organisation.unitId) },
        credential,
      );
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { errors } = await leerlijn.ask(SUBMIT, { id: programmeId });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('do not find the programme before they take part in it', async () => {
    const leader = await organisation.as('lotte.smit');
    const { errors } = await leerlijn.ask(
      'query ($id: ID!) { programme(id: $id) { name { nl } } }',
      { id: programmeId },
      leader,
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { programmes } = await leerlijn.must('{ programmes { nodes { id } } }', {}, leader);
    expect(programmes.nodes).toEqual([]);
  });

  test('of another organisation find nothing by its ids', async () => {
    const other = await aTenant(leerlijn, 'elders');
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'COORDINATOR', now() from person where tenant_id = $1`,
      [other.tenantId],
    );
    const [{ id: moduleId }] = (await design()).modules;
    const answers = [
      await leerlijn.ask(DESIGN, { id: programmeId }, other.admin),
      await leerlijn.ask(SUBMIT, { id: programmeId }, other.admin),
      await leerlijn.ask(ADD_MODULE, { programmeId, input: { name: { nl: 'X', en: 'X' } } }, other.admin),
      await leerlijn.ask(PLAN, { moduleId, input: { steps: [{ kind: 'KICK_OFF' }] } }, other.admin),
      await leerlijn.ask(CREATE_PROGRAMME, { input: programmeInput(organisation.unitId) }, other.admin),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(5).fill('NOT_FOUND'));
    const { programmes, compass } = await leerlijn.must(
      '{ programmes { nodes { id } } compass { id } }',
      {},
      other.admin,
    );
    expect([programmes.nodes, compass]).toEqual([[], []]);
  });
});
