import { v7 as newId } from 'uuid';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { Examination } from './examination.js';
import type { ColumnMapping } from './sheet.rules.js';
import type { Table } from './table.rules.js';
import { type KnownUnit, readUnits, type UnitDifference, type UnitField, unitDifference } from './unit-import.rules.js';

interface StoredUnit extends KnownUnit {
  readonly id: string;
}

export async function examineUnits(
  tx: TenantTx,
  tenantId: string,
  table: Table,
  mapping: ColumnMapping<UnitField>,
): Promise<Examination> {
  const known = await tx.$queryRaw<StoredUnit[]>`
    select u.id, u.code, u.name, u.type, above.code as parent
      from org_unit u left join org_unit above on above.tenant_id = u.tenant_id and above.id = u.parent_id
     order by u.code`;
  const { columns, faults, rows } = readUnits(table, mapping, known);
  const difference = unitDifference(known, rows);
  const { added, changed, unchanged, absent } = difference;
  return {
    columns,
    faults,
    additions: added.map(({ code, name }) => ({ key: code, name })),
    changed: changed.length,
    changes: changed.flatMap(({ code, known: { name }, changes }) =>
      changes.map((change) => ({ key: code, name, ...change })),
    ),
    unchanged,
    absent,
    difference: { added, changed },
    carryOut: () => write(tx, tenantId, known, difference),
  };
}

async function write(
  tx: TenantTx,
  tenantId: string,
  known: readonly StoredUnit[],
  { added, changed }: UnitDifference<StoredUnit>,
): Promise<void> {
  const units = [
    ...added.map((row) => ({ id: newId(), ...row })),
    ...changed.map(({ known, changes }) => ({
      ...known,
      ...Object.fromEntries(changes.map(({ field, to }) => [field, to])),
    })),
  ];
  const idOf = new Map<string | null, string>([...known, ...units].map(({ code, id }) => [code, id]));
  const written = units.map((unit) => ({ ...unit, parentId: idOf.get(unit.parent) ?? null }));
  await tx.$executeRaw`
    insert into org_unit (tenant_id, id, code, name, type, parent_id, path)
    select ${tenantId}::uuid, id, code, name, type, "parentId", ''
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as unit(id uuid, code text, name text, type text, "parentId" uuid)
        on conflict (tenant_id, id) do update set name = excluded.name, type = excluded.type, parent_id = excluded.parent_id`;
  await tx.$executeRaw`
    with recursive tree as (
      select id, '/' || id || '/' as path from org_unit where parent_id is null
       union all
      select below.id, tree.path || below.id || '/' from org_unit below join tree on below.parent_id = tree.id)
    update org_unit set path = tree.path from tree where org_unit.id = tree.id and org_unit.path <> tree.path`;
}
