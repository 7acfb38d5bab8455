import type { Placement, PlacementReason } from './explanation.rules.js';
import type { ForbiddenCode, Mixed, Place, PlacementProblem, Placements, Preferred } from './placement.rules.js';

/** Why everybody is where he is, in the order of the problem's persons; reasons in the order of a sentence. */
export function explained(problem: PlacementProblem, placements: Placements): Placement[] {
  const sizes = new Map(problem.places.map(({ id }) => [id, 0]));
  for (const place of placements.values()) sizes.set(place, sizes.get(place)! + 1);
  const maximum = new Map(problem.places.map((place) => [place.id, place.maximum]));
  const locked = new Set(problem.rules.flatMap((rule) => (rule.kind === 'LOCKED' ? [rule.person] : [])));
  const preferred = byPerson(problem, 'PREFERRED');
  const forbidden = byPerson(problem, 'FORBIDDEN');
  const company = companyOf(problem, placements);
  const isFull = ({ id, maximum }: Place) => sizes.get(id)! >= maximum;
  return problem.persons.map((person) => {
    const place = placements.get(person)!;
    const wishes = preferred.get(person) ?? [];
    const closed = forbidden.get(person) ?? [];
    const reasons: PlacementReason[] = wishes
      .filter(({ places }) => places.includes(place))
      .map(({ code, points }) => ({ code: 'PREFERRED', rule: code, points }));
    const others = locked.has(person)
      ? []
      : [...closedPlaces(closed), ...ratherThan(place, wishes, closed, problem.places, isFull)];
    return {
      person,
      place,
      reasons: [
        ...(locked.has(person) ? [{ code: 'LOCKED' as const }] : []),
        ...reasons,
        ...(company.get(person) ?? []),
        ...others,
        { code: 'LOAD', size: sizes.get(place)!, maximum: maximum.get(place)! },
      ],
    };
  });
}

type Rule = PlacementProblem['rules'][number];
type OfKind<Kind> = Extract<Rule, { kind: Kind }>;

function byPerson<Kind extends 'PREFERRED' | 'FORBIDDEN'>({ rules }: PlacementProblem, kind: Kind) {
  const found = new Map<string, OfKind<Kind>[]>();
  for (const rule of rules)
    if (rule.kind === kind)
      for (const person of rule.persons) found.set(person, [...(found.get(person) ?? []), rule as OfKind<Kind>]);
  return found;
}

const closedPlaces = (closed: readonly OfKind<'FORBIDDEN'>[]): PlacementReason[] =>
  [...Map.groupBy(closed, ({ code }) => code)].map(([rule, rows]: [ForbiddenCode, typeof closed]) => ({
    code: 'FORBIDDEN',
    rule,
    places: [...new Set(rows.flatMap(({ places }) => places))],
  }));

/** Open places that have more points for somebody than the own one. */
function ratherThan(
  own: string,
  wishes: readonly Preferred[],
  closed: readonly OfKind<'FORBIDDEN'>[],
  places: readonly Place[],
  isFull: (place: Place) => boolean,
): PlacementReason[] {
  const points = new Map<string, number>();
  for (const wish of wishes) for (const place of wish.places) points.set(place, (points.get(place) ?? 0) + wish.points);
  const more = ({ id }: Place) => (points.get(id) ?? 0) - (points.get(own) ?? 0);
  const shut = new Set(closed.flatMap((rule) => rule.places));
  const better = places.filter((place) => more(place) > 0 && !shut.has(place.id));
  return [...Map.groupBy(better, more)].flatMap(([gain, alike]) =>
    (['FULL', 'OTHERS'] as const).flatMap((because): PlacementReason[] => {
      const ids = alike.filter((place) => isFull(place) === (because === 'FULL')).map(({ id }) => id);
      return ids.length > 0 ? [{ code: 'RATHER', places: ids, points: gain, because }] : [];
    }),
  );
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
