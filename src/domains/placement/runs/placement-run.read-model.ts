import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { fullName } from '../../people/people/person.read-model.js';
import type { Conflict } from '../conflict.rules.js';
import { conflictSentence } from './conflict-sentence.rules.js';
import type { PlacementRun } from './placement-run.model.js';
import type { RunKind } from './placement-run.rules.js';

/** What is kept of what was worked out. `Explanation` is what the kind of run made of the reasons of a placement: codes and values. */
export interface RunResult<Explanation = unknown> {
  readonly placements: readonly {
    readonly person: string;
    readonly place: string;
    readonly explanation: Explanation;
  }[];
  readonly conflicts: readonly Conflict[];
  /** Places as they were when it began: what they hold at most, and what they are called unless they are people. */
  readonly places: readonly { readonly id: string; readonly maximum: number; readonly name?: Record<Locale, string> }[];
}

/** A run with its proposal, and the names of everybody in it. */
export interface ShownRun<Explanation> {
  readonly run: PlacementRun;
  readonly result: RunResult<Explanation>;
  nameOf(id: string): string;
}

type RunRow = Omit<PlacementRun, 'conflicts' | 'id'> & {
  id: string | null;
  result: RunResult | null;
  names: Record<string, string> | null;
};

const NOTHING: RunResult<never> = { placements: [], conflicts: [], places: [] };

/** Runs as coordinators see them. */
@Injectable()
export class PlacementRunReader {
  constructor(private readonly db: Database) {}

  /**
   * The latest run of a kind for a module; null before the first.
   * @throws NotFound when the tenant has no such module
   */
  async latest<Explanation>(
    actor: PersonActor,
    moduleId: string,
    kind: RunKind,
    locale: Locale,
  ): Promise<ShownRun<Explanation> | null> {
    const [row] = await this.db.read<RunRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select r.id, r.state, r.asked_at as "askedAt", r.placed, r.persons, r.outcome, r.gap, r.applied_at as "appliedAt", r.result,
               (select jsonb_object_agg(p.id, ${fullName.p}) from person p
                 where p.tenant_id = r.tenant_id and p.id::text in (
                   select e ->> 'person' from jsonb_array_elements(r.result -> 'placements') e
                   union select e ->> 'id' from jsonb_array_elements(r.result -> 'places') e
                   union select jsonb_path_query(r.result -> 'conflicts', '$.** ? (@.type() == "string")') #>> '{}')) as names
          from module m
          left join placement_run r on r.tenant_id = m.tenant_id and r.module_id = m.id and r.kind = ${kind}
         where m.id = ${moduleId}::uuid
         order by r.asked_at desc, r.id desc limit 1`,
    );
    if (!row) throw new NotFound();
    if (row.id === null) return null;
    const { result: stored, names, ...run } = row;
    const result = (stored ?? NOTHING) as RunResult<Explanation>;
    const placeNames = new Map(result.places.map(({ id, name }) => [id, name?.[locale]]));
    const nameOf = (id: string) => placeNames.get(id) ?? names?.[id] ?? '';
    const conflicts = result.conflicts.map((conflict) => conflictSentence(conflict, nameOf, locale));
    return { run: { ...run, id: row.id, conflicts }, result, nameOf };
  }
}

/** Where a run would put somebody, and what it kept of why. */
export type ProposedPlace<Explanation> = RunResult<Explanation>['placements'][number];

/**
 * A page of what a run proposes, in its own order; each is put into words only for the page that it is on. Behind a cursor of an earlier run whose
 * person is not in this one, it begins anew.
 * @throws Refusal CURSOR_UNKNOWN, PAGE_TOO_LARGE
 */
export function proposalsPage<Explanation, Proposal>(
  proposed: readonly ProposedPlace<Explanation>[],
  args: PageArgs,
  inWords: (place: ProposedPlace<Explanation>) => Proposal,
): Page<Proposal> {
  const { limit, after } = readPageArgs(args, ['uuid']);
  const start = after ? proposed.findIndex(({ person }) => person === after[0]) + 1 : 0;
  const page = pageOf(proposed.slice(start, start + limit + 1), limit, ({ person }) => [person]);
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: inWords(node) }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}
