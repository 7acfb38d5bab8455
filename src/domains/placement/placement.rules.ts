/**
 * Placing persons: each with exactly one learning manager, each in exactly one group. What must hold and what is wanted is data: rows
 * of the closed set of rules below, which name persons and places by id. Whoever knows why (the org chart, languages, earlier modules)
 * writes the rows; this domain knows none of it.
 */

/** A learning manager, a group. Holds `minimum` to `maximum` persons, whole numbers. */
export interface Place {
  id: string;
  minimum: number;
  maximum: number;
}

/** Why somebody may not be placed somewhere. CHEMISTRY: the first talk made clear that the two do not fit. */
export type ForbiddenCode = 'OWN_LINE' | 'OWN_RATER' | 'FORMER_MANAGER' | 'LANGUAGE' | 'LOCATION' | 'CHEMISTRY';
/** Why two may not be in the same place. */
export type ApartCode = 'OWN_MANAGER';
/** Why somebody should rather, or rather not, be placed somewhere. */
export type PreferredCode = 'SAME_LOCATION' | 'EARLIER_MATCH';
/** What the people of a place should not have in common. */
export type MixedCode = 'DEPARTMENT' | 'ECHELON' | 'TOGETHER_BEFORE';

/** None of these persons in any of these places. */
export interface Forbidden {
  kind: 'FORBIDDEN';
  code: ForbiddenCode;
  persons: readonly string[];
  places: readonly string[];
}

/** Set by hand: this person in this place. It wins over no other hard rule: leave those out that were set aside by hand. */
export interface Locked {
  kind: 'LOCKED';
  person: string;
  place: string;
}

/** This person never in one place with any of the others, who may be with each other: a manager and the direct reports. */
export interface Apart {
  kind: 'APART';
  code: ApartCode;
  person: string;
  from: readonly string[];
}

/** Points for each of these persons who is in one of these places; points below zero are for rather not. */
export interface Preferred {
  kind: 'PREFERRED';
  code: PreferredCode;
  persons: readonly string[];
  places: readonly string[];
  points: number;
}

/**
 * People of one set (a department, an echelon, a group of an earlier module) spread over the places. Up to `tolerated` of a set in one
 * place cost nothing (default 1), the next costs `points`, the one after that twice as much, and so on; with 1 that is `points` for
 * every pair. A set larger than all places together tolerate is spread evenly.
 *
 * Earlier groups: tolerate 1 of the latest module (nobody meets again) and 2 of those before. All strangers after two modules or more may
 * be out of reach, and takes far longer to prove so.
 */
export interface Mixed {
  kind: 'MIXED';
  code: MixedCode;
  sets: readonly (readonly string[])[];
  points: number;
  tolerated?: number;
}

/** The n-th person in a place costs `points` x (n - 1) / its maximum: places fill in proportion to what they can hold. At most one row. */
export interface Balanced {
  kind: 'BALANCED';
  points: number;
}

export type PlacementRule = Forbidden | Locked | Apart | Preferred | Mixed | Balanced;

export interface PlacementProblem {
  persons: readonly string[];
  places: readonly Place[];
  rules: readonly PlacementRule[];
}

/** Where everybody is: person to place. */
export type Placements = ReadonlyMap<string, string>;
