import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import { PinoLogger } from 'nestjs-pino';
import { v7 as newId } from 'uuid';
import { type PersonActor, ROLES } from '../../src/platform/auth/actor.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { KNOWN_OPERATIONS } from '../isolation/known-operations.js';
import { argumentsFor, documentFor, rootFields, scalarPathsOf } from '../isolation/operations.js';
import { type Answer, type Installation, OPERATOR, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

let leerlijn: Installation;
let admin: string;
let url: string;
const logged: { reference?: string; err?: Error }[] = [];

beforeAll(async () => {
  leerlijn = await startInstallation();
  const logger = PinoLogger.root;
  const error = logger.error.bind(logger);
  logger.error = ((fields: object, text: string) => {
    logged.push(fields);
    error(fields, text);
  }) as typeof logger.error;
  ({ admin } = await aTenant(leerlijn));
  url = await leerlijn.app.getUrl();
  const [person] = await leerlijn.sql<{ tenant_id: string; id: string }>('select tenant_id, id from person');
  const everything: PersonActor = {
    kind: 'person',
    tenantId: person!.tenant_id,
    personId: person!.id,
    sessionId: newId(),
    roles: new Set(ROLES.filter((role) => role !== 'OPERATOR' && role !== 'RATER')),
    locale: 'nl',
  };
  leerlijn.app.get(Authenticator).register('everything_', async () => everything);
});
afterAll(() => leerlijn.stop());

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly answer: Partial<Answer>;
}

async function send(
  body: BodyInit | undefined,
  headers: Record<string, string> = {},
  method = 'POST',
  path = '/graphql',
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${admin}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body,
  });
  const text = await response.text();
  try {
    return { status: response.status, text, answer: JSON.parse(text) as Partial<Answer> };
  } catch {
    return { status: response.status, text, answer: {} };
  }
}
const query = (text: string, variables?: object) => send(JSON.stringify({ query: text, variables }));

