import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** What only some files may do, where import rules see too little. A new place is added here on purpose, with its reason in review. */
const KEPT_TO: readonly { what: string; pattern: RegExp; places: readonly RegExp[] }[] = [
  {
    what: 'work across tenants',
    pattern: /\.(asSystem|readAsSystem|queryOpenedBy)\b/,
    places: [
      /^platform\/(clock|events|http)\//,
      /^domains\/tenancy\//,
      // What comes before a tenant is known: a rater's link.
      /^domains\/feedback\/invitations\/rater-links\.service\.ts$/,
      // Sweeps, which look at every tenant for what is due.
      /^domains\/[^/]+\/(.+\/)?[^/]+\.job\.ts$/,
    ],
  },
  {
    what: 'reading answers',
    pattern: /\bAGGREGATOR_DATABASE\b/,
    places: [
      /^platform\/database\//,
      /^domains\/feedback\/(rounds|evaluations)\/close-[^/]+$/,
      /^domains\/feedback\/reports\/write-reports\./,
    ],
  },
  {
    what: 'knowing who answered and who was reminded',
    pattern: /\bREMINDER_DATABASE\b/,
    places: [
      /^platform\/database\//,
      /^domains\/notifications\//,
      /^domains\/feedback\/.*(reminder|count-|forget-who-|invite-raters)[^/]*$/,
    ],
  },
  {
    what: 'reading the environment',
    pattern: /\bprocess\.env\b/,
    places: [
      /^start\.ts$/,
      // The two read settings through readConfig, or hand the environment to the server that they start.
      /^platform\/database\/bring-up\/(migrate-command|embedded)\.ts$/,
    ],
  },
  {
    what: "reading the machine's time",
    pattern: /\bnew Date\(\)|\bDate\.now\(\)|\bTemporal\.Now\b/,
    places: [/^platform\/clock\//, /^platform\/database\/bring-up\/embedded-keeper\.ts$/],
  },
  {
    what: 'SQL put together from text',
    pattern: /\$(queryRaw|executeRaw)Unsafe\b|\bPrisma\.raw\(/,
    places: [],
  },
];

const source = new URL('../../src/', import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.(spec|story)\.ts$/.test(path) && !path.startsWith('generated/'),
);
/** Without comments: they may speak of anything. */
const codeOf = (path: string) =>
  readFileSync(join(source, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '');

test.each(KEPT_TO)('$what is kept to the places that are meant to', ({ pattern, places }) => {
  const elsewhere = files.filter((path) => pattern.test(codeOf(path)) && !places.some((place) => place.test(path)));
  expect(elsewhere).toEqual([]);
});

test.each(KEPT_TO.filter(({ places }) => places.length > 0))(
  '$what still happens in every place on its list',
  ({ pattern, places }) => {
    const users = files.filter((path) => pattern.test(codeOf(path)));
    expect(places.filter((place) => !users.some((path) => place.test(path)))).toEqual([]);
  },
);

test('no file of the product is longer than 400 lines', () => {
  const long = files.filter((path) => readFileSync(join(source, path), 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});
