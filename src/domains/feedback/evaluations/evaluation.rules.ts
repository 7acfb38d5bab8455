import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { type PanelState, panelState, responsePercentage } from '../rounds/progress.rules.js';
import { roundHours } from '../rounds/round.rules.js';
import { PARTICIPANTS } from './evaluation-questionnaire.rules.js';

export const EVALUATION_STATES = ['DRAFT', 'OPEN', 'CLOSED'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** From each state, the states that may follow. What was released stays as it is: there is no way back. */
export const EVALUATION_TRANSITIONS: Readonly<Record<EvaluationState, readonly EvaluationState[]>> = {
  DRAFT: ['OPEN'],
  OPEN: ['CLOSED'],
  CLOSED: [],
};

/** Days that an evaluation is open where neither the coordinator nor a step of the module says until when. */
const DAYS_OPEN = 14;

export interface EvaluationTimes {
  readonly state: EvaluationState;
  readonly openedAt: Date | null;
  readonly closesAt: Date | null;
}

export const EVALUATION_REFUSALS = [
  'NOT_OPEN_YET',
  'OPEN_ALREADY',
  'CLOSED_ALREADY',
  'NOT_APPROVED',
  'TOO_FEW_PARTICIPANTS',
  'TOO_LONG',
  'OVER_BEFORE_IT_OPENS',
  'NEVER_EARLIER',
] as const;
export type EvaluationRefusal = (typeof EVALUATION_REFUSALS)[number];

/** What must be there before an evaluation can open. */
export interface EvaluationToOpen {
  readonly state: EvaluationState;
  readonly isApproved: boolean;
  /** Who holds a place in the programme. */
  readonly participants: number;
  /** k. */
  readonly threshold: number;
  /** Whether what is asked fits in a questionnaire. */
  readonly fits: boolean;
  readonly closesAt: Date;
}

/** Why an evaluation cannot open now: everything at once, empty when it can. One who does not answer may not silence it (anonymity, rule 7). */
export function refusalsToOpen(evaluation: EvaluationToOpen, now: Date): EvaluationRefusal[] {
  const { state, isApproved, participants, threshold, fits, closesAt } = evaluation;
  const outOfPhase = refusalToBecome(state, 'OPEN');
  if (outOfPhase) return [outOfPhase];
  const refusals: EvaluationRefusal[] = [];
  if (!isApproved) refusals.push('NOT_APPROVED');
  if (participants <= threshold) refusals.push('TOO_FEW_PARTICIPANTS');
  if (!fits) refusals.push('TOO_LONG');
  if (closesAt <= now) refusals.push('OVER_BEFORE_IT_OPENS');
  return refusals;
}

/** Why it cannot become that, or null when it can. */
export function refusalToBecome(state: EvaluationState, next: EvaluationState): EvaluationRefusal | null {
  if (EVALUATION_TRANSITIONS[state].includes(next)) return null;
  return ({ DRAFT: 'NOT_OPEN_YET', OPEN: 'OPEN_ALREADY', CLOSED: 'CLOSED_ALREADY' } as const)[state];
}

/**
 * Why no answer is taken now, or null when one is: asked when somebody sends theirs, and before it is closed by hand. From the closing hour on it is closed,
 * also while the job that closes it has yet to run.
 */
export function refusalToGive({ state, closesAt }: EvaluationTimes, now: Date): EvaluationRefusal | null {
  if (state === 'DRAFT') return 'NOT_OPEN_YET';
  return state === 'OPEN' && closesAt !== null && now < closesAt ? null : 'CLOSED_ALREADY';
}

/** Why it cannot close later instead, or null when it can: never earlier than participants were told, and not again once it is over. */
export function refusalToExtend(evaluation: EvaluationTimes, closesAt: Date, now: Date): EvaluationRefusal | null {
  const refusal = refusalToGive(evaluation, now);
  if (refusal) return refusal;
  return evaluation.closesAt !== null && closesAt < evaluation.closesAt ? 'NEVER_EARLIER' : null;
}

/** Whether its answers are to be read and told now. */
export const isDueToClose = ({ state, closesAt }: EvaluationTimes, now: Date): boolean =>
  state === 'OPEN' && closesAt !== null && closesAt <= now;

/**
 * When an evaluation closes: 17:00 on a day ('2027-07-09') in the programme's zone; without one on the last day of the step that asks for it; without
 * that, or after it, two weeks from today.
 * @throws RangeError on a day or zone that does not exist
 */
export function closingOf(wanted: string | null, stepEndsOn: string | null, timeZone: string, now: Date): Date {
  const at = (day: string) => roundHours(day, day, timeZone).closesAt;
  if (wanted) return at(wanted);
  if (stepEndsOn && at(stepEndsOn) > now) return at(stepEndsOn);
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  return at(today.add({ days: DAYS_OPEN }).toString());
}

/** From when an evaluation opens by itself: 08:00 on the first day of its step. */
export const openingOf = (stepStartsOn: string, timeZone: string): Date =>
  roundHours(stepStartsOn, stepStartsOn, timeZone).opensAt;

/**
 * All that may be known of who gave theirs while it is open: whether they are enough, and of many who were asked a rounded share (anonymity, rule 8).
 */
export function responseOf(
  { asked, given }: { asked: number; given: number },
  threshold: number,
): { state: PanelState; percentage: number | null } {
  const response = {
    group: PARTICIPANTS.key,
    anonymous: true,
    minimum: threshold,
    invited: asked,
    submitted: given,
    declined: 0,
  };
  return {
    state: panelState([response], threshold),
    percentage: responsePercentage({ subjects: asked, invited: asked, submitted: given }),
  };
}

/** Days before the close on which whoever has not given theirs is reminded, once; not of one that is open for hardly longer. */
const REMINDED_BEFORE_DAYS = 3;

/** When whoever has not given theirs is reminded; null where the invitation is too recent for it. */
export function remindedAt({ openedAt, closesAt }: { openedAt: Date; closesAt: Date }): Date | null {
  const at = closesAt.getTime() - REMINDED_BEFORE_DAYS * DAY_MS;
  return at - openedAt.getTime() >= DAY_MS ? new Date(at) : null;
}