const STACK = /node_modules|\bat \S+ \(|\.ts:\d|\.js:\d|prisma|postgres|permission denied|relation "/i;
const repeated = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const deep = (levels: number) => `{ orgUnits { ${'parent { '.repeat(levels)} id ${'} '.repeat(levels)} } }`;

describe('what is wrong with a request is the caller’s to mend, and said as such', () => {
  const requests: [string, () => Promise<Reply>][] = [
    ['a syntax error', () => query('{ tenant { id ')],
    ['a word that is no GraphQL', () => query('tenant please')],
    ['nothing at all', () => query('')],
    ['a field that is not there', () => query('{ tenant { secrets } }')],
    ['a type that is not there', () => query('{ tenant { ... on Dragon { id } } }')],
    ['an object without a selection', () => query('{ tenant }')],
    ['an argument of the wrong type', () => query('{ person(id: { of: "somebody" }) { id } }')],
    [
      'a variable of the wrong type',
      () => query('query ($first: Int!) { people(first: $first) { nodes { id } } }', { first: 'ten' }),
    ],
    ['a variable that was left out', () => query('query ($id: ID!) { person(id: $id) { id } }')],
    ['an input without what it needs', () => query('mutation { importCheck(input: {}) { userErrors { code } } }')],
    [
      'null among what is not null',
      () => query('mutation { compassDefine(version: 0, input: [null]) { userErrors { code } } }'),
    ],
    [
      'null in a list of ids',
      () =>
        query('mutation ($ids: [ID!]!) { feedbackRatersApprove(subjectIds: $ids) { userErrors { code } } }', {
          ids: [null],
        }),
    ],
    ['two operations and no name', () => query('query A { tenant { id } } query B { tenant { id } }')],
    [
      'a fragment that contains itself',
      () => query('{ tenant { ...a } } fragment a on Tenant { id ...b } fragment b on Tenant { ...a }'),
    ],
    ['more levels than anything needs', () => query(deep(40))],
    ['ever more of one field under other names', () => query(`{ ${repeated(100, (at) => `a${at}: tenant { id }`)} }`)],
    ['ever more of __typename under other names', () => query(`{ ${repeated(100, (at) => `a${at}: __typename`)} }`)],
    ['ever more directives', () => query(`{ tenant { id ${repeated(100, () => '@skip(if: false)')} } }`)],
    ['a thousand tokens and then some', () => query(`{ tenant { ${repeated(5000, () => 'id')} } }`)],
    ['a page of a hundred thousand', () => query('{ people(first: 100000) { nodes { id } } }')],
    [
      'a page of a hundred thousand in a variable',
      () => query('query ($n: Int!) { people(first: $n) { nodes { id } } }', { n: 100_000 }),
    ],
    [
      'a page of a hundred thousand by default',
      () => query('query ($n: Int = 100000) { people(first: $n) { nodes { id } } }'),
    ],
    ['a page of less than nothing', () => query('{ people(first: -5) { nodes { id } } }')],
    ['an id that is none', () => query('{ person(id: "1 or 1=1") { id } }')],
    ['a cursor that is none', () => query('{ people(after: "%%%") { nodes { id } } }')],
    [
      'a day that does not exist',
      () =>
        query(
          'mutation { programmeCreate(input: { unitId: "x", startsOn: "2027-02-30", endsOn: "2027-03-01", name: { nl: "a", en: "b" } }) { userErrors { code } } }',
        ),
    ],
    ['half an object', () => send('{')],
    ['no object', () => send('"tenant"')],
    ['a query that is no text', () => send('{"query": {"tenant": true}}')],
    ['variables that are no object', () => send('{"query": "{ tenant { id } }", "variables": "none"}')],
    [
      'several requests in one',
      () => send(JSON.stringify([{ query: '{ tenant { id } }' }, { query: '{ tenant { id } }' }])),
    ],
    ['a form', () => send('query=%7Btenant%7Bid%7D%7D', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['plain text', () => send('{"query":"{ tenant { id } }"}', { 'content-type': 'text/plain' })],
    ['no type at all', () => send(new Blob(['{"query":"{ tenant { id } }"}']), { 'content-type': '' })],
    [
      'a request that another site can have a browser send',
      () => send(undefined, {}, 'GET', '/graphql?query=%7Btenant%7Bid%7D%7D'),
    ],
    [
      'a mutation by GET',
      () =>
        send(
          undefined,
          { 'apollo-require-preflight': 'true' },
          'GET',
          '/graphql?query=mutation%7BsignOut%7BsignedOut%7D%7D',
        ),
    ],
    ['a method that is none', () => send('{}', {}, 'DELETE')],
    [
      'a body of seventeen megabytes',
      () => send(`{"query":"{ tenant { id } }","variables":{"a":"${'x'.repeat(17_000_000)}"}}`),
    ],
  ];

  test.each(requests)('%s', async (what, request) => {
    const { status, text, answer } = await request();
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(STACK);
    const codes = answer.errors?.map(({ extensions }) => extensions.code) ?? [];
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(answer.data?.tenant ?? null).toBeNull();
    const refused = status >= 400 || codes.length > 0 || text.includes('"userErrors":[{');
    expect({ what, refused }).toEqual({ what, refused: true });
  });

  const nonsense: [string, string, string][] = [
    ['that no database stores', '\u0000', '\u0000'],
    ['that are half a character', '\uD83D', '\uD83D'],
    ['that are SQL', "'; drop table person; --", "' or 1=1 --"],
    ['that are empty', '', ''],
    ['that go on and on', 'x'.repeat(100_000), 'f'.repeat(100_000)],
  ];
  test.each(nonsense)(
    'no field of the schema breaks on texts and ids %s',
    async (_, text, id) => {
      const { schema } = leerlijn.app.get(GraphQLSchemaHost);
      const broken: string[] = [];
      for (const root of rootFields(schema)) {
        const paths = scalarPathsOf(root);
        const values = Object.fromEntries(paths.map(({ path, type }) => [path, type === 'ID' ? id : text]));
        const call = async (values: Record<string, unknown>) => {
          const { status, answer } = await send(
            JSON.stringify({ query: documentFor(root, () => true), variables: argumentsFor(root, values) }),
            { authorization: 'Bearer everything_' },
          );
          const code = answer.errors?.find(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')?.extensions;
          if (status >= 500 || code) broken.push(`${root.name} on ${Object.keys(values)}`);
        };
        // All at once, and one at a time: the first that is refused would hide the others.
        await call(values);
        const ordinary = Object.fromEntries(
          paths.filter(({ type }) => type === 'ID').map(({ path }) => [path, newId()]),
        );
        for (const { path } of paths)
          await call({ ...ordinary, ...KNOWN_OPERATIONS[root.name]?.values, [path]: values[path] });
      }
      expect(broken).toEqual([]);
    },
    180_000,
  );

  test('every mutation can refuse: nothing in its payload but userErrors has to be there', () => {
    const { schema } = leerlijn.app.get(GraphQLSchemaHost);
    const stubborn = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ type }) => {
      const payload = getNamedType(type);
      return Object.values(isObjectType(payload) ? payload.getFields() : {})
        .filter((field) => field.name !== 'userErrors' && isNonNullType(field.type))
        .map((field) => `${payload.name}.${field.name}`);
    });
    expect(stubborn).toEqual([]);
  });

  test('a body of two megabytes is only large', async () => {
    const { status, answer } = await send(
      JSON.stringify({
        query: 'query ($s: String) { people(search: $s) { nodes { id } } }',
        variables: { s: 'é'.repeat(1_000_000) },
      }),
    );
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(answer)).not.toContain('INTERNAL_SERVER_ERROR');
  });

  test('an operation weighs what its variables make of it, whatever it weighed before', async () => {
    const people = repeated(55, (at) => `p${at}: people(first: $first) { nodes { id displayName email jobTitle } }`);
    const text = `query ($first: Int, $all: Boolean!) { tenant { id } ... @include(if: $all) { ${people} } }`;
    const asked = async (variables: object) => (await query(text, variables)).answer;
    const tooMuch = [expect.objectContaining({ message: expect.stringContaining('20000 is the limit') })];
    expect((await asked({ first: 1, all: true })).errors).toBeUndefined();
    expect((await asked({ first: 100, all: true })).errors).toEqual(tooMuch);
    expect((await asked({ first: 100, all: false })).errors).toBeUndefined();
    expect((await asked({ first: 100, all: true })).errors).toEqual(tooMuch);
    // Without a size it is the field's own, which is not that of a size that is null.
    expect((await asked({ all: true })).errors).toEqual((await asked({ first: 50, all: true })).errors);
  });

  test('what is answered is for no cache', async () => {
    for (const text of ['{ tenant { id } }', '{ nothing }']) {
      const { headers } = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: text }),
      });
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('a request that breaks off half-way takes nothing down', async () => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"query":',
    );
    socket.destroy();
    expect((await query('{ tenant { slug } }')).answer.data).toEqual({ tenant: { slug: 'amstelstad' } });
  });

  test('names in every script, and marks that only look odd, are kept as they are', async () => {
    const name = '𝒵oë Ñuñez-王 👩🏽‍💻 İ';
    const slug = 'schrift';
    const input = { slug, name, administrator: { givenName: name, familyName: 'ẞ', email: 'zoe@schrift.example' } };
    const { tenantCreate } = await leerlijn.must(
      'mutation ($input: TenantCreateInput!) { tenantCreate(input: $input) { tenant { name } userErrors { code } } }',
      { input },
      OPERATOR,
    );
    expect(tenantCreate.tenant.name).toBe(name);
  });
});

