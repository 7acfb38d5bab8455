import { type CellFault, type CellRules, isCellFault, looksLikeFormula, readCell } from './cells.rules.js';
import { type ImportFault, importFault, isApplicable } from './import-faults.js';
import { plainWord } from './import-vocabulary.js';
import type { Table } from './table.rules.js';

/** How one column of a sheet is recognised, and how its cells are read. */
export interface Field<Value> extends CellRules<Value> {
  /** What exports call it; the first is named when the column is missing. */
  readonly headers: readonly string[];
  readonly columnRequired?: boolean;
}

export type Fields<Entry> = { readonly [Name in keyof Entry & string]: Field<Entry[Name]> };

/**
 * A tenant's own headers, and the fields that they stand for. Of such a field, no other header counts any more: who has
 * said which e-mail column is meant does not get the other one.
 */
export type ColumnMapping<Name extends string> = Readonly<Record<string, Name>>;

/** A column of the file, in its order, with the field that it was recognised as; null when it is left out. */
export interface Column<Name extends string> {
  readonly header: string;
  readonly field: Name | null;
}

/** What could be read of one row. A field is absent when its column is not in the file, or its cell is at fault. */
export interface Draft<Entry> {
  readonly row: number;
  readonly values: Partial<Entry>;
}

/** A fault in terms of fields, before the file's own header takes the field's place; null is the row as a whole. */
export interface Finding<Name extends string> extends CellFault {
  readonly row: number;
  readonly field: Name | null;
}

interface Sheet<Entry> {
  readonly columns: readonly Column<keyof Entry & string>[];
  readonly drafts: readonly Draft<Entry>[];
  readonly headerFaults: readonly ImportFault[];
  readonly findings: readonly Finding<keyof Entry & string>[];
}

/** A row without errors. A field whose column is not in the file is absent, and stays as it is known. */
export type RowOf<Entry, Optional extends keyof Entry> = { readonly row: number } & Readonly<
  Omit<Entry, Optional> & Partial<Pick<Entry, Optional>>
>;

export interface Reading<Row, Name extends string> {
  /** The rows without errors; all of them, when the file can be applied. */
  readonly rows: readonly Row[];
  /** First those of the header, then by row, then by column. */
  readonly faults: readonly ImportFault[];
  readonly columns: readonly Column<Name>[];
}

/**
 * Reads every cell by its field. Of a row with another number of fields than the header only the key is believed, so that
 * other rows may still refer to it. With an error in the header no row is read.
 */
export function readSheet<Entry>(
  table: Table,
  fields: Fields<Entry>,
  key: keyof Entry & string,
  mapping: ColumnMapping<keyof Entry & string> = {},
): Sheet<Entry> {
  const columns = recogniseColumns(table.header.cells, fields, mapping);
  const headerFaults = faultsOfHeader(table.header.row, columns, fields, mapping);
  if (!isApplicable(headerFaults)) return { columns, drafts: [], headerFaults, findings: [] };

  const findings: Finding<keyof Entry & string>[] = [];
  const drafts = table.rows.map(({ row, cells }) => {
    const values: Partial<Entry> = {};
    const complete = cells.length === columns.length;
    if (!complete) {
      findings.push({
        row,
        field: null,
        code: 'FIELD_COUNT',
        params: { found: cells.length, expected: columns.length },
      });
    }
    columns.forEach(({ field }, index) => {
      if (!field || !(complete || field === key)) return;
      const read = readCell(cells[index] ?? '', fields[field]);
      if (!isCellFault(read)) values[field] = read;
      if (complete && isCellFault(read)) findings.push({ row, field, ...read });
      if (complete && looksLikeFormula(read)) findings.push({ row, field, code: 'LIKE_A_FORMULA' });
    });
    return { row, values };
  });
  return { columns, drafts, headerFaults, findings };
}

/** Tells what the cells and the checks between rows brought to light, in the words and the order of the file. */
export function conclude<Entry, Row>(
  { columns, drafts, headerFaults, findings }: Sheet<Entry>,
  checks: readonly Finding<keyof Entry & string>[],
): Reading<Row, keyof Entry & string> {
  const position = (finding: Finding<keyof Entry & string>) =>
    finding.field ? columns.findIndex(({ field }) => field === finding.field) : -1;
  const faults = [...findings, ...checks]
    .map((finding) => ({ ...finding, position: position(finding) }))
    .sort((one, other) => one.row - other.row || one.position - other.position)
    .map(({ row, position, code, params }) => importFault(row, columns[position]?.header ?? '', code, params));
  const faulty = new Set(faults.filter(({ severity }) => severity === 'ERROR').map(({ row }) => row));
  return {
    rows: drafts.filter(({ row }) => !faulty.has(row)).map(({ row, values }) => ({ row, ...values }) as Row),
    faults: [...headerFaults, ...faults],
    columns,
  };
}

function recogniseColumns<Entry>(
  headers: readonly string[],
  fields: Fields<Entry>,
  mapping: ColumnMapping<keyof Entry & string>,
): Column<keyof Entry & string>[] {
  const mapped = new Set(Object.values(mapping));
  const usual = (Object.keys(fields) as (keyof Entry & string)[])
    .filter((field) => !mapped.has(field))
    .flatMap((field) => fields[field].headers.map((header) => [header, field] as const));
  const fieldOf = new Map([...usual, ...Object.entries(mapping)].map(([header, field]) => [plainWord(header), field]));
  return headers.map((header) => ({ header: header.trim(), field: fieldOf.get(plainWord(header)) ?? null }));
}

function faultsOfHeader<Entry>(
  row: number,
  columns: readonly Column<keyof Entry & string>[],
  fields: Fields<Entry>,
  mapping: ColumnMapping<keyof Entry & string>,
): ImportFault[] {
  const firsts = new Map<string, string>();
  const present = columns.flatMap(({ header, field }) => {
    if (!field) return header ? [importFault(row, header, 'UNKNOWN_COLUMN')] : [];
    const other = firsts.get(field);
    if (other !== undefined) return [importFault(row, header, 'DOUBLED_COLUMN', { other })];
    firsts.set(field, header);
    return [];
  });
  const mappedHeader = (name: string) => Object.keys(mapping).find((header) => mapping[header] === name);
  const missing = Object.entries<Field<unknown>>(fields)
    .filter(([name, { columnRequired }]) => columnRequired && !firsts.has(name))
    .map(([name, { headers }]) => importFault(row, mappedHeader(name) ?? headers[0] ?? name, 'MISSING_COLUMN'));
  return [...present, ...missing];
}
