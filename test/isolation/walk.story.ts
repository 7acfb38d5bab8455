import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import { type Answer, type Installation, startInstallation } from '../support/installation.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, documentFor, idPathsOf, type RootField, rootFields } from './operations.js';
import { type PopulatedTenant, populate } from './populated-tenant.js';
import { tenantRows } from './tenant-rows.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

let leerlijn: Installation;
let schema: GraphQLSchema;
let ours: PopulatedTenant;
let theirs: PopulatedTenant;
let idsOfOurs: ReadonlySet<string>;
let rowsOfOurs: Record<string, string[]>;

beforeAll(async () => {
  leerlijn = await startInstallation();
  ({ schema } = leerlijn.app.get(GraphQLSchemaHost));
  [ours, theirs] = (await populate(leerlijn, ['onzichtbaar', 'vreemdeling'])) as [PopulatedTenant, PopulatedTenant];
  rowsOfOurs = await tenantRows(leerlijn, ours.tenantId);
  idsOfOurs = new Set(Object.values(rowsOfOurs).flatMap((rows) => rows.join().match(UUID) ?? []));
}, 240_000);
afterAll(() => leerlijn.stop());

const CALLERS = ['insider', 'rater', 'integration'] as const;
type Caller = (typeof CALLERS)[number];

interface Called {
  readonly answer: Answer;
  /** Whether the field is for such a caller at all. */
  readonly granted: boolean;
  /** What came back of ours that was not sent. */
  readonly leaks: string[];
}

/** Calls a field as somebody of theirs, with ids of whichever organisation `tenantOf` takes them from. */
async function call(root: RootField, caller: Caller, tenantOf: (path: string) => PopulatedTenant): Promise<Called> {
  const { ids: things = {}, values } = KNOWN_OPERATIONS[root.name] ?? {};
  const ids = Object.entries(things).map(([path, thing]) => [path, tenantOf(path).ids[thing]]);
  const variables = argumentsFor(root, { ...Object.fromEntries(ids), ...values });
  const credential = caller === 'insider' ? await theirs.asInsider() : theirs[caller];
  const actor = await leerlijn.app.get(Authenticator).authenticate(credential);
  const mayHave = (type: string, field: string) => isGranted(actor, accessOf(schema, type, field) ?? []);
  const answer = await leerlijn.ask(documentFor(root, mayHave), variables, credential);
  const received = JSON.stringify(answer);
  const sent = JSON.stringify(variables);
  const leaks = [...new Set(received.match(UUID))].filter((id) => idsOfOurs.has(id) && !sent.includes(id));
  if (received.includes(ours.word)) leaks.push(received.slice(0, 500));
  return { answer, leaks, granted: mayHave(root.kind === 'query' ? 'Query' : 'Mutation', root.name) };
}

const codeOf = ({ answer }: Called) => answer.errors?.[0]?.extensions.code;
const refusalsOf = ({ answer }: Called, { name }: RootField): { code: string }[] =>
  answer.data?.[name]?.userErrors ?? [];

/** What the walk calls; that nothing else is left is a test of its own. */
const known = () => rootFields(schema).filter(({ name }) => KNOWN_OPERATIONS[name]);

/** What a caller must get who asks for what is not theirs: who may not ask is told so, who may finds nothing. */
function isNothing(root: RootField, called: Called): boolean {
  if (!called.granted) return codeOf(called) === 'FORBIDDEN';
  if (!KNOWN_OPERATIONS[root.name]?.ids) return codeOf(called) !== 'INTERNAL_SERVER_ERROR';
  return codeOf(called) === 'NOT_FOUND' || (root.kind === 'query' && isEmptyList(called.answer.data?.[root.name]));
}

const isEmptyList = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isEmptyList((value as { nodes?: unknown } | null)?.nodes ?? [undefined]);

describe('the walk', () => {
  test('knows every field of the schema and every id that it asks for', () => {
    const roots = rootFields(schema);
    expect(Object.keys(KNOWN_OPERATIONS).sort()).toEqual(roots.map(({ name }) => name).sort());
    const unknownIds = roots.flatMap((root) => {
      const { ids = {}, values = {} } = KNOWN_OPERATIONS[root.name] ?? {};
      const told = [...Object.keys(ids), ...Object.keys(values)];
      return idPathsOf(root)
        .filter((path) => !told.some((prefix) => path === prefix || path.startsWith(`${prefix}.`)))
        .map((path) => `${root.name}: ${path}`);
    });
    expect(unknownIds).toEqual([]);
  });

  test('leaves what is told as it happens to a story of its own: that strangers hear nothing of it', () => {
    const told = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    expect(told).toEqual(['programmeBoardChanged' /* board-changes.story.ts */]);
  });

  test('passes an organisation with something in every table', () => {
    const empty = Object.entries(rowsOfOurs).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([table]) => table)).toEqual([]);
  });
});

describe('somebody of another organisation, with our ids', () => {
  test.each(CALLERS)(
    'finds nothing behind any field of the schema as %s',
    async (caller) => {
      const wrong: string[] = [];
      for (const root of known()) {
        const called = await call(root, caller, () => ours);
        if (called.leaks.length > 0) wrong.push(`${root.name} tells ${called.leaks}`);
        if (!isNothing(root, called))
          wrong.push(`${root.name} answers ${codeOf(called) ?? JSON.stringify(called.answer.data)}`);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test('cannot tie one thing of ours to things of their own', async () => {
    const wrong: string[] = [];
    for (const root of known()) {
      const paths = Object.keys(KNOWN_OPERATIONS[root.name]?.ids ?? {});
      for (const foreign of paths.length > 1 ? paths : []) {
        const called = await call(root, 'insider', (path) => (path === foreign ? ours : theirs));
        if (called.leaks.length > 0) wrong.push(`${root.name} with our ${foreign} tells ${called.leaks}`);
        const refused = codeOf(called) === 'NOT_FOUND' || refusalsOf(called, root).length > 0;
        if (!refused) wrong.push(`${root.name} takes our ${foreign}: ${JSON.stringify(called.answer).slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('has changed nothing of ours, and has nothing that names anything of ours', async () => {
    await leerlijn.settle();
    expect(await tenantRows(leerlijn, ours.tenantId)).toEqual(rowsOfOurs);
    const foreign = Object.entries(await tenantRows(leerlijn, theirs.tenantId)).flatMap(([table, rows]) =>
      rows
        .filter((row) => row.includes(ours.word) || row.match(UUID)?.some((id) => idsOfOurs.has(id)))
        .map((row) => `${table}: ${row}`),
    );
    expect(foreign).toEqual([]);
  });

  test('but finds every one of their own, so that finding nothing means something', async () => {
    const wrong: string[] = [];
    for (const root of known()) {
      const called = await call(root, KNOWN_OPERATIONS[root.name]?.as ?? 'insider', () => theirs);
      const code = codeOf(called);
      if (called.granted && code) wrong.push(`${root.name} answers ${code}: ${called.answer.errors?.[0]?.message}`);
    }
    expect(wrong).toEqual([]);
  });

  test('and would find ours, were the wall in the database not there', async () => {
    for (const table of Object.keys(rowsOfOurs))
      await leerlijn.sql(`alter table "${table}" disable row level security`);
    const found = [];
    for (const root of known().filter(({ kind }) => kind === 'query')) {
      const { leaks } = await call(root, 'insider', () => ours);
      if (leaks.length > 0) found.push(root.name);
    }
    expect(found).toEqual(
      expect.arrayContaining(['people', 'person', 'programme', 'session', 'questionnairesPublished']),
    );
  });
});
