import type { MixedIntegerModel } from '../../platform/solver/mixed-integer-model.js';
import type { CostTable } from './cost-table.rules.js';
import { ModelBuilder } from './model-builder.rules.js';

/** A model, and who goes where by a solution of it: person to block, by their positions. */
export interface PlacementModel {
  model: MixedIntegerModel;
  read(values: Float64Array): Map<number, number>;
  /** Where people are, as values to begin with; the columns that follow from those are left at 0. */
  columnsOf(blocks: ReadonlyMap<number, number>): Float64Array;
}

/**
 * How sets are spread over blocks. EVEN: as evenly as whole persons allow, or not at all, so that it costs the least that sets can; a
 * solver finds that soon, or soon finds that it is impossible. COSTLY: at the points that it costs, which holds every solution.
 */
export type Spread = 'EVEN' | 'COSTLY';

/**
 * The model of `persons` over `blocks` of places. A block of one place is that place. Of a block of several it is known only how many
 * it holds: what it costs is no more than what any placing within it costs, so that the least cost of blocks is a bound for places.
 */
export function placementModel(
  table: CostTable,
  persons: readonly number[],
  blocks: readonly (readonly number[])[],
  spread: Spread,
): PlacementModel {
  const builder = new ModelBuilder();
  const cells = new Cells(
    table,
    builder,
    persons.map((person) => [person]),
    blocks,
  );
  if (spread === 'EVEN' && areAlike(table, blocks.flat())) cells.evenSizes();
  else cells.sizes();
  const total = blocks.flat().length;
  for (const { points, tolerated, sets } of table.mixed) {
    for (const set of sets) {
      const here = set.filter((person) => cells.columns.has(person));
      if (here.length <= tolerated) continue;
      for (const [block, { length }] of blocks.entries()) {
        const columns = here.flatMap((person) => cells.columns.get(person)![block] ?? []);
        const share = (here.length * length) / total;
        if (spread === 'EVEN') {
          const isFree = length === 1 && share < tolerated;
          const most = Math.ceil(share);
          builder.row(isFree ? 0 : Math.floor(share), length === 1 ? Math.max(most, tolerated) : most, columns);
        } else {
          const beyond: number[] = [];
          for (let layer = 1; (tolerated + layer - 1) * length < columns.length; layer += 1)
            beyond.push(builder.column(points * layer, 0, length, false));
          if (beyond.length > 0) builder.row(Number.NEGATIVE_INFINITY, tolerated * length, columns, beyond);
        }
      }
    }
  }
  for (const [one, other] of table.apart) {
    const [first, second] = [cells.columns.get(one), cells.columns.get(other)];
    if (!first || !second) continue;
    for (const [block, { length }] of blocks.entries()) {
      const [left, right] = [first[block], second[block]];
      if (length === 1 && left !== undefined && right !== undefined)
        builder.row(Number.NEGATIVE_INFINITY, 1, [left, right]);
    }
  }
  return {
    model: builder.model(),
    read: (values) => cells.read(values),
    columnsOf(blockOf) {
      const values = new Float64Array(builder.size);
      for (const [person, block] of blockOf) values[cells.columns.get(person)![block]!] = 1;
      return values;
    },
  };
}

/**
 * Everybody over all places, without sets and without who is apart: a transport problem, of which the linear solution is whole by
 * itself. People for whom everything costs the same are one supply.
 */
export function transportModel(table: CostTable): Pick<PlacementModel, 'model' | 'read'> {
  const builder = new ModelBuilder();
  const supplies = [...Map.groupBy(table.costs.keys(), (person) => table.costs[person]!.join()).values()];
  const cells = new Cells(
    table,
    builder,
    supplies,
    table.problem.places.map((_, place) => [place]),
  );
  cells.sizes();
  return { model: { ...builder.model(), integer: new Int32Array(builder.size) }, read: (values) => cells.read(values) };
}

/** A column for each supply of people and each block that is open to them. */
class Cells {
  /** Of the first person of each supply: the column per block, undefined where none is open. */
  readonly columns: ReadonlyMap<number, readonly (number | undefined)[]>;

  constructor(
    private readonly table: CostTable,
    private readonly builder: ModelBuilder,
    private readonly supplies: readonly (readonly number[])[],
    private readonly blocks: readonly (readonly number[])[],
  ) {
    this.columns = new Map(
      supplies.map((supply) => {
        const costs = table.costs[supply[0]!]!;
        const row = blocks.map((block) => {
          const cost = block.reduce((least, place) => Math.min(least, costs[place]!), Number.POSITIVE_INFINITY);
          return cost === Number.POSITIVE_INFINITY ? undefined : builder.column(cost, 0, supply.length, true);
        });
        builder.row(
          supply.length,
          supply.length,
          row.filter((column) => column !== undefined),
        );
        return [supply[0]!, row];
      }),
    );
  }

  /** What each block holds, and what its load costs: that of its least loaded place first. */
  sizes(): void {
    const { balance, problem } = this.table;
    const persons = this.supplies.flat().length;
    for (const [at, block] of this.blocks.entries()) {
      const columns = this.columnsOf(at);
      const places = block.map((place) => problem.places[place]!);
      const [minimum, maximum] = [sum(places.map((place) => place.minimum)), sum(places.map((place) => place.maximum))];
      if (balance === 0) {
        this.builder.row(minimum, maximum, columns);
        continue;
      }
      if (minimum > 0) this.builder.row(minimum, Number.POSITIVE_INFINITY, columns);
      const loads = places
        .flatMap((place) => Array.from({ length: place.maximum }, (_, taken) => (balance * taken) / place.maximum))
        .sort((a, b) => a - b)
        .slice(0, persons);
      const steps = [...Map.groupBy(loads, (load) => load)].map(([load, { length }]) =>
        this.builder.column(load, 0, length, false),
      );
      this.builder.row(0, 0, columns, steps);
    }
  }

  /** As many in each block as its places are of all places: of places that are alike that is the least that load can cost. */
  evenSizes(): void {
    const places = this.blocks.flat().length;
    for (const [at, { length }] of this.blocks.entries()) {
      const share = (this.columns.size * length) / places;
      this.builder.row(Math.floor(share), Math.ceil(share), this.columnsOf(at));
    }
  }

  private columnsOf(block: number): number[] {
    return [...this.columns.values()].flatMap((row) => row[block] ?? []);
  }

  read(values: Float64Array): Map<number, number> {
    const placed = new Map<number, number>();
    for (const supply of this.supplies) {
      let next = 0;
      for (const [block, column] of this.columns.get(supply[0]!)!.entries()) {
        if (column === undefined) continue;
        for (let count = Math.round(values[column]!); count > 0; count -= 1) placed.set(supply[next++]!, block);
      }
    }
    return placed;
  }
}

/** Whether all places hold the same, so that none is fuller than another without need. */
const areAlike = ({ problem, balance }: CostTable, places: readonly number[]): boolean => {
  const limits = places.map((place) => problem.places[place]!);
  const [first] = limits;
  return balance > 0 && limits.every((one) => one.minimum === first!.minimum && one.maximum === first!.maximum);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
