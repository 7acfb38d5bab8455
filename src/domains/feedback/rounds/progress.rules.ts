import { isNamed, LOWEST_THRESHOLD, type RaterGroup } from '../rater-group.rules.js';

/** What anybody may know of a subject's panel while the round is open (anonymity, rule 8). */
export type PanelState = 'ENOUGH' | 'NOT_YET_ENOUGH';

/** Percentages move in steps of this size, and say nothing at all of a round with fewer subjects than this number. */
const PERCENTAGE_STEP = 5;
export const FEWEST_SUBJECTS_FOR_A_PERCENTAGE = 5;

/** One rater group of one subject: numbers of raters. */
export interface GroupResponse {
  group: RaterGroup;
  invited: number;
  submitted: number;
  /** The questionnaire's minimum for this group. */
  minimum: number;
}

/**
 * Whether a subject's panel has answered enough for a report: every invited group with a minimum has reached it, and an anonymous
 * one its threshold k as well, below which nothing of it is shown. A group that nobody was invited to asks for nothing; and without an
 * anonymous group that asks for something it is never ENOUGH, for that would tell of one named person whether they answered.
 */
export function panelState(responses: readonly GroupResponse[], threshold: number): PanelState {
  const asked = responses.filter(({ invited, minimum }) => invited > 0 && minimum > 0);
  const enough = asked.every(
    ({ group, submitted, minimum }) => submitted >= (isNamed(group) ? minimum : Math.max(minimum, threshold)),
  );
  return asked.some(({ group }) => !isNamed(group)) && enough ? 'ENOUGH' : 'NOT_YET_ENOUGH';
}

/**
 * The share of a whole round's invitations that were handed in, in per cent, rounded to the nearest 5. Null for a round of fewer than
 * five subjects, where the share of the round says too much about each of them, and where a step would be fewer raters than a threshold.
 */
export function responsePercentage(round: { subjects: number; invited: number; submitted: number }): number | null {
  if (round.subjects < FEWEST_SUBJECTS_FOR_A_PERCENTAGE || (round.invited * PERCENTAGE_STEP) / 100 < LOWEST_THRESHOLD)
    return null;
  return Math.round((100 * round.submitted) / round.invited / PERCENTAGE_STEP) * PERCENTAGE_STEP;
}
