import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const TEMPLATES =
  '{ programmeTemplates { key version name { nl } publishedAt openEnrolment modules { key steps { key } } } }';
const TEMPLATE =
  'query ($key: String!, $version: Int) { programmeTemplate(key: $key, version: $version) { version yaml } }';
const PUBLISH = `mutation ($yaml: String!) { programmeTemplatePublish(input: { yaml: $yaml }) {
  template { key version } userErrors { code field message } } }`;
const CREATE = `mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id } userErrors { code } } }`;
const ADD = `mutation ($p: ID!, $input: ModuleAddInput!) { moduleAdd(programmeId: $p, input: $input) {
  module { id template { key version } balance { hours onTheJob withOthers formal } steps { key title { nl } } } userErrors { code field message } } }`;
const ADD_ALL = `mutation ($p: ID!, $input: ProgrammeModulesAddFromTemplateInput!) { programmeModulesAddFromTemplate(programmeId: $p, input: $input) {
  modules { id position name { nl } themes { key } template { key version } steps { key kind choiceKey } } userErrors { code field message } } }`;

const name = { nl: 'Module', en: 'Module' };
let leerlijn: Installation;
let directorate: Directorate;
let coordinator: string;
let programmeId: string;

beforeAll(async () => {
  leerlijn = await startInstallation();
  directorate = await aDirectorate(leerlijn);
  coordinator = await directorate.as('coen');
  const [unit] = await leerlijn.sql<{ id: string }>('select id from org_unit where tenant_id = $1', [
    directorate.tenantId,
  ]);
  const input = {
    name,
    unitId: unit!.id,
    clientId: directorate.ids.dora,
    startsOn: '2027-01-04',
    endsOn: '2028-06-30',
  };
  programmeId = (await leerlijn.must(CREATE, { input }, coordinator)).programmeCreate.programme.id;
  await leerlijn.must(
    'mutation ($input: [CompassThemeInput!]!) { compassDefine(version: 0, input: $input) { userErrors { code } } }',
    { input: [{ key: 'direction', name }] },
    coordinator,
  );
});
afterAll(() => leerlijn.stop());

const templates = async () => (await leerlijn.must(TEMPLATES, {}, coordinator)).programmeTemplates;
const publish = async (yaml: string) =>
  (await leerlijn.ask(PUBLISH, { yaml }, coordinator)).data.programmeTemplatePublish;
const yamlOf = async (key: string, version?: number): Promise<string> =>
  (await leerlijn.must(TEMPLATE, { key, version }, coordinator)).programmeTemplate.yaml;

