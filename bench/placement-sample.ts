import type { PlacementProblem, PlacementRule } from '../src/domains/placement/placement.rules.ts';

/** So many leaders of so many departments at so many locations; the same each time. */
interface Leaders {
  persons: string[];
  departmentOf: number[];
  locationOf: number[];
  random: () => number;
}

const DEPARTMENT = 7;

function leaders(count: number, seed: number): Leaders {
  const random = seeded(seed);
  const persons = Array.from({ length: count }, (_, at) => `leader ${at}`);
  const departments = Math.ceil(count / DEPARTMENT);
  return {
    persons,
    departmentOf: persons.map(() => Math.floor(random() * departments)),
    locationOf: persons.map(() => Math.floor(random() * 12)),
    random,
  };
}

/**
 * Learning managers who can take twelve each: not of the own department, not who rated one, not whom one worked for; a tenth speaks
 * English only, which three in ten do; rather at one's own location, and balanced.
 */
export function matching(persons: number, managers: number): PlacementProblem {
  const { persons: ids, departmentOf, locationOf, random } = leaders(persons, managers);
  const departments = Math.ceil(persons / DEPARTMENT);
  const places = Array.from({ length: managers }, (_, at) => ({ id: `manager ${at}`, minimum: 0, maximum: 12 }));
  const lineOf = places.map(() => Math.floor(random() * departments));
  const at = places.map(() => Math.floor(random() * 12));
  const onlyDutch = places.filter(() => random() < 0.7).map(({ id }) => id);
  const anyPlace = () => places[Math.floor(random() * managers)]!.id;
  const rules: PlacementRule[] = [
    { kind: 'BALANCED', points: 4 },
    {
      kind: 'FORBIDDEN',
      code: 'LANGUAGE',
      persons: ids.filter(() => random() < 0.1),
      places: onlyDutch.slice(0, managers - 2),
    },
  ];
  for (const [place, { id }] of places.entries())
    rules.push({
      kind: 'FORBIDDEN',
      code: 'OWN_LINE',
      persons: ids.filter((_, person) => departmentOf[person] === lineOf[place]),
      places: [id],
    });
  for (const person of ids) {
    if (random() < 0.2) rules.push({ kind: 'FORBIDDEN', code: 'OWN_RATER', persons: [person], places: [anyPlace()] });
    if (random() < 0.1)
      rules.push({ kind: 'FORBIDDEN', code: 'FORMER_MANAGER', persons: [person], places: [anyPlace()] });
  }
  for (let location = 0; location < 12; location += 1)
    rules.push({
      kind: 'PREFERRED',
      code: 'SAME_LOCATION',
      persons: ids.filter((_, person) => locationOf[person] === location),
      places: places.filter((_, place) => at[place] === location).map(({ id }) => id),
      points: 3,
    });
  return { persons: ids, places, rules };
}

/**
 * Groups of departments and echelons, nobody with the own manager. Nobody of the latest of the earlier modules again, at most two of those
 * before.
 */
export function composing(
  persons: number,
  groups: number,
  earlier: readonly (readonly (readonly string[])[])[],
): PlacementProblem {
  const { persons: ids, departmentOf } = leaders(persons, groups);
  const departments = [...Map.groupBy(ids, (_, person) => departmentOf[person]).values()];
  const heads = departments.map(([head]) => head!);
  const directors = heads.filter((_, at) => at % 10 === 0);
  const heading = new Set(heads);
  const echelons = [directors, heads.filter((head) => !directors.includes(head)), ids.filter((id) => !heading.has(id))];
  return {
    persons: ids,
    places: Array.from({ length: groups }, (_, at) => ({ id: `group ${at}`, minimum: 5, maximum: 8 })),
    rules: [
      { kind: 'BALANCED', points: 1 },
      { kind: 'MIXED', code: 'DEPARTMENT', sets: departments, points: 3 },
      { kind: 'MIXED', code: 'ECHELON', sets: echelons, points: 2 },
      ...departments.map(
        ([person, ...from]): PlacementRule => ({ kind: 'APART', code: 'OWN_MANAGER', person: person!, from }),
      ),
      ...earlier.map(
        (sets, module): PlacementRule => ({
          kind: 'MIXED',
          code: 'TOGETHER_BEFORE',
          sets,
          points: 5,
          tolerated: module === earlier.length - 1 ? 1 : 2,
        }),
      ),
    ],
  };
}

/** Mulberry32, by Tommy Ettinger (public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
