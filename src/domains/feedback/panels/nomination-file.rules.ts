import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One row of a file of nominations, as far as it can be judged by itself. */
export interface NominationRow {
  /** As a text editor numbers it, the header being line 1. */
  line: number;
  /** Mail addresses, in lower case. */
  participant: string;
  rater: string;
  group: string;
  /** Of somebody from outside; empty where the file does not say. */
  name: string;
  language: 'nl' | 'en' | '';
}

export type NominationFileFaultCode =
  | 'EMPTY_FILE'
  | 'TOO_MANY_ROWS'
  | 'QUOTE_NOT_CLOSED'
  | 'TEXT_BESIDE_QUOTES'
  | 'MISSING_COLUMN'
  | 'FIELD_COUNT'
  | 'EMPTY'
  | 'TOO_LONG'
  | 'UNPRINTABLE'
  | 'NOT_AN_EMAIL_ADDRESS'
  | 'LANGUAGE_NOT_OFFERED';

/** What is wrong, and where: line 0 is the file as a whole, column '' a row as a whole. Columns go by the file's own headers. */
export interface NominationFileFault<Code extends string = NominationFileFaultCode> {
  line: number;
  column: string;
  code: Code;
}

type Column = Exclude<keyof NominationRow, 'line'>;

/** What a header may say, in Dutch and English; the first is named when the column is missing. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  participant: ['deelnemer', 'participant'],
  group: ['groep', 'group'],
  rater: ['feedbackgever', 'rater'],
  name: ['naam', 'name'],
  language: ['taal', 'language'],
};
const REQUIRED: readonly Column[] = ['participant', 'group', 'rater'];
const LONGEST: Readonly<Record<Column, number>> = { participant: 254, group: 40, rater: 254, name: 200, language: 2 };
const DELIMITERS = [';', ',', '\t'] as const;
const MOST_ROWS = 20_000;
const SAFE_LINE = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u;

export interface NominationFile {
  /** The rows without a fault of their own. */
  rows: NominationRow[];
  /** Every one, by line and column. */
  faults: NominationFileFault[];
  /** How the file spells a column, or how it would. */
  headerOf(column: Column): string;
}

/**
 * Reads a file of nominations: a row for each rater, with the participant's address, the key of a group, the rater's address, and for
 * somebody from outside a name and a language. Separated by semicolons, commas or tabs, whichever gives the header most columns; a byte
 * order mark, empty lines and columns of other names are passed over.
 */
export function readNominationFile(csv: string): NominationFile {
  const unreadable = (code: NominationFileFaultCode, line = 0): NominationFile => ({
    rows: [],
    faults: [{ line, column: '', code }],
    headerOf: (column) => HEADERS[column][0]!,
  });
  try {
    const [header, ...lines] = recordsOf(csv);
    if (!header || lines.length === 0) return unreadable('EMPTY_FILE');
    if (lines.length > MOST_ROWS) return unreadable('TOO_MANY_ROWS');
    return readRows(header, lines);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'QUOTE_NOT_CLOSED' : 'TEXT_BESIDE_QUOTES';
    return unreadable(code, Number(error.lines));
  }
}

interface Line {
  line: number;
  cells: string[];
}

function recordsOf(csv: string): Line[] {
  const read = (delimiter: string, to = -1) =>
    parse(csv, {
      delimiter,
      to,
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
  const width = (delimiter: string) => read(delimiter, 1)[0]?.record.length ?? 0;
  const delimiter = DELIMITERS.reduce((widest, other) => (width(other) > width(widest) ? other : widest));
  return read(delimiter).map(({ info, record }) => ({ line: info.lines, cells: record }));
}

function readRows(header: Line, lines: readonly Line[]): NominationFile {
  const places = Object.fromEntries(
    (Object.keys(HEADERS) as Column[]).map((column) => [
      column,
      header.cells.findIndex((cell) => HEADERS[column].includes(cell.toLowerCase())),
    ]),
  ) as Record<Column, number>;
  const headerOf = (column: Column) => header.cells[places[column]] ?? HEADERS[column][0]!;
  const missing = REQUIRED.filter((column) => places[column] < 0);
  if (missing.length > 0) {
    const faults = missing.map((column) => ({
      line: header.line,
      column: headerOf(column),
      code: 'MISSING_COLUMN' as const,
    }));
    return { rows: [], faults, headerOf };
  }
  const rows: NominationRow[] = [];
  const faults: NominationFileFault[] = [];
  for (const { line, cells } of lines) {
    if (cells.length !== header.cells.length) {
      faults.push({ line, column: '', code: 'FIELD_COUNT' });
      continue;
    }
    const cell = (column: Column) => (cells[places[column]] ?? '').normalize('NFC');
    const own = (Object.keys(HEADERS) as Column[])
      .map((column) => ({ line, column: headerOf(column), code: faultOf(column, cell(column)) }))
      .filter((fault): fault is NominationFileFault => fault.code !== null);
    faults.push(...own);
    if (own.length > 0) continue;
    rows.push({
      line,
      participant: cell('participant').toLowerCase(),
      rater: cell('rater').toLowerCase(),
      group: cell('group').toUpperCase(),
      name: cell('name'),
      language: cell('language').toLowerCase() as NominationRow['language'],
    });
  }
  return { rows, faults, headerOf };
}

function faultOf(column: Column, text: string): NominationFileFaultCode | null {
  if (text === '') return REQUIRED.includes(column) ? 'EMPTY' : null;
  if (text.length > LONGEST[column] && column !== 'language') return 'TOO_LONG';
  if (!SAFE_LINE.test(text)) return 'UNPRINTABLE';
  const isAddress = column === 'participant' || column === 'rater';
  if (isAddress && !z.email().safeParse(text).success) return 'NOT_AN_EMAIL_ADDRESS';
  if (column === 'language' && !['nl', 'en'].includes(text.toLowerCase())) return 'LANGUAGE_NOT_OFFERED';
  return null;
}
