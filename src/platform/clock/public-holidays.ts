import Holidays from 'date-holidays';

const netherlands = new Holidays('NL');
const byYear = new Map<number, readonly string[]>();

/**
 * Calendar days ('2027-04-27') on which the Netherlands have a day off, of the year of an instant and the years next to it: those of the
 * Algemene termijnenwet, art. 3, with 5 May and Good Friday, which the library files under schools.
 */
export function publicHolidaysAround(instant: Date): string[] {
  const year = instant.getUTCFullYear();
  return [year - 1, year, year + 1].flatMap(publicHolidaysOf);
}

function publicHolidaysOf(year: number): readonly string[] {
  const known = byYear.get(year);
  if (known) return known;
  const days = netherlands
    .getHolidays(year)
    .filter(({ type }) => type === 'public' || type === 'school')
    .map(({ date }) => date.slice(0, 10));
  byYear.set(year, days);
  return days;
}