describe('templates', () => {
  test('come with Leerlijn: the Amsterdam build-up, a course of five modules and a short track', async () => {
    expect(
      (await templates()).map(({ key, version, publishedAt, modules }: never) => [
        key,
        version,
        publishedAt,
        (modules as []).length,
      ]),
    ).toEqual([
      ['amsterdam', 1, null, 1],
      ['leergang', 1, null, 5],
      ['short', 1, null, 1],
    ]);
  });

  test('make modules, which keep the version that they were made from', async () => {
    const { moduleAdd } = await leerlijn.must(ADD, { p: programmeId, input: { name } }, coordinator);
    expect(moduleAdd.module.template).toEqual({ key: 'amsterdam', version: 1 });
    const longer = (await yamlOf('amsterdam')).replace(
      'title: { nl: Kick-off, en: Kick-off }',
      'title: { nl: Startdag, en: Opening day }',
    );
    expect(await publish(longer)).toEqual({ template: { key: 'amsterdam', version: 2 }, userErrors: [] });
    const later = await leerlijn.must(ADD, { p: programmeId, input: { name } }, coordinator);
    expect(later.moduleAdd.module.template).toEqual({ key: 'amsterdam', version: 2 });
    expect(later.moduleAdd.module.steps[2].title.nl).toBe('Startdag');
    const { programme } = await leerlijn.must(
      'query ($id: ID!) { programme(id: $id) { modules { template { version } steps { title { nl } } } } }',
      { id: programmeId },
      coordinator,
    );
    expect(programme.modules[0]).toMatchObject({
      template: { version: 1 },
      steps: expect.arrayContaining([{ title: { nl: 'Kick-off' } }]),
    });
  });

  test('publish nothing new when a file says the same, and keep every version as it was', async () => {
    expect(await publish(await yamlOf('amsterdam'))).toMatchObject({ template: { version: 2 } });
    expect(await yamlOf('amsterdam', 1)).toContain('title: { nl: Kick-off, en: Kick-off }');
    expect(await yamlOf('amsterdam', 1)).not.toContain('Startdag');
  });

  test('say 70/20/10 of a module from its steps and their hours', async () => {
    const { moduleAdd } = await leerlijn.must(
      ADD,
      { p: programmeId, input: { name, template: { key: 'short' } } },
      coordinator,
    );
    expect(moduleAdd.module.balance).toEqual({ hours: 30.25, onTheJob: 66, withOthers: 19, formal: 15 });
  });

  test('that are not there, or have several modules, say what there is', async () => {
    const add = async (template: object) =>
      (await leerlijn.ask(ADD, { p: programmeId, input: { name, template } }, coordinator)).data.moduleAdd
        .userErrors[0];
    expect(await add({ key: 'rotterdam' })).toMatchObject({
      code: 'TEMPLATE_UNKNOWN',
      field: ['input', 'template', 'key'],
    });
    expect(await add({ key: 'amsterdam', version: 9 })).toMatchObject({ code: 'TEMPLATE_UNKNOWN' });
    expect(await add({ key: 'leergang' })).toMatchObject({
      code: 'TEMPLATE_MODULE_NOT_CLEAR',
      message:
        'Dit sjabloon heeft meer modules. Kies er een met moduleKey (module-1, module-2, module-3, module-4, module-5), of voeg ze allemaal tegelijk toe.',
    });
    expect(await add({ key: 'leergang', moduleKey: 'module-6' })).toMatchObject({ code: 'TEMPLATE_MODULE_UNKNOWN' });
  });

  test('of a course make its five modules at once, under own names and themes', async () => {
    const modules = [{ key: 'module-2', name: { nl: 'Teams', en: 'Teams' }, themeKeys: ['direction'] }];
    const { programmeModulesAddFromTemplate: added } = await leerlijn.must(
      ADD_ALL,
      { p: programmeId, input: { templateKey: 'leergang', modules } },
      coordinator,
    );
    expect(added.modules.map((module: { name: { nl: string } }) => module.name.nl)).toEqual([
      'Leiding geven aan jezelf',
      'Teams',
      'Leiding geven aan verandering',
      'Samenwerken over grenzen heen',
      'Leiding geven in de stad',
    ]);
    expect(added.modules[1].themes).toEqual([{ key: 'direction' }]);
    const kinds = added.modules[0].steps.map(({ kind }: { kind: string }) => kind);
    expect(kinds.indexOf('E_LEARNING')).toBeLessThan(kinds.indexOf('INTAKE'));
    expect(kinds).toEqual(expect.arrayContaining(['PRACTICE_CASE', 'RETURN_DAY']));
    expect(
      added.modules[0].steps.filter(({ choiceKey }: { choiceKey: string }) => choiceKey === 'workshop'),
    ).toHaveLength(2);
  });
});

describe('a template with faults publishes nothing', () => {
  const short = async (from: string | RegExp, to: string) => publish((await yamlOf('short')).replace(from, to));

  test('and says where each is, by path and place', async () => {
    const { template, userErrors } = await short('onTheJob: 100, withOthers: 0', 'onTheJob: 90, withOthers: 0');
    expect(template).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'TEMPLATE_FAULT',
        field: ['input', 'yaml', 'modules', '0', 'steps', '1', 'shares'],
        message: expect.stringMatching(
          /^modules\.0\.steps\.1\.shares \(regel \d+, kolom \d+\): de delen zijn samen geen 100 procent$/,
        ),
      },
    ]);
  });

  test.each([
    [
      'a step that waits for one that is not there',
      /key: kick-off\n( +)edge/,
      'key: start\n$1edge',
      'de module heeft geen stap met deze sleutel',
    ],
    [
      'a kind that there is one of at most',
      /kind: INTERVISION/,
      'kind: ASSIGNMENT',
      'van deze soort heeft een module hooguit één stap',
    ],
    [
      'a fact of another kind of step',
      /\[ ?ATTENDED ?\]/,
      '[POP_SIGNED]',
      'dit kan een stap van deze soort niet af maken',
    ],
    ['a word that is none', /form: PLENARY/, 'form: CIRCLE', 'is geen van de woorden die hier kunnen staan'],
    ['what is not known', /hours: 4/, 'hours: 4\n        room: large', 'kennen we niet'],
  ])('for %s', async (_, from, to, reason) => {
    const { userErrors } = await short(from, to);
    expect(userErrors.map(({ message }: { message: string }) => message).join('\n')).toContain(reason);
  });

  test('nor does a file that is no YAML', async () => {
    expect(await publish('key: [a\nname: b')).toMatchObject({
      template: null,
      userErrors: [{ code: 'TEMPLATE_NOT_READABLE' }],
    });
  });
});

test('templates are for coordinators and directors', async () => {
  for (const who of ['anna', 'marga', 'tess'] as const) {
    const { errors } = await leerlijn.ask(TEMPLATES, {}, await directorate.as(who));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});
