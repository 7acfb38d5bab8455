import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, documentFor, type RootField, rootFields } from './operations.js';
import { type PopulatedTenant, populate } from './populated-tenant.js';

let leerlijn: Installation;
let schema: GraphQLSchema;
let ours: PopulatedTenant;
let theirs: PopulatedTenant;
let queries: RootField[];

beforeAll(async () => {
  leerlijn = await startInstallation();
  ({ schema } = leerlijn.app.get(GraphQLSchemaHost));
  [ours, theirs] = (await populate(leerlijn, ['onze', 'hunne'])) as [PopulatedTenant, PopulatedTenant];
  queries = rootFields(schema).filter(({ kind }) => kind === 'query');
}, 240_000);
afterAll(() => leerlijn.stop());

/** What somebody is answered when they ask the same again and again: the data, and why which places of it are empty. */
async function answersTo(root: RootField, document: string, of: PopulatedTenant, credential: string) {
  const { ids: things = {}, values } = KNOWN_OPERATIONS[root.name] ?? {};
  const ids = Object.entries(things).map(([path, thing]) => [path, of.ids[thing]]);
  const variables = argumentsFor(root, { ...Object.fromEntries(ids), ...values });
  const answers = [];
  for (let time = 1; time <= 4; time += 1) {
    const { data, errors = [] } = await leerlijn.ask(document, variables, credential);
    answers.push(JSON.stringify([data, whyEmpty(data, errors)]));
  }
  return answers;
}

/**
 * Each empty place with its reasons. Of the fields beneath one place the first error empties it, and whether the others
 * still come along is a matter of time: the place and the words are what has to be the same.
 */
function whyEmpty(data: unknown, errors: GraphQLFormattedError[]): string[] {
  const reasons = errors.map(({ path = [], message, extensions }) =>
    JSON.stringify([emptiedAt(data, path), message, extensions?.code]),
  );
  return [...new Set(reasons)].sort();
}

/** The place in the data that an error emptied: the start of its path, up to the first that is null. */
function emptiedAt(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let here = data;
  for (const [depth, key] of path.entries()) {
    if (here === null || here === undefined) return path.slice(0, depth);
    here = (here as Record<string | number, unknown>)[key];
  }
  return path;
}

/** The names of the queries of which an answer differs from the first. */
async function changing(of: () => PopulatedTenant, credential: string, documentOf: (root: RootField) => string) {
  const differing: string[] = [];
  for (const root of queries) {
    const answers = await answersTo(root, documentOf(root), of(), credential);
    if (new Set(answers).size > 1) differing.push(`${root.name}: ${[...new Set(answers)].join(' / ').slice(0, 600)}`);
  }
  return differing;
}

/** Everything that a caller may have of a field. */
async function allFor(credential: string): Promise<(root: RootField) => string> {
  const actor = await leerlijn.app.get(Authenticator).authenticate(credential);
  return (root) => documentFor(root, (type, field) => isGranted(actor, accessOf(schema, type, field) ?? []));
}

/** Everything behind a field, whoever asks: most is refused. */
const allThereIs = (root: RootField): string => documentFor(root, () => true);

describe('a query that is asked so often that it is compiled', () => {
  test.each(['coordinator', 'integration'] as const)(
    'answers a %s as it did before',
    async (caller) => {
      const credential = caller === 'integration' ? theirs.integration : await theirs.asInsider();
      expect(await changing(() => theirs, credential, await allFor(credential))).toEqual([]);
    },
    240_000,
  );

  test('finds nothing of another organisation, and says so in the same words', async () => {
    const credential = await theirs.asInsider();
    expect(await changing(() => ours, credential, await allFor(credential))).toEqual([]);
  }, 240_000);

  test('refuses whoever may not have it in the same words, and in the same places', async () => {
    expect(await changing(() => theirs, theirs.integration, allThereIs)).toEqual([]);
    expect(await changing(() => theirs, theirs.rater, allThereIs)).toEqual([]);
  }, 240_000);

  test('is under the same limits', async () => {
    const deep = 'query ($first: Int!) { people(first: $first) { nodes { id manager { id } } } }';
    const credential = await theirs.asInsider();
    for (let time = 1; time <= 4; time += 1) await leerlijn.must(deep, { first: 10 }, credential);
    const { errors } = await leerlijn.ask(deep, { first: 1_000_000 }, credential);
    expect(errors?.[0]?.message).toMatch(/20000 is the limit/);
    const wrong = await leerlijn.ask(deep, { first: 'tien' }, credential);
    expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
