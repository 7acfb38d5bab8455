import type { SolverResult } from '../../platform/solver/mixed-integer-model.js';
import type { SolverThread } from '../../platform/solver/solver-thread.js';
import { type Conflict, conflictOfNumbers, hardRules } from './conflict.rules.js';
import { type CostTable, costOf, leastMixedCost } from './cost-table.rules.js';
import { findConflicts } from './find-conflicts.js';
import type { Placements } from './placement.rules.js';
import { placementModel, type Spread, transportModel } from './placement-model.rules.js';
import { explained, type Placement } from './reasons.rules.js';

/**
 * OPTIMAL: nothing costs less, proven. WITHIN: nothing costs less than `bound`, which is `gap` (a share of the cost) below. INFEASIBLE:
 * the rules contradict each other, here are at most ten times where. STOPPED: by the signal, or because the time was up before anybody
 * was placed.
 */
export type PlacementResult =
  | { status: 'OPTIMAL' | 'WITHIN'; cost: number; bound: number; gap: number; placements: Placement[] }
  | { status: 'INFEASIBLE'; conflicts: Conflict[] }
  | { status: 'STOPPED'; because: 'SIGNAL' | 'TIME' };

/** How many have a place so far. */
export interface PlacementProgress {
  placed: number;
}

export interface PlaceOptions {
  /** Longest time to take, in seconds, with finding conflicts. */
  seconds: number;
  /** Ends the solver's thread at once. */
  signal?: AbortSignal;
  onProgress?: (progress: PlacementProgress) => void;
}

/** With as many places at most, a model holds them one by one; more are halved until they are. */
const FEW_PLACES = 8;
/** With as many cells (persons x places) at most, a whole model is solved at its points where even shares do not do. */
const FEW_CELLS = 6_000;
/** Costs that differ by less are the same: the solver works with rounded numbers. */
const SAME = 1e-6;

type Stopped = Extract<PlacementResult, { status: 'STOPPED' }>;

/** One problem being solved; by positions of persons and places, as in its table. */
export class Placing {
  private readonly ends: number;
  private readonly placed = new Set<number>();
  private bound = 0;
  private stopped: Stopped | null = null;

  constructor(
    private readonly table: CostTable,
    private readonly thread: SolverThread,
    private readonly options: PlaceOptions,
  ) {
    this.ends = performance.now() + options.seconds * 1000;
  }

  async result(): Promise<PlacementResult> {
    const { problem, mixed, apart } = this.table;
    if (conflictOfNumbers(problem.persons, hardRules(problem))) return await this.impossible();
    if (problem.persons.length === 0) return { status: 'OPTIMAL', cost: 0, bound: 0, gap: 0, placements: [] };
    this.tell(0);
    const transport = transportModel(this.table);
    const least = await this.thread.solve(transport.model, { seconds: this.left() });
    if (least.status === 'STOPPED') return least;
    if (least.status === 'INFEASIBLE') return await this.impossible();
    this.bound = least.objective + leastMixedCost(this.table);
    const everybody = [...problem.persons.keys()];
    const places = [...problem.places.keys()];
    const transported = transport.read(least.values);
    if (mixed.length + apart.length === 0) return this.outcome(transported);
    const shared =
      places.length > FEW_PLACES
        ? await this.halved(everybody, places)
        : await this.spread(everybody, singly(places), 'EVEN', this.left() * 0.4);
    if (this.stopped?.because === 'SIGNAL') return this.stopped;
    const isApart = apart.every(([one, other]) => transported.get(one) !== transported.get(other));
    const known = [shared, isApart ? transported : null].filter((one) => one !== null);
    const [best = null] = known.sort((a, b) => this.cost(a) - this.cost(b));
    const isLarge = everybody.length * places.length > FEW_CELLS;
    return best && (isLarge || this.cost(best) - this.bound <= SAME) ? this.outcome(best) : await this.proven(best);
  }

