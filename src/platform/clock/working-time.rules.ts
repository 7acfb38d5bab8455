import { Temporal } from 'temporal-polyfill';

/** When people somewhere are at work. */
export interface WorkingTime {
  /** IANA name: 'Europe/Amsterdam'. */
  readonly timeZone: string;
  /** Calendar days on which nobody works: '2027-04-27'. */
  readonly holidays: readonly string[];
}

/** Local hours between which people are at work: from 08:00 up to, not including, 18:00. */
const FIRST_HOUR = 8;
const END_HOUR = 18;

/** The local hour of what is mailed once a day: the start of a working day, with time left to act on it. */
const MORNING_HOUR = 9;

/** Whether it is a time to mail somebody who might rather not hear from us. */
export function isWorkingTime(instant: Date, place: WorkingTime): boolean {
  const { hour } = zoned(instant, place);
  return hour >= FIRST_HOUR && hour < END_HOUR && isWorkingDay(localDay(instant, place), place);
}

/** The instant itself in working time, and otherwise the next 08:00 of a working day. */
export function firstWorkingMoment(from: Date, place: WorkingTime): Date {
  if (isWorkingTime(from, place)) return from;
  const today = localDay(from, place);
  const isBeforeWork = zoned(from, place).hour < FIRST_HOUR;
  return instantOf(workingDayFrom(isBeforeWork ? today : today.add({ days: 1 }), place), FIRST_HOUR, place);
}

/** 09:00 on the first working day after today. */
export function nextWorkingMorning(now: Date, place: WorkingTime): Date {
  return instantOf(workingDayFrom(localDay(now, place).add({ days: 1 }), place), MORNING_HOUR, place);
}

/** 09:00 on the last working day that is at least so many days before a calendar day. */
export function workingMorningBefore(day: Temporal.PlainDate, days: number, place: WorkingTime): Date {
  let candidate = day.subtract({ days });
  while (!isWorkingDay(candidate, place)) candidate = candidate.subtract({ days: 1 });
  return instantOf(candidate, MORNING_HOUR, place);
}

/** The calendar day that it is somewhere. */
export function localDay(instant: Date, place: Pick<WorkingTime, 'timeZone'>): Temporal.PlainDate {
  return zoned(instant, place).toPlainDate();
}

/** A calendar day itself when people work on it, and otherwise the next on which they do. */
export function workingDayFrom(day: Temporal.PlainDate, place: Pick<WorkingTime, 'holidays'>): Temporal.PlainDate {
  let candidate = day;
  while (!isWorkingDay(candidate, place)) candidate = candidate.add({ days: 1 });
  return candidate;
}

function isWorkingDay(day: Temporal.PlainDate, { holidays }: Pick<WorkingTime, 'holidays'>): boolean {
  return day.dayOfWeek <= 5 && !holidays.includes(day.toString());
}

function instantOf(day: Temporal.PlainDate, hour: number, { timeZone }: WorkingTime): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
}

function zoned(instant: Date, { timeZone }: Pick<WorkingTime, 'timeZone'>): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
