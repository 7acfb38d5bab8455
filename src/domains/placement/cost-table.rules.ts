import type { Balanced, Mixed, PlacementProblem, Placements } from './placement.rules.js';

/** A problem in numbers: persons and places by their position in its lists. */
export interface CostTable {
  problem: PlacementProblem;
  /**
   * Per person, per place: the points that this person misses there beside the best place that is open; infinite where it is not open,
   * because it is forbidden or another is locked.
   */
  costs: readonly Float64Array[];
  /** Pairs of persons who are never in one place. */
  apart: readonly (readonly [number, number])[];
  mixed: readonly { points: number; tolerated: number; sets: readonly (readonly number[])[] }[];
  /** Points of the balance of load; 0 without. */
  balance: number;
}

/** Throws RangeError for an id that is not in the problem, points below zero where they cannot be, and what is there twice. */
export function costTable(problem: PlacementProblem): CostTable {
  const { persons, places, rules } = problem;
  const person = positions('person', persons);
  const place = positions(
    'place',
    places.map(({ id }) => id),
  );
  for (const { id, minimum, maximum } of places)
    if (!(Number.isInteger(minimum) && Number.isInteger(maximum) && minimum >= 0 && minimum <= maximum))
      throw new RangeError(`Place ${id} cannot hold ${minimum} to ${maximum}`);
  const points = persons.map(() => new Float64Array(places.length));
  for (const rule of rules) {
    if (rule.kind !== 'PREFERRED') continue;
    const columns = rule.places.map(place);
    for (const row of rule.persons.map(person)) for (const column of columns) points[row]![column]! += rule.points;
  }
  for (const rule of rules) {
    const closes =
      rule.kind === 'FORBIDDEN'
        ? [rule.persons.map(person), rule.places.map(place)]
        : rule.kind === 'LOCKED'
          ? [[person(rule.person)], except(places.length, place(rule.place))]
          : [[], []];
    for (const row of closes[0]!) for (const column of closes[1]!) points[row]![column] = Number.NEGATIVE_INFINITY;
  }
  const costs = points.map((row) => {
    const best = Math.max(...row);
    return row.map((value) => (value === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : best - value));
  });
  const apart = rules.flatMap((rule) =>
    rule.kind === 'APART' ? rule.from.map((other) => [person(rule.person), person(other)] as const) : [],
  );
  if (apart.some(([one, other]) => one === other)) throw new RangeError('Nobody can be apart from oneself');
  const mixed = rules
    .filter((rule): rule is Mixed => rule.kind === 'MIXED')
    .map((rule) => ({
      points: atLeastNothing(rule.points),
      tolerated: atLeastNothing(rule.tolerated ?? 1),
      sets: rule.sets.map((set) => [...new Set(set.map(person))]),
    }));
  const balanced = rules.filter((rule): rule is Balanced => rule.kind === 'BALANCED');
  if (balanced.length > 1) throw new RangeError('There is more than one balance of load');
  return { problem, costs, apart, mixed, balance: atLeastNothing(balanced[0]?.points ?? 0) };
}

/** What placements cost: points missed, the load, and people of one set in one place. */
export function costOf(table: CostTable, placements: Placements): number {
  const { persons, places } = table.problem;
  const placeAt = new Map(places.map(({ id }, at) => [id, at]));
  const at = persons.map((id) => placeAt.get(placements.get(id)!)!);
  const sizes = places.map(() => 0);
  let cost = 0;
  for (const [person, place] of at.entries()) {
    cost += table.costs[person]![place]! + (table.balance * sizes[place]!) / places[place]!.maximum;
    sizes[place]! += 1;
  }
  for (const { points, tolerated, sets } of table.mixed)
    for (const set of sets)
      for (const { length } of Map.groupBy(set, (person) => at[person]!).values())
        cost += points * pairsBeyond(length, tolerated);
  return cost;
}

/**
 * What the sets cost at least, whatever else holds: spread evenly over all places. Nothing can be below that, for the n-th of a set in a
 * place costs no less than the one before.
 */
export function leastMixedCost({ mixed, problem }: CostTable): number {
  const places = problem.places.length;
  let cost = 0;
  for (const { points, tolerated, sets } of mixed)
    for (const { length } of sets) {
      const fewest = Math.floor(length / places);
      const fuller = length % places;
      cost +=
        points * ((places - fuller) * pairsBeyond(fewest, tolerated) + fuller * pairsBeyond(fewest + 1, tolerated));
    }
  return cost;
}

/** 0, 0, 1, 3, 6 ... for 0, 1, 2, 3, 4 ... where one is tolerated. */
const pairsBeyond = (count: number, tolerated: number): number => {
  const beyond = Math.max(0, count - tolerated);
  return (beyond * (beyond + 1)) / 2;
};

function positions(what: string, ids: readonly string[]): (id: string) => number {
  const at = new Map(ids.map((id, position) => [id, position]));
  if (at.size < ids.length) throw new RangeError(`A ${what} is there twice`);
  return (id) => {
    const position = at.get(id);
    if (position === undefined) throw new RangeError(`There is no ${what} ${id}`);
    return position;
  };
}

const except = (length: number, one: number) => Array.from({ length }, (_, at) => at).filter((at) => at !== one);

function atLeastNothing(number: number): number {
  if (!(number >= 0)) throw new RangeError(`${number} is less than nothing`);
  return number;
}
