import type { Locale } from '../../platform/auth/actor.js';
import { en } from './en.js';
import { nl } from './nl.js';

export const locales: readonly Locale[] = ['nl', 'en'];

/** The Dutch texts are the model; a text that English lacks does not compile. */
export type Texts = typeof nl;

export const texts: Record<Locale, Texts> = { nl, en };

/** The language that the address asks for, or the one that is known of the reader. */
export function readLocale(asked: unknown, known: Locale): Locale {
  return locales.find((locale) => locale === asked) ?? known;
}

/** Day and time as one reads them, such as 'vrijdag 5 februari 2027 om 17:00'; `timeZone` is an IANA name. */
export function tellMoment(moment: Date, timeZone: string, locale: Locale): string {
  const language = { nl: 'nl-NL', en: 'en-GB' }[locale];
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(moment);
}

/** Names in a row, such as 'Anna, Bo en Carla'. */
export function tellNames(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
