import { Temporal } from 'temporal-polyfill';
import type { StepDue } from './build-up.rules.js';

/** What a step's days follow from. */
interface DueStep {
  readonly key: string;
  readonly due: StepDue | null;
}

/** The days that a step is to get ('2027-02-08'), and why they are not those that were counted. */
export interface DueDays {
  readonly key: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** The first reason for which its first or last day moved; null when it did not. */
  readonly movedFor: string | null;
}

/** Why nothing happens on a calendar day, in the reader's words; undefined on a working day. Blocked days do not count as time for a step. */
export interface DaysOff {
  offFor(day: string): string | undefined;
  isBlocked(day: string): boolean;
}

/** The longest that a day is moved: programmes are of two years, and whoever blocks more than one blocks it all. */
const MOST_MOVED = 400;

/**
 * The days of a module's steps from its first day on: each after the step that it hangs on, moved forward to a working day, and so long that
 * blocked days within do not cost it time. Steps without a usual moment, or that hang on one, get none.
 */
export function dueDays(steps: readonly DueStep[], firstDay: string, off: DaysOff): DueDays[] {
  const known = new Map<string, DueDays | undefined>();
  const daysOf = (key: string): DueDays | undefined => {
    if (known.has(key)) return known.get(key);
    // A circle, which no build-up has, ends here.
    known.set(key, undefined);
    const step = steps.find((one) => one.key === key);
    const from = step?.due && startOf(step.due);
    const days = step?.due && from ? daysFrom(step.key, from, step.due.lasts, off) : undefined;
    known.set(key, days);
    return days;
  };
  const startOf = ({ after, days }: StepDue): Temporal.PlainDate | undefined => {
    if (!after) return Temporal.PlainDate.from(firstDay).add({ days });
    const anchor = daysOf(after.key);
    return anchor && Temporal.PlainDate.from(after.edge === 'START' ? anchor.startsOn : anchor.endsOn).add({ days });
  };
  return steps.flatMap(({ key }) => daysOf(key) ?? []);
}

function daysFrom(key: string, from: Temporal.PlainDate, lasts: number, off: DaysOff): DueDays {
  const start = workingDayFrom(from, off);
  let last = start.day;
  for (let left = lasts - 1, looked = 0; left > 0 && looked < MOST_MOVED; looked += 1) {
    last = last.add({ days: 1 });
    if (!off.isBlocked(last.toString())) left -= 1;
  }
  const end = workingDayFrom(last, off);
  return {
    key,
    startsOn: start.day.toString(),
    endsOn: end.day.toString(),
    movedFor: start.movedFor ?? end.movedFor,
  };
}

function workingDayFrom(from: Temporal.PlainDate, off: DaysOff) {
  const movedFor = off.offFor(from.toString()) ?? null;
  let day = from;
  for (let moved = 0; moved < MOST_MOVED && off.offFor(day.toString()); moved += 1) day = day.add({ days: 1 });
  return { day, movedFor };
}
