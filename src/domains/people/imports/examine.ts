import type { TenantTx } from '../../../platform/database/role-database.js';
import type { Examination, ImportKind } from './examination.js';
import { examinePeople } from './examine-people.js';
import { examineUnits } from './examine-units.js';
import type { ImportFault } from './import-faults.js';
import type { ColumnMapping } from './sheet.rules.js';
import { readTable } from './table.rules.js';

const unreadable = (fault: ImportFault): Examination => ({
  columns: [],
  faults: [fault],
  additions: [],
  changed: 0,
  changes: [],
  unchanged: 0,
  absent: 0,
  difference: null,
  carryOut: async () => {},
});

/** Reads a file and holds it against what the tenant has now. Writes nothing. */
export async function examine(
  tx: TenantTx,
  tenantId: string,
  kind: ImportKind,
  file: Uint8Array,
  mapping: ColumnMapping<never>,
): Promise<Examination> {
  const read = readTable(file);
  if ('fault' in read) return unreadable(read.fault);
  return kind === 'UNITS'
    ? examineUnits(tx, tenantId, read.table, mapping)
    : examinePeople(tx, tenantId, read.table, mapping);
}
