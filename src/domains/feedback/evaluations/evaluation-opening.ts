import type { Refused } from '../../../platform/graphql/failures.js';
import { LOWEST_THRESHOLD } from '../rater-group.rules.js';
import { thresholdsAtOpening } from '../rounds/round.rules.js';
import { evaluationErrors } from './evaluation.errors.js';
import type { OpeningRow } from './evaluation.read-model.js';
import { closingOf, type EvaluationRefusal, type EvaluationState, refusalsToOpen } from './evaluation.rules.js';
import { composeEvaluation, type EvaluatedModule, type OwnQuestion } from './evaluation-questionnaire.rules.js';

/** An evaluation that somebody is about to open, or would like to. */
export interface ToOpen {
  readonly state: EvaluationState;
  readonly ownQuestions: readonly OwnQuestion[];
  readonly evaluated: EvaluatedModule;
  readonly opening: OpeningRow;
  /** The last day that was asked for; null for what the step or the house says. */
  readonly closesOn: string | null;
}

/** How an evaluation would open now: what it would ask, until when and with which thresholds, and why it does not. */
export function openingNow({ state, ownQuestions, evaluated, opening, closesOn }: ToOpen, now: Date) {
  const { isApproved, askedIds, stepEndsOn, timeZone } = opening;
  const participants = askedIds.length;
  const asked = composeEvaluation(evaluated, ownQuestions);
  const closesAt = closingOf(closesOn, stepEndsOn, timeZone, now);
  const { threshold, commentThreshold } = thresholdsAtOpening({
    tenantThreshold: opening.anonymityThreshold,
    tenantCommentThreshold: opening.commentThreshold,
    questionnaireThreshold: LOWEST_THRESHOLD,
  });
  const toOpen = { state, isApproved, participants, threshold, fits: asked !== null, closesAt };
  const refused = refusalsToOpen(toOpen, now).map(
    (reason): Refused => ({
      kind: evaluationErrors.EVALUATION_REFUSED,
      field: isAboutTheDay(reason) ? ['input', 'closesOn'] : ['moduleId'],
      values: { reason, participants, needed: threshold + 1, own: ownQuestions.length },
    }),
  );
  return { asked, closesAt, threshold, commentThreshold, refused };
}

export const isAboutTheDay = (refusal: EvaluationRefusal): boolean =>
  refusal === 'OVER_BEFORE_IT_OPENS' || refusal === 'NEVER_EARLIER';
