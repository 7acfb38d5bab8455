import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { LOWEST_THRESHOLD, type RaterGroupKey } from '../rater-group.rules.js';

/** What anybody may know of a subject's panel while the round is open (anonymity, rule 8). */
export type PanelState = 'ENOUGH' | 'NOT_YET_ENOUGH';

/** Percentages move in steps of this size, and say nothing at all of a round with fewer subjects than this number. */
const PERCENTAGE_STEP = 5;
export const FEWEST_SUBJECTS_FOR_A_PERCENTAGE = 5;

/**
 * Which rounds and evaluations are counted now: those that are `open`, at most once in 24 hours, and that were `opened` as long ago (anonymity,
 * rule 8). Conditions on their columns.
 */
export function countedAt(now: Date) {
  const aDayAgo = { lte: new Date(now.getTime() - DAY_MS) };
  return {
    opened: aDayAgo,
    open: { state: 'OPEN', closesAt: { gt: now }, OR: [{ responseCountedAt: null }, { responseCountedAt: aDayAgo }] },
  };
}

/** One rater group of one subject: numbers of raters. */
export interface GroupResponse {
  group: RaterGroupKey;
  anonymous: boolean;
  invited: number;
  submitted: number;
  declined: number;
  /** The round's minimum for this group. */
  minimum: number;
}

/**
 * Whether a subject's panel has answered enough for a report: of every invited group with a minimum, an anonymous one has reached k, below
 * which nothing of it is shown, and a named one its minimum. A group that nobody was invited to asks for nothing; and without an anonymous
 * group that asks for something it is never ENOUGH, for that would tell of one named person whether they answered.
 *
 * ENOUGH never tells that everybody has answered, for more than k are asked, and a panel that wants a replacement is not ENOUGH before
 * there is one. Nor does it go by how many were asked, which changes when somebody is asked as well: that would tell whether they answered.
 */
export function panelState(responses: readonly GroupResponse[], threshold: number): PanelState {
  const asked = responses.filter(({ invited, minimum }) => invited > 0 && minimum > 0);
  const enough = asked.every(({ anonymous, submitted, minimum }) => submitted >= (anonymous ? threshold : minimum));
  const isTold = enough && asked.some(({ anonymous }) => anonymous) && replacementGroups(asked, threshold).length === 0;
  return isTold ? 'ENOUGH' : 'NOT_YET_ENOUGH';
}

/**
 * The groups in which a replacement is wanted: anonymous ones where so many declined that fewer than k + 1 are left, so that one more who
 * does not answer would silence the group. How many answered makes no difference. Nothing is said of named groups, where it would be
 * about one person, nor of a group of which fewer than k + 1 were asked. Who declined is said nowhere.
 */
export function replacementGroups(
  responses: readonly Pick<GroupResponse, 'group' | 'anonymous' | 'invited' | 'declined'>[],
  threshold: number,
): RaterGroupKey[] {
  return responses
    .filter(({ anonymous, invited, declined }) => anonymous && invited > threshold && invited - declined <= threshold)
    .map(({ group }) => group);
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
