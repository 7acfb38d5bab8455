import { Temporal } from 'temporal-polyfill';
import { type WorkingTime, workingDayFrom } from '../../../platform/clock/working-time.rules.js';

export const ASSIGNMENT_STATES = ['DRAFT', 'UNDER_WAY', 'COMPLETED'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** What may be done to an assignment: from which state, and into which. */
const TRANSITIONS = {
  WRITE: { DRAFT: 'DRAFT', UNDER_WAY: 'UNDER_WAY' },
  ASK_HELP: { DRAFT: 'DRAFT' },
  START: { DRAFT: 'UNDER_WAY' },
  PRACTISE: { UNDER_WAY: 'UNDER_WAY' },
  COMPLETE: { UNDER_WAY: 'COMPLETED' },
  REOPEN: { COMPLETED: 'UNDER_WAY' },
  SHARE: { UNDER_WAY: 'UNDER_WAY', COMPLETED: 'COMPLETED' },
} satisfies Record<string, Partial<Record<AssignmentState, AssignmentState>>>;
export type AssignmentAction = keyof typeof TRANSITIONS;

/** The state that an action leads to; undefined when it is not to be done in this one. */
export function stateAfter(action: AssignmentAction, state: AssignmentState): AssignmentState | undefined {
  const from: Partial<Record<AssignmentState, AssignmentState>> = TRANSITIONS[action];
  return from[state];
}

/** What an assignment lacks before somebody can begin to practise: both perspectives for action. */
export const isWritten = ({ individual, collective }: { readonly individual: string; readonly collective: string }) =>
  individual !== '' && collective !== '';

/** Days between the beginning and the first practice moment; every gap after it is twice the one before. */
const FIRST_GAP_DAYS = 3;
/** How long practising is spread over when the step has no last day. */
const USUAL_DAYS = 42;

/**
 * The days on which an assignment is best practised: soon at first and then ever further apart, since what is picked up again just before
 * it is forgotten stays (spaced practice). Each is a working day.
 * @param from the day on which practising begins
 * @param until the last day of the step; null, or a day that is over, for six weeks
 * @returns at least one day, in order, each once
 */
export function practiceDays(
  from: Temporal.PlainDate,
  until: Temporal.PlainDate | null,
  work: Pick<WorkingTime, 'holidays'>,
): Temporal.PlainDate[] {
  const last = until && Temporal.PlainDate.compare(until, from) > 0 ? until : from.add({ days: USUAL_DAYS });
  const days: Temporal.PlainDate[] = [];
  for (let gap = FIRST_GAP_DAYS, after = gap; ; gap *= 2, after += gap) {
    const day = workingDayFrom(from.add({ days: after }), work);
    if (Temporal.PlainDate.compare(day, last) > 0) break;
    days.push(day);
  }
  return days.length > 0 ? days : [workingDayFrom(from.add({ days: 1 }), work)];
}

/** How far ahead somebody may plan to practise. */
const LONGEST_AHEAD = { years: 1 };

/** Whether a day can be given to a practice moment: from today on, and within a year. */
export const isWithinReach = (day: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, today) >= 0 && Temporal.PlainDate.compare(day, today.add(LONGEST_AHEAD)) <= 0;
