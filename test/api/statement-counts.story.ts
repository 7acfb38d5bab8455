import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import { KNOWN_OPERATIONS } from '../isolation/known-operations.js';
import { argumentsFor, documentFor, type RootField, rootFields } from '../isolation/operations.js';
import { type PopulatedTenant, populate } from '../isolation/populated-tenant.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { statementCounter } from '../support/statement-counter.js';

/** One to know who asks, and two for what is asked. */
const MOST = 3;
/** Who walks on from it along the impact map: the lines, and what others saw of those, however many there are. */
const ALONG_THE_LINES = 2;

let leerlijn: Installation;
let schema: GraphQLSchema;
let tenant: PopulatedTenant;
let counter: ReturnType<typeof statementCounter>;

beforeAll(async () => {
  leerlijn = await startInstallation();
  ({ schema } = leerlijn.app.get(GraphQLSchemaHost));
  [tenant] = (await populate(leerlijn, ['veelgevraagd'])) as [PopulatedTenant];
  counter = statementCounter(leerlijn.app.getHttpServer());
});
afterAll(async () => {
  counter.stop();
  await leerlijn.stop();
});

/** What a query that asks for everything it can get sends to the database. */
async function statementsOf(root: RootField, first: number): Promise<{ sent: readonly string[]; most: number }> {
  const { ids = {}, values = {}, as } = KNOWN_OPERATIONS[root.name] ?? {};
  const credential = as ? tenant[as] : await tenant.asInsider();
  const actor = await leerlijn.app.get(Authenticator).authenticate(credential);
  const document = documentFor(root, (type, field) => isGranted(actor, accessOf(schema, type, field) ?? []));
  const given = Object.fromEntries(Object.entries(ids).map(([path, thing]) => [path, tenant.ids[thing]]));
  const variables = argumentsFor(root, { ...given, ...values, first });
  const sent = await counter.during(async (headers) => {
    const { errors } = await leerlijn.ask(document, variables, credential, headers);
    if (errors?.some(({ extensions }) => extensions.code !== 'FORBIDDEN')) throw new Error(JSON.stringify(errors));
  });
  return { sent, most: /\bimpactLines? +\{/.test(document) ? MOST + ALONG_THE_LINES : MOST };
}

describe('a query, however much it asks for', () => {
  test(`takes at most ${MOST} statements, ${ALONG_THE_LINES} more along the impact map, and no more for a large page than for a small one`, async () => {
    const wrong: Record<string, readonly string[]> = {};
    for (const root of rootFields(schema).filter(({ kind, name }) => kind === 'query' && KNOWN_OPERATIONS[name])) {
      const small = await statementsOf(root, 1);
      const large = await statementsOf(root, 10);
      if (large.sent.length > large.most || small.sent.length !== large.sent.length) wrong[root.name] = large.sent;
    }
    expect(wrong).toEqual({});
  }, 180_000);

  test('and the counting counts', async () => {
    const { length } = await counter.during(async (headers) => {
      const credential = await tenant.asInsider();
      for (let asked = 0; asked < 5; asked += 1) await leerlijn.must('{ me { person { id } } }', {}, credential);
      await leerlijn.ask('{ me { person { id } } }', {}, credential, headers);
    });
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(MOST);
  });
});
