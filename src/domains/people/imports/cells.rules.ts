import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { FaultParams, ImportFaultCode } from './import-faults.js';
import { plainWord } from './import-vocabulary.js';

export interface CellFault {
  readonly code: ImportFaultCode;
  readonly params?: FaultParams;
}

/** How the cells of one column are read. */
export interface CellRules<Value> {
  readonly valueRequired?: boolean;
  /** At most so many characters. */
  readonly limit: number;
  /** Gets a trimmed cell, which is '' only when no value is required. */
  readonly read: (cell: string) => Value | CellFault;
}

/** The value of a cell, or what is wrong with it. Spaces around it do not count, and é is one character however it came. */
export function readCell<Value>(raw: string, rules: CellRules<Value>): Value | CellFault {
  const cell = raw.normalize('NFC').trim();
  return faultOfText(cell, rules) ?? rules.read(cell);
}

export const isCellFault = (read: unknown): read is CellFault => typeof read === 'object' && read !== null;

/** What a spreadsheet may run once it is written back to one, the full-width forms included. */
export const looksLikeFormula = (value: unknown): boolean =>
  typeof value === 'string' && /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value);

const TEXT_DIRECTION_MARK = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Control, private and half characters, line separators, invisible spaces, and what some program could not decode. */
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cs}\u00ad\u2028\u2029\u200b\u2060\ufeff\ufffd]/u;

function faultOfText(cell: string, { valueRequired, limit }: CellRules<unknown>): CellFault | undefined {
  if (cell === '') return valueRequired ? { code: 'EMPTY' } : undefined;
  const mark = TEXT_DIRECTION_MARK.exec(cell);
  if (mark) return { code: 'TEXT_DIRECTION_MARK', params: { character: codePoint(mark[0]) } };
  const unprintable = UNPRINTABLE.exec(cell);
  if (unprintable) return { code: 'UNPRINTABLE_CHARACTER', params: { character: codePoint(unprintable[0]) } };
  return cell.length > limit ? { code: 'TOO_LONG', params: { limit } } : undefined;
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export const asText = (cell: string): string => cell;

/** In lower case, so that one address has one spelling. */
export const asEmailAddress = (cell: string): string | CellFault =>
  z.regexes.email.test(cell) ? cell.toLowerCase() : { code: 'NOT_AN_EMAIL_ADDRESS' };

const WRITTEN_DATES = [
  /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
];

/** A calendar day since 1900, written d-m-yyyy as Dutch spreadsheets do, or yyyy-mm-dd; given as yyyy-mm-dd. */
export function asDate(cell: string): string | CellFault {
  const { year, month, day } = WRITTEN_DATES.map((form) => form.exec(cell)?.groups).find(Boolean) ?? {};
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    if (date.year >= 1900) return date.toString();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { code: 'NO_SUCH_DATE' };
}

/** One of a closed set, by any of its words. */
export function asOneOf<Value extends string>(
  words: Readonly<Record<Value, readonly string[]>>,
  code: ImportFaultCode,
): (cell: string) => Value | CellFault {
  const entries = Object.entries<readonly string[]>(words) as [Value, readonly string[]][];
  const bySpelling = new Map(
    entries.flatMap(([value, spellings]) => spellings.map((word) => [plainWord(word), value])),
  );
  return (cell) => bySpelling.get(plainWord(cell)) ?? { code };
}

/** As read, or null for an empty cell. */
export const orNull =
  <Value>(read: (cell: string) => Value | CellFault) =>
  (cell: string): Value | CellFault | null =>
    cell === '' ? null : read(cell);
