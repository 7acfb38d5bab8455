import { stringify } from 'csv-stringify/sync';
import type { Locale } from '../../../../platform/auth/actor.js';

/** Null is an empty cell. */
export type Cell = string | number | null;

/** What a spreadsheet of that language takes for a CSV file: where the comma is the decimal sign, the semicolon separates. */
const SIGNS = { nl: { separator: ';', decimal: ',' }, en: { separator: ',', decimal: '.' } } as const;

/** A table as a file that a spreadsheet opens: UTF-8 with its mark, CRLF. A text that looks like a formula gets an apostrophe in front of it. */
export function spreadsheet(table: readonly (readonly Cell[])[], locale: Locale): string {
  const { separator, decimal } = SIGNS[locale];
  return stringify(
    table.map((row) => [...row]),
    {
      bom: true,
      delimiter: separator,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { number: (number) => String(number).replace('.', decimal) },
    },
  );
}
