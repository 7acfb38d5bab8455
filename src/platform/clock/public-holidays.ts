import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

/** What a day off is called, in Dutch and English. */
interface HolidayName {
  readonly nl: string;
  readonly en: string;
}

/** The library holds every country's days, some 40 MB: it is loaded when the first question is asked. */
let loaded: Holidays | undefined;
function netherlands(): Holidays {
  loaded ??= new (createRequire(import.meta.url)('date-holidays') as typeof Holidays)('NL');
  return loaded;
}
const byYear = new Map<number, ReadonlyMap<string, HolidayName>>();

/**
 * Calendar days ('2027-04-27') on which the Netherlands have a day off, of the year of an instant and the years next to it: those of the
 * Algemene termijnenwet, art. 3, with 5 May and Good Friday, which the library files under schools.
 */
export function publicHolidaysAround(instant: Date): string[] {
  const year = instant.getUTCFullYear();
  return [year - 1, year, year + 1].flatMap((each) => [...publicHolidaysOf(each).keys()]);
}

/** What a calendar day ('2027-04-27') is called if it is such a day off. */
export const publicHolidayName = (day: string): HolidayName | undefined =>
  publicHolidaysOf(Number(day.slice(0, 4))).get(day);

function publicHolidaysOf(year: number): ReadonlyMap<string, HolidayName> {
  const known = byYear.get(year);
  if (known) return known;
  const english = new Map(
    netherlands()
      .getHolidays(year, 'en')
      .map(({ rule, name }) => [rule, name]),
  );
  const days = new Map(
    netherlands()
      .getHolidays(year, 'nl')
      .filter(({ type }) => type === 'public' || type === 'school')
      .map(({ date, rule, name }) => [date.slice(0, 10), { nl: name, en: english.get(rule) ?? name }]),
  );
  byYear.set(year, days);
  return days;
}
