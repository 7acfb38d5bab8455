import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { type ImportFault, importFault } from './import-faults.js';

/** A text file of rows and columns, as it came: nothing trimmed, nothing understood. Blank rows are left out, but counted. */
export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [';', '\t', ','] as const;
type Delimiter = (typeof DELIMITERS)[number];
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Reads what a spreadsheet saves as text: UTF-8 or UTF-16 (by its byte order mark), or else Windows-1252, which is what a
 * Dutch Excel writes; separated by semicolons, tabs or commas, whichever divides the header into most columns, unless Excel's
 * own first line 'sep=;' says it; with CRLF, LF or CR.
 *
 * A row has the number that a spreadsheet shows beside it after opening the file. So a blank line is a row, and a cell with
 * line breaks in it is not several.
 *
 * Gives the table, or the one fault that makes the file unreadable: NOT_A_TEXT_FILE, EMPTY_FILE or QUOTE_NOT_CLOSED.
 */
export function readTable(bytes: Uint8Array): { table: Table } | { fault: ImportFault } {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (isBinary(text, encoding)) return { fault: importFault(0, '', 'NOT_A_TEXT_FILE') };
  try {
    const hint = /^sep=([;,\t])(\r\n|\n|\r)/i.exec(text);
    const lines = text.slice(hint?.[0].length ?? 0);
    const delimiter = DELIMITERS.find((known) => known === hint?.[1]) ?? delimiterOf(lines);
    const [header, ...rows] = records(lines, delimiter)
      .map((cells, index) => ({ row: index + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (!header || rows.length === 0) return { fault: importFault(0, '', 'EMPTY_FILE') };
    return { table: { encoding, delimiter, header, rows } };
  } catch (error) {
    if (!(error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')) throw error;
    return { fault: importFault(Number(error.records) + 1, '', 'QUOTE_NOT_CLOSED') };
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const starts = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe)) return 'utf-16le';
  if (starts(0xfe, 0xff)) return 'utf-16be';
  return starts(0xef, 0xbb, 0xbf) || isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Any bytes at all can be decoded as Windows-1252, so there a control character already tells that this is no text. */
const isBinary = (text: string, encoding: Encoding): boolean =>
  text.includes('\0') || (encoding === 'windows-1252' && /[^\P{Cc}\t\n\r]/u.test(text));

function delimiterOf(lines: string): Delimiter {
  const width = (delimiter: Delimiter) => records(lines.trimStart(), delimiter, 1)[0]?.length ?? 0;
  return DELIMITERS.reduce((widest, delimiter) => (width(delimiter) > width(widest) ? delimiter : widest));
}

const records = (lines: string, delimiter: Delimiter, to = -1): string[][] =>
  parse(lines, { delimiter, to, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true });
