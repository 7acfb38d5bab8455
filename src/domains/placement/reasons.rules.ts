import type { Mixed, MixedCode, PlacementProblem, Placements } from './placement.rules.js';

/** A part of the sentence that says why somebody is where he is; ids are of persons. */
export type PlacementReason =
  /** Set by hand. */
  | { code: 'LOCKED' }
  /** People in this place of the same set, for each code; nobody where the spread is complete. */
  | { code: 'MIXED'; rule: MixedCode; same: string[] }
  /** How many are in this place, of how many it can hold. */
  | { code: 'LOAD'; size: number; maximum: number };

export interface Placement {
  person: string;
  place: string;
  reasons: PlacementReason[];
}

/** Why everybody is where he is, in the order of the problem's persons; reasons in the order of a sentence. */
export function explained(problem: PlacementProblem, placements: Placements): Placement[] {
  const sizes = new Map(problem.places.map(({ id }) => [id, 0]));
  for (const place of placements.values()) sizes.set(place, sizes.get(place)! + 1);
  const maximum = new Map(problem.places.map((place) => [place.id, place.maximum]));
  const locked = new Set(problem.rules.flatMap((rule) => (rule.kind === 'LOCKED' ? [rule.person] : [])));
  const company = companyOf(problem, placements);
  return problem.persons.map((person) => {
    const place = placements.get(person)!;
    return {
      person,
      place,
      reasons: [
        ...(locked.has(person) ? [{ code: 'LOCKED' as const }] : []),
        ...(company.get(person) ?? []),
        { code: 'LOAD', size: sizes.get(place)!, maximum: maximum.get(place)! },
      ],
    };
  });
}

/** For each code of what is to be mixed: who of the same set is in the same place. */
function companyOf({ rules }: PlacementProblem, placements: Placements): Map<string, PlacementReason[]> {
  const found = new Map<string, PlacementReason[]>();
  const mixed = rules.filter((rule): rule is Mixed => rule.kind === 'MIXED');
  for (const [rule, rows] of Map.groupBy(mixed, ({ code }) => code)) {
    const same = new Map<string, Set<string>>();
    for (const set of rows.flatMap(({ sets }) => sets))
      for (const together of Map.groupBy(set, (person) => placements.get(person)!).values())
        for (const person of together) {
          const others = same.get(person) ?? new Set();
          for (const other of together) if (other !== person) others.add(other);
          same.set(person, others);
        }
    for (const [person, others] of same)
      found.set(person, [...(found.get(person) ?? []), { code: 'MIXED', rule, same: [...others] }]);
  }
  return found;
}
