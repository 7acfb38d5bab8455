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
  /** Raters on approved panels, over all subjects. */
  approvedRaters: number;
}

export type RoundRefusal =
  | 'NOT_FROM_THIS_STATE'
  | 'CLOSES_BEFORE_IT_OPENS'
  | 'TOO_EARLY_TO_OPEN'
  | 'ALREADY_OVER'
  | 'NOBODY_TO_ASK'
  | 'TOO_EARLY_TO_CLOSE'
  | 'NEVER_EARLIER'
  | 'CLOSE_STANDS';

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

/**
 * Why the round cannot close at another moment instead, or null when it can. Raters were told until when they could answer, so it is never
 * earlier than that; and from its closing hour on, or once it was closed early, it is over, as they were told too.
 */
export function refusalToExtend(round: Round, closesAt: Date, now: Date): RoundRefusal | null {
  if (round.state !== 'OPEN') return 'NOT_FROM_THIS_STATE';
  if (now >= round.closesAt) return 'CLOSE_STANDS';
  if (closesAt <= now) return 'ALREADY_OVER';
  return closesAt < round.closesAt ? 'NEVER_EARLIER' : null;
}

/** Why the round cannot be closed now, ahead of its day, or null when it can. */
export function refusalToCloseEarly(round: Round, now: Date): RoundRefusal | null {
  if (round.state !== 'OPEN' || now <= round.opensAt) return 'NOT_FROM_THIS_STATE';
  return now >= round.closesAt ? 'ALREADY_OVER' : null;
}

/** Why a round whose opening hour has come is not open; null for one that is, or whose hour is still to come. */
export type RoundObstacle = 'NO_APPROVED_PANEL' | 'NO_PANEL_LARGE_ENOUGH' | 'OVER';

export function obstacleToOpening(round: Round & { approvedPanels: number }, now: Date): RoundObstacle | null {
  if (round.state !== 'NOMINATING' || now < round.opensAt) return null;
  if (now >= round.closesAt) return 'OVER';
  return round.approvedPanels === 0 ? 'NO_APPROVED_PANEL' : 'NO_PANEL_LARGE_ENOUGH';
}

/** What is agreed about choosing and approving raters; days are local to the programme, and last until the closing hour. */
export interface RoundDeadlines {
  nominationsDueAt: Date | null;
  approvalDueAt: Date | null;
}

/** Throws RangeError on a day or zone that does not exist. */
export function deadlinesOf(
  days: { nominationsDueOn?: string | null; approvalDueOn?: string | null },
  timeZone: string,
): RoundDeadlines {
  const until = (day?: string | null) => (day ? instantOf(day, CLOSING_HOUR, timeZone) : null);
  return { nominationsDueAt: until(days.nominationsDueOn), approvalDueAt: until(days.approvalDueOn) };
}

export interface DeadlineFault {
  field: 'nominationsDueOn' | 'approvalDueOn';
  code: 'PASSED' | 'AFTER_OPENING' | 'APPROVAL_BEFORE_NOMINATIONS' | 'APPROVAL_WITHOUT_DEADLINE';
}

/** What is wrong with the deadlines of a round that is being planned; empty when nothing is. */
export function deadlineFaults(
  { nominationsDueAt, approvalDueAt }: RoundDeadlines,
  { opensAt, unapprovedPanels }: { opensAt: Date; unapprovedPanels: 'APPROVE' | 'WAIT' },
  now: Date,
): DeadlineFault[] {
  const faultOf = (field: DeadlineFault['field'], at: Date | null): DeadlineFault[] => {
    if (at !== null && at <= now) return [{ field, code: 'PASSED' }];
    return at !== null && at >= opensAt ? [{ field, code: 'AFTER_OPENING' }] : [];
  };
  const faults = [...faultOf('nominationsDueOn', nominationsDueAt), ...faultOf('approvalDueOn', approvalDueAt)];
  if (nominationsDueAt && approvalDueAt && approvalDueAt < nominationsDueAt)
    faults.push({ field: 'approvalDueOn', code: 'APPROVAL_BEFORE_NOMINATIONS' });
  if (!approvalDueAt && unapprovedPanels === 'APPROVE')
    faults.push({ field: 'approvalDueOn', code: 'APPROVAL_WITHOUT_DEADLINE' });
  return faults;
}

/**
 * What is wrong with the deadlines of a round that is planned anew; one that stays as it was may have passed. `moved` are the fields that
 * somebody gave another day.
 */
export function deadlineFaultsOfMove(
  deadlines: RoundDeadlines,
  terms: { opensAt: Date; unapprovedPanels: 'APPROVE' | 'WAIT' },
  moved: ReadonlySet<string>,
  now: Date,
): DeadlineFault[] {
  return deadlineFaults(deadlines, terms, now).filter(({ field, code }) => code !== 'PASSED' || moved.has(field));
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
