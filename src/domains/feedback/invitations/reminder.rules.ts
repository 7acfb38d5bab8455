import { Temporal } from 'temporal-polyfill';
import {
  firstWorkingMoment,
  isWorkingTime,
  localDay,
  type WorkingTime,
  workingMorningBefore,
} from '../../../platform/clock/working-time.rules.js';

/** The rising tone of what a rater is mailed: the invitation and its first echo are friendly. */
export type ReminderTone = 'FRIENDLY' | 'CLEAR' | 'LAST';

/** One moment at which raters who have not finished may be mailed. */
export interface ReminderMoment {
  kind: 'INVITATION' | 'REMINDER';
  tone: ReminderTone;
  at: Date;
}

/** The window in which raters are asked, on the clock and calendar of where they work. */
export interface AskingWindow extends WorkingTime {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Days before the closing day, with the tone that fits. */
const REMINDERS = [
  { daysBefore: 7, tone: 'FRIENDLY' },
  { daysBefore: 3, tone: 'CLEAR' },
  { daysBefore: 1, tone: 'LAST' },
] as const;

/**
 * The moments of one round, each on a later day than the one before it, all within [opensAt, closesAt) and in working time (Monday to
 * Friday, no holiday, 08:00-18:00 local). The invitation goes at the opening, or at the first working moment after it. Reminders go at
 * 09:00 local, 7, 3 and 1 calendar days before the closing day; one that falls on a day off moves to the working day before. Where two
 * then meet, the later one, with its sharper tone, stays; one that would not come after the invitation's day is dropped. Empty only when
 * the whole round has no working moment. Since days are counted on the local calendar, daylight saving moves nothing.
 */
export function reminderMoments(window: AskingWindow): ReminderMoment[] {
  const invitedAt = firstWorkingMoment(window.opensAt, window);
  if (invitedAt >= window.closesAt) return [];
  const closingDay = localDay(window.closesAt, window);
  const reminders = REMINDERS.map(({ daysBefore, tone }) => ({
    kind: 'REMINDER' as const,
    tone,
    at: workingMorningBefore(closingDay, daysBefore, window),
  }));
  const kept = reminders.filter(
    ({ at }, index) => isOnLaterDay(at, invitedAt, window) && reminders.slice(index + 1).every((next) => next.at > at),
  );
  return [{ kind: 'INVITATION', tone: 'FRIENDLY', at: invitedAt }, ...kept];
}

/**
 * What to mail a rater now, or null for nothing. `lastMailedAt` is when this rater was last mailed about this round, null for never.
 * When the clock has jumped over several moments only the latest is sent, and the others never; who was never mailed gets the invitation
 * first, and nobody is mailed twice on one local day. A moment that was missed waits for working time, and dies at the close.
 */
export function momentDue(
  moments: readonly ReminderMoment[],
  window: AskingWindow,
  lastMailedAt: Date | null,
  now: Date,
): ReminderMoment | null {
  if (now < window.opensAt || now >= window.closesAt || !isWorkingTime(now, window)) return null;
  const passed = moments.filter(({ at }) => at <= now);
  if (lastMailedAt === null) return passed[0] ?? null;
  return passed.findLast(({ kind, at }) => kind === 'REMINDER' && isOnLaterDay(at, lastMailedAt, window)) ?? null;
}

function isOnLaterDay(instant: Date, than: Date, window: AskingWindow): boolean {
  return Temporal.PlainDate.compare(localDay(instant, window), localDay(than, window)) > 0;
}
