import { Temporal } from 'temporal-polyfill';
import { LOWEST_THRESHOLD } from '../rater-group.rules.js';

export type RoundState = 'NOMINATING' | 'OPEN' | 'CLOSED' | 'REPORTED' | 'CANCELLED';

/** From each state, the states that may follow. A round that has closed can no longer be cancelled: its answers are given. */
export const ROUND_TRANSITIONS: Readonly<Record<RoundState, readonly RoundState[]>> = {
  NOMINATING: ['OPEN', 'CANCELLED'],
  OPEN: ['CLOSED', 'CANCELLED'],
  CLOSED: ['REPORTED'],
  REPORTED: [],
  CANCELLED: [],
};

/** The hours, local to the programme, at which a round opens and closes: raters read mail at work, and the last hour is one at work. */
export const OPENING_HOUR = 8;
export const CLOSING_HOUR = 17;

export const DEFAULT_THRESHOLD = 4;
export const LOWEST_COMMENT_THRESHOLD = 5;

/** What the decisions below need of a round. */
export interface Round {
  state: RoundState;
  opensAt: Date;
  closesAt: Date;
}

/** The round with what must be there before it can open. */
export interface RoundToOpen extends Round {
  questionnaireId: string | null;
  /** Raters on approved panels, over all subjects. */
  approvedRaters: number;
}

export type RoundRefusal =
  | 'NOT_FROM_THIS_STATE'
  | 'NO_QUESTIONNAIRE'
  | 'CLOSES_BEFORE_IT_OPENS'
  | 'TOO_EARLY_TO_OPEN'
  | 'ALREADY_OVER'
  | 'NOBODY_TO_ASK'
  | 'TOO_EARLY_TO_CLOSE';

/**
 * When a round opens and closes: 08:00 on the first and 17:00 on the last of two calendar days ('2027-01-11') in the programme's time
 * zone (IANA name), whatever daylight saving does in between. A wall time that a clock change skips moves on by the length of the gap.
 * Throws RangeError on a day or zone that does not exist.
 */
export function roundHours(opensOn: string, closesOn: string, timeZone: string): { opensAt: Date; closesAt: Date } {
  return { opensAt: instantOf(opensOn, OPENING_HOUR, timeZone), closesAt: instantOf(closesOn, CLOSING_HOUR, timeZone) };
}

function instantOf(day: string, hour: number, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } });
  return new Date(zoned.epochMilliseconds);
}

/** Why the round cannot open now: everything at once, empty when it can. */
export function refusalsToOpen(round: RoundToOpen, now: Date): RoundRefusal[] {
  if (!follows(round.state, 'OPEN')) return ['NOT_FROM_THIS_STATE'];
  const refusals: RoundRefusal[] = [];
  if (round.questionnaireId === null) refusals.push('NO_QUESTIONNAIRE');
  if (round.opensAt >= round.closesAt) refusals.push('CLOSES_BEFORE_IT_OPENS');
  if (now < round.opensAt) refusals.push('TOO_EARLY_TO_OPEN');
  if (now >= round.closesAt) refusals.push('ALREADY_OVER');
  if (round.approvedRaters === 0) refusals.push('NOBODY_TO_ASK');
  return refusals;
}

/** Why the round cannot close now, or null when it can. */
export function refusalToClose(round: Round, now: Date): RoundRefusal | null {
  if (!follows(round.state, 'CLOSED')) return 'NOT_FROM_THIS_STATE';
  return now < round.closesAt ? 'TOO_EARLY_TO_CLOSE' : null;
}

/** Why the round cannot be called off or marked as reported, or null when it can: only its state matters. */
export function refusalToBecome(round: Round, next: 'REPORTED' | 'CANCELLED'): RoundRefusal | null {
  return follows(round.state, next) ? null : 'NOT_FROM_THIS_STATE';
}

function follows(state: RoundState, next: RoundState): boolean {
  return ROUND_TRANSITIONS[state].includes(next);
}

export type AnswerRefusal = 'NOT_OPEN_YET' | 'CLOSED' | 'CANCELLED';

/**
 * Why no answer is taken now, or null when one is. Asked before the rater types and again when an answer arrives. From the closing
 * hour on the answer is CLOSED, also while the job that closes the round has yet to run (anonymity, rule 6).
 */
export function refusalOfAnswer(round: Round, now: Date): AnswerRefusal | null {
  if (round.state === 'CANCELLED') return 'CANCELLED';
  if (round.state === 'NOMINATING') return 'NOT_OPEN_YET';
  return round.state === 'OPEN' && now < round.closesAt ? null : 'CLOSED';
}

/** The sheets that count at the close: those handed in. A draft that was never submitted is nobody's answer. */
export function countedAtClose<Sheet extends { submitted: boolean }>(sheets: readonly Sheet[]): Sheet[] {
  return sheets.filter((sheet) => sheet.submitted);
}

/**
 * The thresholds that are frozen when a round opens (anonymity, rule 2), in raters. Scores: k, the highest of 3, the tenant's
 * (4 unless it raised or lowered that; null is not set) and the questionnaire's. Comments: the highest of 5, the tenant's and k.
 */
export function thresholdsAtOpening(wishes: {
  tenantThreshold: number | null;
  tenantCommentThreshold: number | null;
  questionnaireThreshold: number;
}): { threshold: number; commentThreshold: number } {
  const threshold = Math.max(
    LOWEST_THRESHOLD,
    wishes.tenantThreshold ?? DEFAULT_THRESHOLD,
    wishes.questionnaireThreshold,
  );
  const commentThreshold = Math.max(LOWEST_COMMENT_THRESHOLD, wishes.tenantCommentThreshold ?? 0, threshold);
  return { threshold, commentThreshold };
}
