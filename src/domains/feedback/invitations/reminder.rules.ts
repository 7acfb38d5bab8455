import { Temporal } from 'temporal-polyfill';

/** The rising tone of what a rater is mailed: the invitation and its first echo are friendly. */
export type ReminderTone = 'FRIENDLY' | 'CLEAR' | 'LAST';

/** One moment at which raters who have not finished may be mailed. */
export interface ReminderMoment {
  kind: 'INVITATION' | 'REMINDER';
  tone: ReminderTone;
  at: Date;
}

/** The window in which raters are asked. */
export interface AskingWindow {
  opensAt: Date;
  closesAt: Date;
  /** IANA name: 'Europe/Amsterdam'. */
  timeZone: string;
  /** Calendar days on which nobody is mailed: '2027-04-27'. */
  holidays: readonly string[];
}

/** Local hours between which mail goes out: from 08:00 up to, not including, 18:00. */
const FIRST_HOUR = 8;
const END_HOUR = 18;

/** The local hour of a reminder: the start of a working day, with time left to answer. */
const REMINDER_HOUR = 9;

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
  const invitedAt = firstWorkingMoment(window);
  if (invitedAt === null) return [];
  const closingDay = localDay(window.closesAt, window);
  const reminders = REMINDERS.map(({ daysBefore, tone }) => ({
    tone,
    day: workingDayUpTo(closingDay.subtract({ days: daysBefore }), window),
  }));
  const kept = reminders.filter(
    ({ day }, index) =>
      isLater(day, localDay(invitedAt, window)) && reminders.slice(index + 1).every((next) => isLater(next.day, day)),
  );
  return [
    { kind: 'INVITATION', tone: 'FRIENDLY', at: invitedAt },
    ...kept.map(({ tone, day }) => ({ kind: 'REMINDER' as const, tone, at: instantOf(day, REMINDER_HOUR, window) })),
  ];
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
  const lastDay = localDay(lastMailedAt, window);
  return passed.findLast(({ kind, at }) => kind === 'REMINDER' && isLater(localDay(at, window), lastDay)) ?? null;
}

function firstWorkingMoment(window: AskingWindow): Date | null {
  if (isWorkingTime(window.opensAt, window)) return window.opensAt;
  const lastDay = localDay(window.closesAt, window);
  for (let day = localDay(window.opensAt, window); !isLater(day, lastDay); day = day.add({ days: 1 })) {
    const at = instantOf(day, FIRST_HOUR, window);
    if (at > window.opensAt && isWorkingDay(day, window)) return at < window.closesAt ? at : null;
  }
  return null;
}

function workingDayUpTo(day: Temporal.PlainDate, window: AskingWindow): Temporal.PlainDate {
  const openingDay = localDay(window.opensAt, window);
  let candidate = day;
  while (!isWorkingDay(candidate, window) && isLater(candidate, openingDay))
    candidate = candidate.subtract({ days: 1 });
  return candidate;
}

function isWorkingTime(instant: Date, window: AskingWindow): boolean {
  const { hour } = zoned(instant, window);
  return hour >= FIRST_HOUR && hour < END_HOUR && isWorkingDay(localDay(instant, window), window);
}

function isWorkingDay(day: Temporal.PlainDate, { holidays }: AskingWindow): boolean {
  return day.dayOfWeek <= 5 && !holidays.includes(day.toString());
}

function isLater(day: Temporal.PlainDate, than: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, than) > 0;
}

function localDay(instant: Date, window: AskingWindow): Temporal.PlainDate {
  return zoned(instant, window).toPlainDate();
}

function zoned(instant: Date, { timeZone }: AskingWindow): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function instantOf(day: Temporal.PlainDate, hour: number, { timeZone }: AskingWindow): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
}
