import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { validate as isUuid } from 'uuid';
import { Access } from '../auth/access.js';
import { refuse } from './failures.js';
import { defineUserErrors } from './user-errors.js';

const pageErrors = defineUserErrors({
  PAGE_TOO_LARGE: { nl: 'Vraag 1 tot en met 100 per keer.', en: 'Ask for 1 up to and including 100 at a time.' },
  CURSOR_UNKNOWN: { nl: 'Dit is geen cursor van deze lijst.', en: 'This is no cursor of this list.' },
});

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number;
  @Field(() => String, { nullable: true, description: 'Continue behind this cursor.' })
  after?: string | null;
}

@ObjectType({ description: 'Where a page ends.' })
@Access('PARENT')
export class PageInfo {
  @Field({ description: 'Whether more follows.' })
  hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Give this as `after` for the next page.' })
  endCursor!: string | null;
}

export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
}

/** The edge type of a list of `node`, to be named by its own class. */
export function EdgeOf<Node>(node: Type<Node>) {
  @ObjectType({ isAbstract: true })
  abstract class Edge {
    @Field({ description: 'Its place in the list.' })
    @Access('PARENT')
    cursor!: string;
    @Field(() => node)
    @Access('PARENT')
    node!: Node;
  }
  return Edge;
}

/** The connection type of a list of `node` with edges of `edge`, to be named by its own class. */
export function ConnectionOf<Node>(node: Type<Node>, edge: Type<{ cursor: string; node: Node }>) {
  @ObjectType({ isAbstract: true })
  abstract class Connection {
    @Field(() => [edge])
    @Access('PARENT')
    edges!: readonly { cursor: string; node: Node }[];
    @Field(() => [node], { description: 'The same without cursors.' })
    @Access('PARENT')
    nodes!: readonly Node[];
    @Field(() => PageInfo)
    @Access('PARENT')
    pageInfo!: PageInfo;
  }
  return Connection;
}

/** A cursor of the values that a list is sorted by. */
const encode = (key: readonly string[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

const KEY_PARTS = {
  text: () => true,
  uuid: isUuid,
  day: (part: string) => /^\d{4}-\d\d-\d\d$/.test(part) && !Number.isNaN(Date.parse(part)),
} as const;

/**
 * The values behind a cursor, null for the first page; `key` names the kind of each value that the list is sorted by.
 * @throws Refusal CURSOR_UNKNOWN, PAGE_TOO_LARGE
 */
export function readPageArgs(
  { first, after }: PageArgs,
  key: readonly (keyof typeof KEY_PARTS)[],
): { limit: number; after: string[] | null } {
  if (first < 1 || first > 100) throw refuse(pageErrors.PAGE_TOO_LARGE, ['first']);
  if (after == null) return { limit: first, after: null };
  const parts = partsOf(after);
  if (parts?.length !== key.length || !key.every((kind, at) => KEY_PARTS[kind](parts[at]!)))
    throw refuse(pageErrors.CURSOR_UNKNOWN, ['after']);
  return { limit: first, after: parts };
}

function partsOf(cursor: string): string[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    // PostgreSQL takes no NUL in a text.
    return Array.isArray(key) && key.every((part) => typeof part === 'string' && !part.includes('\0'))
      ? key
      : undefined;
  } catch {
    return undefined;
  }
}

/** A page out of up to limit + 1 rows in order; the one too many tells that more follows. */
export function pageOf<Node>(
  rows: readonly Node[],
  limit: number,
  keyOf: (node: Node) => readonly string[],
): Page<Node> {
  const nodes = rows.slice(0, limit);
  const edges = nodes.map((node) => ({ node, cursor: encode(keyOf(node)) }));
  return { edges, nodes, pageInfo: { hasNextPage: rows.length > limit, endCursor: edges.at(-1)?.cursor ?? null } };
}
