import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { RaterGroup, RaterGroupKey } from '../../rater-group.rules.js';

/** One comment as it lies in the closed round: without who, when, or which scores came with it. */
export interface SubmittedComment {
  questionKey: string;
  group: RaterGroupKey;
  /** Normalised and not empty. */
  text: string;
}

/** Somebody who was asked about a subject: known by an id that is the same in every round. Whether they answered is not known. */
export interface PanelMember {
  group: RaterGroupKey;
  rater: string;
}

/**
 * What an edition of a report showed: for each shown anonymous group, who was on the panel behind it; for ALL_OTHERS, the panels of all of
 * these.
 */
export type ShownCells = readonly { source: string; raters: readonly string[] }[];

/** What an earlier round showed of the same person, by whom it was for. */
export interface ShownBefore {
  forSubject: ShownCells;
  forContributors: ShownCells;
}

/** Everything that was handed in about one subject, as it lies in the closed round. */
export interface SubjectAnswers {
  subjectId: string;
  /** The groups as they are for this subject, merged ones as one. */
  groups: readonly RaterGroup[];
  /** One per rater. Scores are in `ratingsOf` order; 0 (cannot judge, or not asked) contributes to nothing. */
  sheets: readonly { group: RaterGroupKey; scores: ArrayLike<number> }[];
  /** At most one per rater and open question. */
  comments: readonly SubmittedComment[];
  /** Who was asked, in this round. */
  panel: readonly PanelMember[];
  /** What was shown of earlier rounds about the same person; one entry per round, in the order in which they were reported. */
  earlier: readonly ShownBefore[];
  /** The units that the subject stood in when the round opened, its own first and each followed by the one above it, up to the directorate. */
  units: readonly string[];
}

/** A closed round, as the gate gets it. */
export interface ClosedRound {
  definition: QuestionnaireDefinition;
  /** k, as frozen at the opening. */
  threshold: number;
  commentThreshold: number;
  subjects: readonly SubjectAnswers[];
}