describe('what is wrong on our side', () => {
  test('is masked under a reference that is in the log with everything', async () => {
    await leerlijn.sql('alter table org_unit rename to org_unit_gone');
    try {
      const { status, text, answer } = await query('{ orgUnits { id } }');
      const [error] = answer.errors ?? [];
      expect(status).toBe(200);
      expect(error?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(text).not.toMatch(STACK);
      expect(error?.message).toContain(error?.extensions.reference);
      const found = logged.filter(({ reference }) => reference === error?.extensions.reference);
      expect(found.map(({ err }) => String(err))).toEqual([expect.stringContaining('org_unit')]);
    } finally {
      await leerlijn.sql('alter table org_unit_gone rename to org_unit');
    }
  });

  test('is masked as well when it happens before the first field', async () => {
    await leerlijn.sql('alter table sign_in_session rename to sign_in_session_gone');
    try {
      const { text, answer } = await query('{ tenant { id } }');
      const [error] = answer.errors ?? [];
      expect(error?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(text).not.toMatch(STACK);
      expect(logged.some(({ reference }) => reference === error?.extensions.reference)).toBe(true);
    } finally {
      await leerlijn.sql('alter table sign_in_session_gone rename to sign_in_session');
    }
  });
});

describe('in production', () => {
  let production: Installation;
  beforeAll(async () => {
    production = await startInstallation({
      NODE_ENV: 'production',
      TEST_CLOCK: '0',
      DATABASE_URL: 'postgresql://nobody@nowhere/none',
      SECRET_KEY: 'only-for-this-story-only-for-this-story',
    });
  });
  afterAll(() => production.stop());

  test.each(['{ __schema { types { name } } }', '{ __type(name: "Tenant") { fields { name } } }'])(
    'the schema is not told: %s',
    async (text) => {
      const { data, errors } = await production.ask(text);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  test('nor is what a caller may have meant', async () => {
    const { errors } = await production.ask('{ tenan { id } }');
    expect(errors?.[0]?.message).not.toMatch(/did you mean/i);
  });

  test('the explorer is not there', async () => {
    expect((await fetch(`${await production.app.getUrl()}/explorer`)).status).toBe(404);
  });
});
