import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import { KNOWN_OPERATIONS } from '../isolation/known-operations.js';
import { argumentsFor, documentFor, type RootField, rootFields } from '../isolation/operations.js';
import type { Thing } from '../isolation/populated-tenant.js';
import type { Installation } from '../support/installation.js';

/** Whose eyes, and what there is to ask about. */
export interface Reading {
  readonly slug: string;
  /** Credentials, by who reads. */
  readonly readers: Readonly<Record<string, string>>;
  readonly things: Readonly<Partial<Record<Thing, readonly string[]>>>;
}

/** What everybody read: bytes, by who and what. */
export type Transcript = Readonly<Record<string, string>>;

/** Every query of the schema that a reader has, for every thing that it can be asked about. */
export async function read(leerlijn: Installation, { slug, readers, things }: Reading): Promise<Transcript> {
  const { schema } = leerlijn.app.get(GraphQLSchemaHost);
  const queries = rootFields(schema).filter(({ kind }) => kind === 'query');
  const transcript: Record<string, string> = {};
  for (const [reader, credential] of Object.entries(readers)) {
    const actor = await leerlijn.app.get(Authenticator).authenticate(credential);
    const mayHave = (type: string, field: string) => isGranted(actor, accessOf(schema, type, field) ?? []);
    for (const root of queries.filter(({ name }) => mayHave('Query', name)))
      for (const [place, variables] of waysToAsk(root, things).entries()) {
        const answer = await leerlijn.ask(documentFor(root, mayHave), variables, credential);
        transcript[`${reader}: ${root.name} ${place + 1}`] = withoutChance(answer, slug);
      }
  }
  return transcript;
}

/** One set of arguments for each thing that a query asks for; none where there is no such thing. */
function waysToAsk(root: RootField, things: Reading['things']): Record<string, unknown>[] {
  const { ids = {}, values = {} } = KNOWN_OPERATIONS[root.name] ?? {};
  const paths = Object.entries(ids);
  const most = Math.max(1, ...paths.map(([, thing]) => things[thing]?.length ?? 0));
  if (paths.some(([, thing]) => !things[thing]?.length)) return [];
  return Array.from({ length: most }, (_, at) =>
    argumentsFor(root, {
      ...values,
      ...Object.fromEntries(paths.map(([path, thing]) => [path, things[thing]![at] ?? things[thing]!.at(-1)])),
      first: 100,
    }),
  );
}

/** The first page behind each of these links. */
export async function pagesOf(leerlijn: Installation, slug: string, tokens: readonly string[]): Promise<Transcript> {
  const address = await leerlijn.app.getUrl();
  const pages = await Promise.all(tokens.map(async (token) => (await fetch(`${address}/f/${token}`)).text()));
  return Object.fromEntries(pages.map((page, at) => [`page ${at + 1}`, withoutChance(page, slug)]));
}

/** The mails of an organisation, each with whom it went to. */
export function mailsOf(leerlijn: Installation, slug: string): Transcript {
  const mails = leerlijn.mail
    .messages()
    .filter(({ recipients }) => recipients.some((address) => address.endsWith(`@${slug}.example`)))
    .map(({ recipients, subject, text, html }) => withoutChance({ recipients, subject, text, html }, slug));
  return Object.fromEntries(mails.sort().map((mail, at) => [`mail ${at + 1}`, mail]));
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const LINK = /\/f\/[A-Za-z0-9_-]{43}/g;
const TIME = /(\d{4}-\d\d-\d\d[T ]\d\d):\d\d:\d\d(\.\d+)?/g;
const BYTES = /\\\\?\\x[0-9a-f]+/g;

/**
 * Something that was read, without what is random by design: ids, links and hashes, cursors, and the order of comments and of a rater's
 * invitations. Twins are told one after the other, so that minutes are left out too, and their names are those of one.
 */
export function withoutChance(read: unknown, slug: string): string {
  const text = typeof read === 'string' ? read : JSON.stringify(read, ordered);
  return text
    .replaceAll(slug, 'twin')
    .replaceAll(UUID, '<id>')
    .replaceAll(LINK, '/f/<link>')
    .replaceAll(TIME, '$1')
    .replaceAll(BYTES, '<bytes>');
}

/** Invitations are in the order of their random ids, and raters who are proposed alike in that of theirs. */
const IN_ANY_ORDER = ['feedbackInvitations', 'nominations'];
const withoutIds = (value: unknown): string => JSON.stringify(value).replaceAll(UUID, '');
const isComment = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && 'text' in value;

function ordered(key: string, value: unknown): unknown {
  if (/cursor$/i.test(key)) return value === null ? null : '<cursor>';
  if (Array.isArray(value) && (IN_ANY_ORDER.includes(key) || value.every(isComment)))
    return value.toSorted((one, other) => (withoutIds(one) < withoutIds(other) ? -1 : 1));
  // A spreadsheet has the comments in their random order.
  if (/Csv$/.test(key) && typeof value === 'string') return value.split('\r\n').sort().join('\n');
  return value;
}

/** What two twins read that is not the same, each as a sentence; empty when nothing is. */
export function differences(one: Transcript, other: Transcript): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((what) => {
    const [left = 'nothing', right = 'nothing'] = [one[what], other[what]];
    if (left === right) return [];
    const at = [...left].findIndex((character, position) => character !== right[position]);
    const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
    return [`${what}: …${around(left)}… or …${around(right)}…`];
  });
}
