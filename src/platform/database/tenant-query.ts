import { createHash } from 'node:crypto';
import pg from 'pg';

const SET_TENANT = { name: 'set_tenant', text: `select set_config('app.tenant_id', $1, true)` };

/** What of pg's connection a query that writes its own protocol messages needs; pg's published types leave it out. */
interface WireConnection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  parse(message: { text: string; name: string }): void;
  bind(message: { portal: string; statement: string; values: unknown[] }): void;
  execute(message: { portal: string }): void;
}
interface WireQuery {
  prepare(connection: WireConnection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: WireConnection): void;
}
const Query = pg.Query as unknown as new (
  config: object,
  values: undefined,
  done: (error: Error | null, result: pg.QueryResult) => void,
) => WireQuery;

/**
 * A statement that sends 'set the tenant' in front of itself before the one Sync of the extended protocol: one implicit transaction, one
 * round trip, and nothing left on the connection afterwards.
 */
class TenantQuery extends Query {
  private tenantIsSet = false;

  constructor(
    private readonly tenantId: string,
    { text, values }: { text: string; values: unknown[] },
    done: (error: Error | null, result: pg.QueryResult) => void,
  ) {
    super({ text, values, name: nameOf(text) }, undefined, done);
  }

  override prepare(connection: WireConnection): void {
    const known = connection.parsedStatements[SET_TENANT.name] ?? connection.submittedNamedStatements[SET_TENANT.name];
    if (!known) {
      connection.parse(SET_TENANT);
      connection.submittedNamedStatements[SET_TENANT.name] = SET_TENANT.text;
    }
    connection.bind({ portal: '', statement: SET_TENANT.name, values: [this.tenantId] });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  // The first row and the first completion answer 'set the tenant'; the caller's own result follows.
  override handleDataRow(message: unknown): void {
    if (this.tenantIsSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: WireConnection): void {
    if (this.tenantIsSet) super.handleCommandComplete(message, connection);
    this.tenantIsSet = true;
  }
}

/** The server keeps the plan of a named statement; a statement's text names it. */
const names = new Map<string, string>();
export const nameOf = (text: string) => {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
};

/**
 * Runs one statement within a tenant on a connection of the pool.
 * @throws what the server answered (pg.DatabaseError), or what kept it from being reached.
 */
export async function queryForTenant<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  tenantId: string,
  statement: { text: string; values: unknown[] },
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    const result = await new Promise<pg.QueryResult<Row>>((resolve, reject) => {
      const done = (error: Error | null, found: pg.QueryResult) =>
        error ? reject(error) : resolve(found as pg.QueryResult<Row>);
      client.query(new TenantQuery(tenantId, statement, done) as unknown as pg.Submittable);
    });
    client.release();
    return result.rows;
  } catch (error) {
    // After a failure it is not known which of the two statements the connection still has prepared: it is not used again.
    client.release(true);
    throw error;
  }
}
