import type { Locale } from '../../../platform/auth/actor.js';

/** A text that is stored as {"nl": …, "en": …}, in the reader's language. */
export const textIn = (stored: unknown, locale: Locale): string => (stored as Record<Locale, string>)[locale];
