import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, grantRole, importCase, importSheet, personByNumber, signIn, type World } from '../support/world.js';

const DIRECTOR = '100202';
const DEPARTMENT_MANAGER = '100209';
const EMPLOYEE = '100215';

const PEOPLE = `query ($first: Int!, $after: String, $search: String) { people(first: $first, after: $after, search: $search) {
  nodes { id displayName email manager { displayName } unit { code parent { code parent { code } } } }
  pageInfo { hasNextPage endCursor } } }`;

let leerlijn: Installation;
let world: World;
beforeAll(async () => {
  leerlijn = await startInstallation();
  world = await aTenant(leerlijn);
  await importCase(leerlijn, world.admin);
});
afterAll(() => leerlijn.stop());

const as = async (personnelNumber: string) =>
  signIn(leerlijn, (await personByNumber(leerlijn, world, personnelNumber)).email);
const codesOf = (errors: { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);

describe('everybody of an organisation', () => {
  test('is listed for an administrator in order of family name, page by page', async () => {
    const names: string[] = [];
    for (let after = null, more = true; more; ) {
      const { people } = await leerlijn.must(PEOPLE, { first: 100, after }, world.admin);
      names.push(...people.nodes.map(({ id }: { id: string }) => id));
      after = people.pageInfo.endCursor;
      more = people.pageInfo.hasNextPage;
    }
    const inOrder = await leerlijn.sql<{ id: string }>('select id from person order by family_name, given_name, id');
    expect(names).toEqual(inOrder.map(({ id }) => id));
  });

  test('is found by words from the name, address, job or number, with or without accents', async () => {
    const found = async (search: string) => {
      const { people } = await leerlijn.must(PEOPLE, { first: 5, search }, world.admin);
      return people.nodes.map(({ displayName }: { displayName: string }) => displayName);
    };
    expect(await found('garcia-lopez noor')).toEqual(['Noor García-López']);
    expect(await found('100209')).toEqual(['Lotte Smit']);
    expect(await found('DIRECTEUR dienstverlening')).toEqual(['Emre Peters']);
    expect(await found('noor%')).toEqual([]);
  });

  test('comes with their line and the organisation above them', async () => {
    const { people } = await leerlijn.must(PEOPLE, { first: 1, search: EMPLOYEE }, world.admin);
    expect(people.nodes[0]).toMatchObject({
      email: 'noor.garcia-lopez@dienstverlening.example',
      manager: { displayName: 'Jeroen Dijkstra' },
      unit: { code: 'GA-DBD-DV-01-T01', parent: { code: 'GA-DBD-DV-01', parent: { code: 'GA-DBD-DV' } } },
    });
  });

  test('is not listed for who is neither administrator nor coordinator', async () => {
    const { errors } = await leerlijn.ask(PEOPLE, { first: 1 }, await as(DIRECTOR));
    expect(codesOf(errors)).toEqual(['FORBIDDEN']);
  });

  test('and at most 100 at a time', async () => {
    const { errors } = await leerlijn.ask(PEOPLE, { first: 101 }, world.admin);
    expect(codesOf(errors)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('one person', () => {
  const PERSON = 'query ($id: ID!) { person(id: $id) { displayName startedOn language echelon } }';

  test('is shown to a coordinator', async () => {
    const coordinator = await personByNumber(leerlijn, world, '101994');
    await grantRole(leerlijn, world, coordinator.id, 'COORDINATOR');
    const { id } = await personByNumber(leerlijn, world, DIRECTOR);
    const { person } = await leerlijn.must(PERSON, { id }, await signIn(leerlijn, coordinator.email));
    expect(person).toEqual({
      displayName: 'Emre Peters',
      startedOn: '2019-05-07',
      language: 'NL',
      echelon: 'STRATEGIC',
    });
  });

  test('does not exist for another organisation', async () => {
    const other = await aTenant(leerlijn, 'elders');
    const { id } = await personByNumber(leerlijn, world, DIRECTOR);
    const { errors } = await leerlijn.ask(PERSON, { id }, other.admin);
    expect(codesOf(errors)).toEqual(['NOT_FOUND']);
  });
});

describe('whoever is signed in', () => {
  const ME = '{ me { person { displayName jobTitle } roles reports { displayName unit { name } } } }';

  test('sees who they are, what they may be, and who reports to them', async () => {
    const { me } = await leerlijn.must(ME, {}, await as(DEPARTMENT_MANAGER));
    expect(me).toMatchObject({
      person: { displayName: 'Lotte Smit', jobTitle: 'Afdelingsmanager Stadsloketten' },
      roles: ['MANAGER', 'EMPLOYEE'],
    });
    expect(me.reports).toContainEqual({ displayName: 'Jeroen Dijkstra', unit: { name: expect.any(String) } });
  });

  test('leads nobody, and is told so', async () => {
    const { me } = await leerlijn.must(ME, {}, await as(EMPLOYEE));
    expect(me).toMatchObject({ roles: ['EMPLOYEE'], reports: [] });
  });

  test('sees the whole organisation, those above before those below', async () => {
    const { orgUnits } = await leerlijn.must('{ orgUnits { code type parent { code } } }', {}, await as(EMPLOYEE));
    expect(orgUnits).toHaveLength(53);
    expect(orgUnits[0]).toEqual({ code: 'GA', type: 'ORGANISATION', parent: null });
    expect(orgUnits).toContainEqual({ code: 'GA-DBD-DV', type: 'DIRECTORATE', parent: { code: 'GA-DBD' } });
  });

  test('but not the address of who reports to them: only administrators and coordinators do', async () => {
    const { errors } = await leerlijn.ask('{ me { reports { email } } }', {}, await as(DEPARTMENT_MANAGER));
    expect(new Set(codesOf(errors))).toEqual(new Set(['FORBIDDEN']));
  });
});

describe('the people in a spreadsheet', () => {
  test('never start a formula there', async () => {
    await importSheet(
      leerlijn,
      world.admin,
      'PEOPLE',
      'personeelsnummer;voornaam;achternaam;e-mail;organisatie-eenheid;functie\n900001;"=HYPERLINK(""https://kwaad.example"")";@Berg;+berg@ga.example;GA;-1+1\n',
    );
    const { peopleCsv } = await leerlijn.must('{ peopleCsv }', {}, world.admin);
    const rows: string[] = peopleCsv.split('\r\n');
    expect(rows[0]).toBe(
      '\ufeffpersoneelsnummer;voornaam;tussenvoegsel;achternaam;e-mail;taal;organisatie-eenheid;functie;leidinggevende;echelon;in dienst;uit dienst',
    );
    expect(rows).toContain(`900001;"'=HYPERLINK(""https://kwaad.example"")";;'@Berg;'+berg@ga.example;nl;GA;'-1+1;;;;`);
    expect(
      rows
        .join(';')
        .split(';')
        .filter((cell) => /^"?[=+\-@\t\r]/.test(cell)),
    ).toEqual([]);
  });

  test('is for an administrator only', async () => {
    const { errors } = await leerlijn.ask('{ peopleCsv }', {}, await as(DIRECTOR));
    expect(codesOf(errors)).toEqual(['FORBIDDEN']);
  });
});
