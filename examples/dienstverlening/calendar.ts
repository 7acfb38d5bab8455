import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Amsterdam';
const FIRST_DAY = Temporal.PlainDate.from('2026-12-01');
/** A year of whole weeks, so that a Monday stays a Monday. */
const YEAR_DAYS = 364;

/** The case as a whole moves on by years once its days have passed: an installation's clock only goes forward. */
const passedDays = Temporal.Now.plainDateISO(ZONE).since(FIRST_DAY).days;
const moveOnDays = YEAR_DAYS * Math.max(0, Math.ceil((passedDays + 1) / YEAR_DAYS));

/** A day of the case ('2027-01-11') as it is played: the same, or the same weekday of a later year. */
export const dayOf = (day: string): string => Temporal.PlainDate.from(day).add({ days: moveOnDays }).toString();

/** So many days after a day. */
export const daysAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** How many days one day is after another. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** The instant at which clocks in Amsterdam show this time ('09:00') on a day as it is played. */
export const playedMoment = (day: string, time: string): Date =>
  new Date(Temporal.ZonedDateTime.from(`${day}T${time}[${ZONE}]`).epochMilliseconds);

/** The instant at which clocks in Amsterdam show this time on this day of the case. */
export const momentOf = (day: string, time: string): Date => playedMoment(dayOf(day), time);

/** Whether it is a day and an hour at which people are at work in Amsterdam: Monday to Friday, 08:00 to 18:00. */
export function isOfficeHour(instant: Date): boolean {
  const { dayOfWeek, hour } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE);
  return dayOfWeek <= 5 && hour >= 8 && hour < 18;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** 'Mon 11 Jan 08:00', in Amsterdam. */
export function inWords(instant: Date): string {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day!.padStart(2)} ${part.month!.slice(0, 3)} ${part.hour}:${part.minute}`;
}
