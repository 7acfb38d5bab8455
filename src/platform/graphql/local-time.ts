import { Temporal } from 'temporal-polyfill';
import { refuse } from './failures.js';
import { matching } from './input.js';
import { defineUserErrors } from './user-errors.js';

export const localTimeErrors = defineUserErrors({
  TIME_IS_PAST: {
    nl: 'Dit tijdstip is al voorbij. Kies een tijdstip dat nog komt.',
    en: 'This time has passed. Choose one that is still to come.',
  },
  TIME_DOES_NOT_EXIST: {
    nl: 'Dit tijdstip bestaat niet. Controleer de datum, en of de klok die nacht een uur vooruitgaat.',
    en: 'There is no such time. Check the date, and whether the clock goes forward that night.',
  },
  TIME_OCCURS_TWICE: {
    nl: 'Die nacht gaat de klok een uur terug: dit tijdstip komt twee keer voor. Kies een ander.',
    en: 'The clock goes back that night: this time occurs twice. Choose another.',
  },
});

/** A day and a time of day as a clock on the wall shows them, without a zone: '2027-03-04T09:00'. */
export const localTime = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, {
  nl: 'Schrijf datum en tijd zo: 2027-03-04T09:00.',
  en: 'Write date and time like this: 2027-03-04T09:00.',
});

/**
 * The instant, still to come, at which the clocks of a zone show a local time. What they never show, or show twice, is refused rather than
 * guessed: an appointment that is an hour off is noticed when it is too late.
 * @param local as `localTime` checked it
 * @param field where in the request it came from
 * @throws Refusal TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST
 */
export function futureInstant(local: string, timeZone: string, now: Date, field: readonly string[]): Date {
  const shown = wallTime(local);
  const earlier = shown?.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = shown?.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (!shown || !earlier?.toPlainDateTime().equals(shown)) throw refuse(localTimeErrors.TIME_DOES_NOT_EXIST, field);
  if (!later?.equals(earlier)) throw refuse(localTimeErrors.TIME_OCCURS_TWICE, field);
  if (earlier.epochMilliseconds <= now.getTime()) throw refuse(localTimeErrors.TIME_IS_PAST, field);
  return new Date(earlier.epochMilliseconds);
}

function wallTime(local: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(local);
  } catch {
    // The 30th of February, or 24:00.
    return undefined;
  }
}
