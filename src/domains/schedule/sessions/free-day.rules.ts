import Holidays from 'date-holidays';

const netherlands = new Holidays('NL');

/** Why a day is no working day. */
export interface FreeDay {
  readonly weekend: boolean;
  /** The holiday's name, in Dutch and English. */
  readonly holiday: { readonly nl: string; readonly en: string } | null;
}

/**
 * Why a calendar day is no working day in the Netherlands: a weekend, or a holiday of the Algemene termijnenwet, art. 3 (5 May and Good
 * Friday, which the library files under schools, included).
 * @param day '2027-04-27'
 */
export function freeDay(day: string): FreeDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const nl = holidayName(day, 'nl');
  const en = holidayName(day, 'en');
  return { weekend: weekday === 0 || weekday === 6, holiday: nl && en ? { nl, en } : null };
}

const holidayName = (day: string, language: string): string | undefined =>
  netherlands
    .getHolidays(day.slice(0, 4), language)
    .find(({ date, type }) => date.startsWith(day) && (type === 'public' || type === 'school'))?.name;