  /** Halves the places as long as there are more than a few, each time with the people who are to be in either half. */
  private async halved(persons: readonly number[], places: readonly number[]): Promise<Map<number, number> | null> {
    if (places.length <= FEW_PLACES) {
      const found = await this.spreadSomehow(persons, singly(places));
      for (const person of found?.keys() ?? []) this.placed.add(person);
      this.tell(this.placed.size);
      return found;
    }
    const half = Math.ceil(places.length / 2);
    const halves = [places.slice(0, half), places.slice(half)];
    const sides = await this.spreadSomehow(persons, halves);
    if (!sides) return null;
    const found = new Map<number, number>();
    for (const part of halves) {
      const inside = await this.halved(
        persons.filter((person) => sides.get(person) === part[0]),
        part,
      );
      if (inside) for (const [person, place] of inside) found.set(person, place);
      // Who was put together cannot be kept apart any more: both halves at once then, if that is not too many.
      else if (persons.length * places.length > FEW_CELLS) return null;
      else return await this.spreadSomehow(persons, singly(places));
    }
    return found;
  }

  private async spreadSomehow(persons: readonly number[], blocks: readonly (readonly number[])[]) {
    const seconds = () => Math.min(5, this.left() * 0.25);
    return (
      (await this.spread(persons, blocks, 'EVEN', seconds())) ??
      (await this.spread(persons, blocks, 'COSTLY', seconds()))
    );
  }

  /** The first place of the block for each person; null where there is no such spread, or it was not found in time. */
  private async spread(
    persons: readonly number[],
    blocks: readonly (readonly number[])[],
    spread: Spread,
    seconds: number,
  ): Promise<Map<number, number> | null> {
    if (this.stopped?.because === 'SIGNAL') return null;
    const { model, read } = placementModel(this.table, persons, blocks, spread);
    const result = await this.thread.solve(model, { seconds });
    return this.blocksOf(result, blocks, read);
  }

  /** The whole model, until it is proven or the time is up. */
  private async proven(known: Map<number, number> | null): Promise<PlacementResult> {
    const { persons, places } = this.table.problem;
    const blocks = singly([...places.keys()]);
    const { model, read, columnsOf } = placementModel(this.table, [...persons.keys()], blocks, 'COSTLY');
    this.tell(persons.length);
    const result = await this.thread.solve(model, {
      seconds: this.left(),
      start: known && columnsOf(known),
    });
    if (result.status === 'INFEASIBLE') return await this.impossible();
    const found = this.blocksOf(result, blocks, read);
    if (this.stopped?.because === 'SIGNAL') return this.stopped;
    if ('bound' in result) this.bound = Math.max(this.bound, result.bound);
    const best = [found, known].filter((one) => one !== null).sort((a, b) => this.cost(a) - this.cost(b))[0];
    return best ? this.outcome(best) : { status: 'STOPPED', because: 'TIME' };
  }

  private blocksOf(
    result: SolverResult,
    blocks: readonly (readonly number[])[],
    read: (values: Float64Array) => Map<number, number>,
  ): Map<number, number> | null {
    if (result.status === 'STOPPED') this.stopped = result;
    if (!('values' in result)) return null;
    return new Map([...read(result.values)].map(([person, block]) => [person, blocks[block]![0]!]));
  }

  private outcome(found: ReadonlyMap<number, number>): PlacementResult {
    const cost = this.cost(found);
    const placements = explained(this.table.problem, this.byId(found));
    if (cost - this.bound <= SAME) return { status: 'OPTIMAL', cost, bound: cost, gap: 0, placements };
    return { status: 'WITHIN', cost, bound: this.bound, gap: (cost - this.bound) / cost, placements };
  }

  private async impossible(): Promise<PlacementResult> {
    const conflicts = await findConflicts(this.table, this.thread, () => this.left());
    return conflicts ? { status: 'INFEASIBLE', conflicts } : { status: 'STOPPED', because: 'SIGNAL' };
  }

  private cost(found: ReadonlyMap<number, number>): number {
    return costOf(this.table, this.byId(found));
  }

  private byId(found: ReadonlyMap<number, number>): Placements {
    const { persons, places } = this.table.problem;
    return new Map([...found].map(([person, place]) => [persons[person]!, places[place]!.id]));
  }

  private left(): number {
    return Math.max(0, (this.ends - performance.now()) / 1000);
  }

  private tell(placed: number): void {
    this.options.onProgress?.({ placed });
  }
}

const singly = (places: readonly number[]): number[][] => places.map((place) => [place]);
