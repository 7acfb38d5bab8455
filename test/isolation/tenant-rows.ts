import type { Installation } from '../support/installation.js';

/** Every row of an organisation as text, in order, per table: to see that nothing changed, and what names what. */
export async function tenantRows(
  leerlijn: Pick<Installation, 'sql'>,
  tenantId: string,
): Promise<Record<string, string[]>> {
  const tables = await leerlijn.sql<{ name: string }>(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const rows: Record<string, string[]> = {
    tenant: await rowsOf(leerlijn, 'select t::text as row from tenant t where id = $1', tenantId),
  };
  for (const { name } of tables)
    rows[name] = await rowsOf(
      leerlijn,
      `select t::text as row from "${name}" t where tenant_id = $1 order by 1`,
      tenantId,
    );
  return rows;
}

const rowsOf = async (leerlijn: Pick<Installation, 'sql'>, sql: string, tenantId: string) =>
  (await leerlijn.sql<{ row: string }>(sql, [tenantId])).map(({ row }) => row);
