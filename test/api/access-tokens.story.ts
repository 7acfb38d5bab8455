import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, CHECK, importSheet, sheet, type World } from '../support/world.js';

const CREATE = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) {
  credential apiToken { id name scopes } userErrors { code field message } } }`;
const REVOKE = 'mutation ($id: ID!) { apiTokenRevoke(id: $id) { apiToken { revokedAt } userErrors { code } } }';
const PEOPLE = '{ people { nodes { email } } }';
const UNITS = 'code;naam;type;bovenliggend\nGA;Gemeente;organisatie;\n';

let leerlijn: Installation;
let world: World;
beforeAll(async () => {
  leerlijn = await startInstallation();
  world = await aTenant(leerlijn);
});
afterAll(() => leerlijn.stop());

const aToken = async (...scopes: string[]): Promise<{ credential: string; apiToken: { id: string } }> =>
  (await leerlijn.must(CREATE, { input: { name: 'Personeelssysteem', scopes } }, world.admin)).apiTokenCreate;
const codeOf = async (query: string, variables: object, credential: string) =>
  (await leerlijn.ask(query, variables, credential)).errors?.[0]?.extensions.code;
const listed = async (id: string) => {
  const { apiTokens } = await leerlijn.must(
    '{ apiTokens { id name scopes lastUsedAt revokedAt createdBy { displayName } } }',
    {},
    world.admin,
  );
  return apiTokens.find((token: { id: string }) => token.id === id);
};

describe('a token for another system', () => {
  test('does what its scope allows, in its own organisation', async () => {
    const { credential } = await aToken('PEOPLE_READ');
    await aTenant(leerlijn, 'elders');
    const { people } = await leerlijn.must(PEOPLE, {}, credential);
    expect(people.nodes).toEqual([{ email: 'admin@amstelstad.example' }]);
  });

  test('and nothing beyond it', async () => {
    const { credential } = await aToken('PEOPLE_READ');
    expect(await codeOf(CHECK, sheet('UNITS', UNITS), credential)).toBe('FORBIDDEN');
    expect(await codeOf('{ apiTokens { id } }', {}, credential)).toBe('FORBIDDEN');
    expect(await codeOf('{ me { roles } }', {}, credential)).toBe('FORBIDDEN');
    expect(await codeOf(PEOPLE, {}, (await aToken('PROGRAMMES_READ')).credential)).toBe('FORBIDDEN');
  });

  test('can import people, for which whoever made it is answerable', async () => {
    const { credential } = await aToken('PEOPLE_WRITE');
    await importSheet(leerlijn, credential, 'UNITS', UNITS);
    const [{ email } = {}] = await leerlijn.sql<{ email: string }>(
      'select p.email from import i join person p on p.tenant_id = i.tenant_id and p.id = i.created_by_id',
    );
    expect(email).toBe('admin@amstelstad.example');
  });

  test('opens nothing from the moment that it is revoked', async () => {
    const { credential, apiToken } = await aToken('PEOPLE_READ');
    await leerlijn.must(PEOPLE, {}, credential);
    await leerlijn.must(REVOKE, { id: apiToken.id }, world.admin);
    expect(await codeOf(PEOPLE, {}, credential)).toBe('UNAUTHENTICATED');
    expect(await listed(apiToken.id)).toMatchObject({ revokedAt: expect.any(String) });
  });

  test('and keeps the moment of its end when it is revoked again', async () => {
    const { apiToken } = await aToken('PEOPLE_READ');
    const first = await leerlijn.must(REVOKE, { id: apiToken.id }, world.admin);
    expect(await leerlijn.must(REVOKE, { id: apiToken.id }, world.admin)).toEqual(first);
  });

  test('is not told apart from one that never was', async () => {
    expect(await codeOf(PEOPLE, {}, `token_${'x'.repeat(43)}`)).toBe('UNAUTHENTICATED');
  });

  test('is stored nowhere: only its hash is', async () => {
    const { credential } = await aToken('PEOPLE_READ');
    const secret = credential.slice('token_'.length);
    const tables = await leerlijn.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      expect(
        await leerlijn.sql(`select from "${name}" t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`, [
          secret,
          Buffer.from(secret, 'base64url').toString('hex'),
        ]),
      ).toEqual([]);
    }
  });

  test('tells when it was last used, to the minute', async () => {
    const { credential, apiToken } = await aToken('PEOPLE_READ');
    expect(await listed(apiToken.id)).toMatchObject({
      name: 'Personeelssysteem',
      scopes: ['PEOPLE_READ'],
      lastUsedAt: null,
      createdBy: { displayName: 'Ada Admin' },
    });
    await leerlijn.must(PEOPLE, {}, credential);
    const { lastUsedAt: first } = await listed(apiToken.id);
    await leerlijn.must(PEOPLE, {}, credential);
    expect(await listed(apiToken.id)).toMatchObject({ lastUsedAt: first });

    await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 120_000));
    await leerlijn.must(PEOPLE, {}, credential);
    const { lastUsedAt: later } = await listed(apiToken.id);
    expect(Date.parse(later) - Date.parse(first)).toBeGreaterThanOrEqual(120_000);
  });
});

describe('tokens', () => {
  test('have a name and at least one scope', async () => {
    const { data } = await leerlijn.ask(CREATE, { input: { name: ' ', scopes: [] } }, world.admin);
    expect(data.apiTokenCreate).toEqual({
      credential: null,
      apiToken: null,
      userErrors: [
        { code: 'INVALID_INPUT', field: ['input', 'name'], message: 'Vul dit in.' },
        { code: 'INVALID_INPUT', field: ['input', 'scopes'], message: 'Kies minstens één recht.' },
      ],
    });
  });

  test('of another organisation do not exist', async () => {
    const { apiToken } = await aToken('PEOPLE_READ');
    const other = await aTenant(leerlijn, 'daar');
    expect(await codeOf(REVOKE, { id: apiToken.id }, other.admin)).toBe('NOT_FOUND');
  });
});
