import { createHash } from 'node:crypto';
import pg from 'pg';

/** A statement with its values, as Prisma.sql makes it. */
interface Statement {
  text: string;
  values: unknown[];
}

/** Has what follows it in the same transaction see one tenant. */
const setTenant = (tenantId: string): Statement => ({
  text: `select set_config('app.tenant_id', $1, true)`,
  values: [tenantId],
});

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
 * A statement that sends another, which sets the tenant, in front of itself before the one Sync of the extended protocol: one implicit
 * transaction, one round trip, and nothing left on the connection afterwards.
 */
class TenantQuery extends Query {
  private tenantIsSet = false;

  constructor(
    private readonly opening: Statement,
    { text, values }: Statement,
    done: (error: Error | null, result: pg.QueryResult) => void,
  ) {
    super({ text, values, name: nameOf(text) }, undefined, done);
  }

  override prepare(connection: WireConnection): void {
    const { text, values } = this.opening;
    const name = nameOf(text);
    if (!(connection.parsedStatements[name] ?? connection.submittedNamedStatements[name])) {
      connection.parse({ text, name });
      connection.submittedNamedStatements[name] = text;
    }
    connection.bind({ portal: '', statement: name, values });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  // The first row and the first completion answer what sets the tenant; the caller's own result follows.
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

/** Runs one statement within a tenant on a connection of the pool. @throws as `queryOpenedBy` */
export const queryForTenant = <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  tenantId: string,
  statement: Statement,
): Promise<Row[]> => queryOpenedBy<Row>(pool, setTenant(tenantId), statement);

/**
 * Runs one statement on a connection of the pool, within the tenant that `opening` sets for the rest of its transaction; what `opening`
 * itself answers is not looked at.
 * @throws what the server answered (pg.DatabaseError), or what kept it from being reached.
 */
export async function queryOpenedBy<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  opening: Statement,
  statement: Statement,
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    const result = await new Promise<pg.QueryResult<Row>>((resolve, reject) => {
      const done = (error: Error | null, found: pg.QueryResult) =>
        error ? reject(error) : resolve(found as pg.QueryResult<Row>);
      client.query(new TenantQuery(opening, statement, done) as unknown as pg.Submittable);
    });
    client.release();
    return result.rows;
  } catch (error) {
    // After a failure it is not known which of the two statements the connection still has prepared: it is not used again.
    client.release(true);
    throw error;
  }
}
