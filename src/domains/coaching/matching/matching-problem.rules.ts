import type { ForbiddenCode, PlacementProblem, PlacementRule } from '../../placement/placement.service.js';
import { comesTo, type Objection, type Offer, objectionsOf, type Relation, type Wish } from './objection.rules.js';

/** A learning manager as a place for participants. */
export interface Coach extends Offer {
  readonly capacity: number;
  /** Participants of other modules. */
  readonly elsewhere: number;
}

export interface Pair {
  readonly participantId: string;
  readonly learningManagerId: string;
}

/** What a matching of a module knows. */
export interface MatchingFacts {
  readonly wishes: readonly Wish[];
  readonly coaches: readonly Coach[];
  readonly relations: readonly Relation[];
  /** Who stays with whom: set by hand, or in force without either wanting another. */
  readonly kept: readonly Pair[];
}

/** What a place that somebody likes weighs, against an even load: a place more or less of the ten that somebody may have is one point. */
const POINTS = { EVEN_LOAD: 10, COACHED_BEFORE: 3, SAME_LOCATION: 2 };

const CODES: Record<Objection, ForbiddenCode> = {
  SELF: 'OWN_LINE',
  OWN_LINE: 'OWN_LINE',
  FORMER_MANAGER: 'FORMER_MANAGER',
  OWN_RATER: 'OWN_RATER',
  ANOTHER_ASKED: 'CHEMISTRY',
  LANGUAGE: 'LANGUAGE',
  LOCATION: 'LOCATION',
};

/** What two people are to each other, by their ids. */
export function relationOf(
  relations: readonly Relation[],
): (participantId: string, learningManagerId: string) => Relation {
  const known = new Map(
    relations.map((relation) => [`${relation.participantId} ${relation.learningManagerId}`, relation]),
  );
  return (participantId, learningManagerId) =>
    known.get(`${participantId} ${learningManagerId}`) ?? { participantId, learningManagerId };
}

/**
 * Everybody who takes part, over the places that are left. Who is kept is locked where they are, so that they count for an even load; nobody
 * who is kept is asked again whether that is allowed.
 */
export function matchingProblem({ wishes, coaches, relations, kept }: MatchingFacts): PlacementProblem {
  const relation = relationOf(relations);
  const keptHere = Map.groupBy(kept, ({ learningManagerId }) => learningManagerId);
  const isKept = new Set(kept.map(({ participantId }) => participantId));
  const free = wishes.filter(({ participantId }) => !isKept.has(participantId));
  const rules: PlacementRule[] = [
    { kind: 'BALANCED', points: POINTS.EVEN_LOAD },
    ...kept.map(
      ({ participantId, learningManagerId }): PlacementRule => ({
        kind: 'LOCKED',
        person: participantId,
        place: learningManagerId,
      }),
    ),
  ];
  for (const coach of coaches) {
    const places = [coach.personId];
    const barred = Map.groupBy(
      free.flatMap((wish) => {
        const [gravest] = objectionsOf(wish, coach, relation(wish.participantId, coach.personId));
        return gravest ? [{ code: CODES[gravest], person: wish.participantId }] : [];
      }),
      ({ code }) => code,
    );
    for (const [code, persons] of barred)
      rules.push({ kind: 'FORBIDDEN', code, persons: persons.map(({ person }) => person), places });
    const before = free.filter(({ participantId }) => relation(participantId, coach.personId).coachedBefore);
    const near = free.filter(
      ({ location }) => location !== null && coach.locations.length > 0 && comesTo(coach, location),
    );
    rules.push(
      ...preferred('EARLIER_MATCH', before, places, POINTS.COACHED_BEFORE),
      ...preferred('SAME_LOCATION', near, places, POINTS.SAME_LOCATION),
    );
  }
  return {
    persons: wishes.map(({ participantId }) => participantId),
    places: coaches.map(({ personId, capacity, elsewhere }) => ({
      id: personId,
      minimum: 0,
      // Who is kept stays, also with somebody who has fewer places by now.
      maximum: Math.max(capacity - elsewhere, keptHere.get(personId)?.length ?? 0),
    })),
    rules,
  };
}

const preferred = (
  code: 'EARLIER_MATCH' | 'SAME_LOCATION',
  wishes: readonly Wish[],
  places: readonly string[],
  points: number,
): PlacementRule[] =>
  wishes.length > 0
    ? [{ kind: 'PREFERRED', code, persons: wishes.map(({ participantId }) => participantId), places, points }]
    : [];
