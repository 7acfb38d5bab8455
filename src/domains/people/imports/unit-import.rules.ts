import { asOneOf, asText, orNull } from './cells.rules.js';
import { type Change, difference } from './difference.rules.js';
import { UNIT_HEADERS as HEADERS, UNIT_TYPE_WORDS, UNIT_TYPES, type UnitType } from './import-vocabulary.js';
import { cycleFindings, hierarchyOf, repetitions, unknownReferences, without } from './references.rules.js';
import {
  type ColumnMapping,
  conclude,
  type Draft,
  type Fields,
  type Finding,
  type Reading,
  type RowOf,
  readSheet,
} from './sheet.rules.js';
import type { Table } from './table.rules.js';

interface Unit {
  code: string;
  name: string;
  type: UnitType;
  /** The code of the unit above it; null at the top. */
  parent: string | null;
}

export type UnitField = keyof Unit;
export type UnitRow = RowOf<Unit, never>;
export type KnownUnit = Readonly<Unit>;

const UNIT_FIELDS: Fields<Unit> = {
  code: { headers: HEADERS.code, columnRequired: true, valueRequired: true, limit: 64, read: asText },
  name: { headers: HEADERS.name, columnRequired: true, valueRequired: true, limit: 200, read: asText },
  type: {
    headers: HEADERS.type,
    columnRequired: true,
    valueRequired: true,
    limit: 20,
    read: asOneOf(UNIT_TYPE_WORDS, 'UNKNOWN_UNIT_TYPE'),
  },
  parent: { headers: HEADERS.parent, columnRequired: true, limit: 64, read: orNull(asText) },
};

/**
 * Reads a sheet of units, and holds the rows against each other and the units that the tenant has: together they are to be
 * a hierarchy in which everything stands under a unit of a higher type. More than one unit at the top is only noticed.
 */
export function readUnits(
  table: Table,
  mapping: ColumnMapping<UnitField> | undefined,
  known: readonly KnownUnit[],
): Reading<UnitRow, UnitField> {
  const sheet = readSheet(table, UNIT_FIELDS, 'code', mapping);
  const { drafts } = sheet;
  const repeated = repetitions(drafts, 'code');
  const distinct = without(drafts, repeated);
  const links = distinct.map(({ row, values }) => ({ row, member: values.code, superior: values.parent }));
  const chart = hierarchyOf(links, new Map(known.map(({ code, parent }) => [code, parent])));
  const inFile = new Set(distinct.map(({ values }) => values.code));
  const others = known.filter(({ code }) => !inFile.has(code));
  return conclude(sheet, [
    ...repeated,
    ...unknownReferences(drafts, 'parent', (parent) => chart.superiorOf.has(parent), 'UNKNOWN_PARENT'),
    ...cycleFindings(links, chart, 'parent', { own: 'OWN_PARENT', cycle: 'CYCLE_OF_UNITS' }),
    ...wrongOrder(distinct, others, new Set(chart.cycles.flat())),
    ...furtherRoots(distinct, others),
  ]);
}

/** Units that do not stand under one of a higher type, each at its own row, or else at the row of the unit above it. */
function wrongOrder(
  drafts: readonly Draft<Unit>[],
  others: readonly KnownUnit[],
  inCycle: ReadonlySet<string>,
): Finding<UnitField>[] {
  const rowOf = new Map(drafts.map(({ row, values }) => [values.code, row]));
  const typeOf = new Map<string | undefined, UnitType | undefined>([
    ...others.map(({ code, type }) => [code, type] as const),
    ...drafts.map(({ values }) => [values.code, values.type] as const),
  ]);
  const isMisplaced = ({ code, type, parent }: Partial<Unit>) => {
    const above = parent ? typeOf.get(parent) : undefined;
    if (!type || !above || (code && inCycle.has(code))) return false;
    return UNIT_TYPES.indexOf(type) <= UNIT_TYPES.indexOf(above);
  };
  return [
    ...drafts
      .filter(({ values }) => isMisplaced(values))
      .map(({ row }) => ({ row, field: 'parent', code: 'NOT_BELOW_PARENT' }) as const),
    ...others.filter(isMisplaced).flatMap(({ code, parent }) => {
      const row = rowOf.get(parent ?? undefined);
      return row ? [{ row, field: 'type', code: 'NOT_ABOVE_CHILD', params: { child: code } } as const] : [];
    }),
  ];
}

function furtherRoots(drafts: readonly Draft<Unit>[], others: readonly KnownUnit[]): Finding<UnitField>[] {
  const roots = drafts.flatMap(({ row, values: { code, parent } }) => (code && parent === null ? [{ row, code }] : []));
  const first = others.find(({ parent }) => parent === null) ?? roots.shift();
  return roots.map(({ row }) => ({ row, field: 'parent', code: 'SECOND_ROOT', params: { first: first?.code ?? '' } }));
}

export interface UnitDifference<Known extends KnownUnit = KnownUnit> {
  readonly added: readonly UnitRow[];
  readonly changed: readonly { code: string; known: Known; changes: readonly Change<UnitField>[] }[];
  readonly unchanged: number;
  /** How many known units the file does not have. An import never removes any. */
  readonly absent: number;
}

/**
 * What applying the rows would change in the units that are known. `Known` may carry more than the fields of an import,
 * such as an id. Meant for rows of a file without errors.
 */
export function unitDifference<Known extends KnownUnit>(
  known: readonly Known[],
  rows: readonly UnitRow[],
): UnitDifference<Known> {
  const byCode = new Map(known.map((unit) => [unit.code, unit]));
  const { added, changed, unchanged } = difference(rows, Object.keys(UNIT_FIELDS) as UnitField[], ({ code }) =>
    byCode.get(code),
  );
  const inFile = new Set(rows.map(({ code }) => code));
  return {
    added,
    changed: changed.map(({ row, known, changes }) => ({ code: row.code, known, changes })),
    unchanged,
    absent: known.filter(({ code }) => !inFile.has(code)).length,
  };
}
