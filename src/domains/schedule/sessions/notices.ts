import { Temporal } from 'temporal-polyfill';
import type { Locale } from '../../../platform/auth/actor.js';
import { publicHolidayName } from '../../../platform/clock/public-holidays.js';
import { say } from '../../../platform/graphql/user-errors.js';

const TEXTS = {
  weekend: { nl: 'Let op: {day} valt in het weekend.', en: 'Mind that {day} is in the weekend.' },
  holiday: { nl: 'Let op: {day} is een feestdag ({name}).', en: 'Mind that {day} is a holiday ({name}).' },
};

/** What a planner may have overlooked about the day of a session, in the planner's language: a weekend, a Dutch holiday. */
export function noticesOf({ startsAt, timeZone }: { startsAt: Date; timeZone: string }, locale: Locale): string[] {
  const date = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = date.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'full' });
  const holiday = publicHolidayName(date.toString());
  return [
    ...(date.dayOfWeek > 5 ? [say(TEXTS.weekend, locale, { day })] : []),
    ...(holiday ? [say(TEXTS.holiday, locale, { day, name: holiday[locale] })] : []),
  ];
}
