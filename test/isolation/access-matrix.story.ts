import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { COLUMNS } from './access-columns.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, documentFor, idPathsOf, rootFields } from './operations.js';

const GOLDEN = new URL('access-matrix.md', import.meta.url);
const HOW_TO_CHANGE =
  'Who may have what has changed. If that is meant: UPDATE_ACCESS_MATRIX=1 npm test -- --testPathPatterns access-matrix, and have a human read what became of access-matrix.md.';

let leerlijn: Installation;
let schema: GraphQLSchema;
beforeAll(async () => {
  leerlijn = await startInstallation();
  ({ schema } = leerlijn.app.get(GraphQLSchemaHost));
  // A caller of each kind, in an organisation without anything: what is asked here is who gets past the door.
  leerlijn.app.get(Authenticator).register('column_', async (at) => COLUMNS[Number(at)]?.actor);
  for (const { actor } of COLUMNS) {
    if (actor.kind !== 'person') continue;
    await leerlijn.sql(
      `insert into tenant (id, slug, name, created_at) values ($1, 'empty', 'Empty', now()) on conflict do nothing`,
      [actor.tenantId],
    );
    await leerlijn.sql(
      `insert into person (tenant_id, id, given_name, family_name, email) values ($1, $2::uuid, 'Somebody', 'Else', $2 || '@empty.example')`,
      [actor.tenantId, actor.personId],
    );
  }
});
afterAll(() => leerlijn.stop());

/** 'Person.email' -> the cells of its row; undefined where the field goes with the object that it is on. */
function rowsOf(schema: GraphQLSchema): Map<string, boolean[] | undefined> {
  const rows = new Map<string, boolean[] | undefined>();
  for (const type of Object.values(schema.getTypeMap()).sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.keys(type.getFields()).sort()) {
      const grantees = accessOf(schema, type.name, field) ?? [];
      const cells = grantees.includes('PARENT') ? undefined : COLUMNS.map(({ actor }) => isGranted(actor, grantees));
      rows.set(`${type.name}.${field}`, cells);
    }
  }
  return rows;
}

/** Wide enough for every field, so that a new one leaves the other lines alone. */
const WIDTH = 44;

/** The rows as a Markdown table, a page for people to read: roots first, then types, then what goes with its object. */
function asTable(rows: Map<string, boolean[] | undefined>): string {
  const isRoot = (name: string) => /^(Query|Mutation)\./.test(name);
  const entries = [...rows].filter(([, cells]) => cells);
  const ordered = [...entries.filter(([name]) => isRoot(name)), ...entries.filter(([name]) => !isRoot(name))];
  const line = (name: string, cells: readonly string[]) =>
    `| ${name.padEnd(WIDTH)} | ${cells.map((cell, at) => cell.padEnd(COLUMNS[at]!.name.length)).join(' | ')} |`;
  const withParent = [...rows].filter(([, cells]) => !cells).map(([name]) => name);
  return [
    '# Who may have which field',
    '',
    'Made from the schema and kept by a test; a change of it is a change of who may see or do what.',
    'Of which objects somebody may have a field is the policies’ business: an employee may ask for `session`, and gets those that he is invited to.',
    '',
    line(
      'field',
      COLUMNS.map(({ name }) => name),
    ),
    `|${'-'.repeat(WIDTH + 2)}|${COLUMNS.map(({ name }) => '-'.repeat(name.length + 2)).join('|')}|`,
    ...ordered.map(([name, cells]) =>
      line(
        name,
        cells!.map((granted) => (granted ? '✓' : '')),
      ),
    ),
    '',
    '## Whoever has the object has these',
    '',
    ...withParent.map((name) => `- ${name}`),
    '',
  ].join('\n');
}

describe('who may have which field', () => {
  test('is as somebody last agreed, field by field', () => {
    const now = asTable(rowsOf(schema));
    if (process.env.UPDATE_ACCESS_MATRIX) writeFileSync(GOLDEN, now);
    const agreed = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '';
    const linesOf = (text: string) => text.split('\n').filter((line) => /^(\||-)/.test(line));
    const [was, is] = [new Set(linesOf(agreed)), new Set(linesOf(now))];
    const difference = [
      ...[...was].filter((line) => !is.has(line)).map((line) => `- ${line}`),
      ...[...is].filter((line) => !was.has(line)).map((line) => `+ ${line}`),
    ];
    if (difference.length > 0) throw new Error([HOW_TO_CHANGE, ...difference].join('\n'));
    expect(agreed).toBe(now);
  });

  test('and not a field lies open to everybody but signing in', () => {
    const open = [...rowsOf(schema)].filter(([, cells]) => cells?.[0]).map(([name]) => name);
    expect(open).toEqual(['Mutation.signIn', 'Mutation.signInLinkRequest']);
  });
});

describe('at the door, over HTTP', () => {
  const refusal = (name: string) => (name === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');

  test.each(COLUMNS.map((column, at) => ({ ...column, at })))(
    '$name is let in where the matrix says so and nowhere else',
    async ({ name, actor, at }) => {
      const wrong: string[] = [];
      for (const root of rootFields(schema)) {
        const known = KNOWN_OPERATIONS[root.name];
        const nobody = Object.fromEntries(
          idPathsOf(root).map((path) => [path, '00000000-0000-4000-8000-000000000000']),
        );
        const document = documentFor(root, (type, field) => isGranted(actor, accessOf(schema, type, field) ?? []));
        const { errors } = await leerlijn.ask(
          document,
          argumentsFor(root, { ...nobody, ...known?.values }),
          `column_${at}`,
        );
        const parent = root.kind === 'query' ? 'Query' : 'Mutation';
        const granted = isGranted(actor, accessOf(schema, parent, root.name) ?? []);
        const code = errors?.[0]?.extensions.code;
        const refused = code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
        if (granted ? refused || code === 'INTERNAL_SERVER_ERROR' : code !== refusal(name))
          wrong.push(`${root.name}: ${granted ? 'granted' : 'not granted'}, and the answer is ${code ?? 'data'}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});
