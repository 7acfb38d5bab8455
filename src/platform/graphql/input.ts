import { z } from 'zod';
import type { Locale } from '../auth/actor.js';
import { Refusal } from './failures.js';
import { generalErrors, say, type Texts } from './user-errors.js';

const LIBRARY_TEXTS = { nl: z.locales.nl().localeError, en: z.locales.en().localeError };
const EMPTY: Texts = { nl: 'Vul dit in.', en: 'Fill this in.' };
const NO_EMAIL: Texts = { nl: 'Dit is geen e-mailadres.', en: 'This is not an e-mail address.' };

/** A rule with its own words: what would be right, in both languages. */
export const matching = (pattern: RegExp, texts: Texts) =>
  z.string().refine((value) => pattern.test(value), { params: { texts } });

/** What a fault says: our own words where a person would frown at the library's. */
function reasonOf(issue: z.core.$ZodIssue, locale: Locale): string {
  if (issue.code === 'custom' && issue.params?.texts) return say(issue.params.texts as Texts, locale);
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return EMPTY[locale];
  if (issue.code === 'invalid_format' && issue.format === 'email') return NO_EMAIL[locale];
  return issue.message;
}

/**
 * Checks an input against its rules.
 * @throws Refusal with every fault at once: where (`under` and the path within), and what would be right, in the caller's language.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  locale: Locale,
  under: readonly string[] = ['input'],
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: LIBRARY_TEXTS[locale] });
  if (parsed.success) return parsed.data;
  const [first, ...rest] = parsed.error.issues.map((issue) => ({
    kind: generalErrors.INVALID_INPUT,
    field: [...under, ...issue.path.map(String)],
    values: { reason: reasonOf(issue, locale) },
  }));
  throw first ? new Refusal(first, ...rest) : new Error('zod refused without an issue');
}

const UNSAFE_TEXTS: Texts = {
  nl: 'Gebruik geen besturingstekens of tekens die de leesrichting omdraaien.',
  en: 'Leave out control characters and marks that turn the reading direction.',
};
const ONE_SAFE_LINE = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u;
const SAFE_LINES = /^(?:[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|[\n\t])*$/u;

/** Nothing but white space and characters that take no ink: whoever reads it sees an empty text. */
const UNSEEN = /^[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;

/** As somebody typed it, without the white space around it; empty when there is nothing to see. */
function trimmed(text: string): string {
  const kept = text.normalize('NFC').trim();
  return UNSEEN.test(kept) ? '' : kept;
}

/** Text of one line that a person typed: trimmed, without control characters or bidirectional overrides. */
export const line = (max: number) =>
  z
    .string()
    .transform(trimmed)
    .pipe(z.string().min(1).max(max).and(matching(ONE_SAFE_LINE, UNSAFE_TEXTS)));

/** Text of several lines, possibly empty. */
export const prose = (max: number) =>
  z
    .string()
    .transform((text) => trimmed(text.replace(/\r\n?/g, '\n')))
    .pipe(z.string().max(max).and(matching(SAFE_LINES, UNSAFE_TEXTS)));

/** The address of a page that others can follow safely. */
export const httpsAddress = matching(/^https:\/\/[^\s\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]{1,2000}$/u, {
  nl: 'Geef een adres dat met https:// begint.',
  en: 'Give an address that begins with https://.',
});

/** The same text in Dutch and English. */
export const localized = (max: number) => z.object({ nl: line(max), en: line(max) });
