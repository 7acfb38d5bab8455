import type { ApartCode, ForbiddenCode, MixedCode, PreferredCode } from './placement.rules.js';

/** A part of the sentence that says why somebody is where he is; ids are of persons and places. */
export type PlacementReason =
  /** Set by hand. */
  | { code: 'LOCKED' }
  /** What speaks for this place, or against it where the points are below zero. */
  | { code: 'PREFERRED'; rule: PreferredCode; points: number }
  /** Where this person may not be, and why not. */
  | { code: 'FORBIDDEN'; rule: ForbiddenCode; places: string[] }
  /** Where this person would rather be by so many points: no place is left there (FULL), or it costs others more (OTHERS). */
  | { code: 'RATHER'; places: string[]; points: number; because: 'FULL' | 'OTHERS' }
  /** People in this place of the same set, for each code; nobody where the spread is complete. */
  | { code: 'MIXED'; rule: MixedCode; same: string[] }
  /** How many are in this place, of how many it can hold. */
  | { code: 'LOAD'; size: number; maximum: number };

export interface Placement {
  person: string;
  place: string;
  reasons: PlacementReason[];
}

/** A rule of a conflict, down to the person and place that it is about. */
export type ConflictingRule =
  | { kind: 'FORBIDDEN'; code: ForbiddenCode; person: string; places: string[] }
  | { kind: 'LOCKED'; person: string; place: string }
  | { kind: 'APART'; code: ApartCode; person: string; from: string }
  | { kind: 'MINIMUM'; place: string; minimum: number }
  | { kind: 'MAXIMUM'; place: string; maximum: number };

/**
 * Rules that cannot hold together while `persons` are placed. With `isSmallest`, without any one of the rules the others can; it is
 * false where time ran out before that was shown.
 */
export interface Conflict {
  persons: string[];
  rules: ConflictingRule[];
  isSmallest: boolean;
}
