import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { nameOf, queryForTenant, queryOpenedBy } from './tenant-query.js';

/** A transaction in which row-level security shows one tenant. */
export type TenantTx = Prisma.TransactionClient;

/** How long somebody waits for a free connection before hearing that it does not work, and how long one statement may take. */
const CONNECTION_PATIENCE_MS = 10_000;
const STATEMENT_PATIENCE_MS = 60_000;

/**
 * The server keeps the plan of what has a name, on every connection. Lists come in all lengths, with a statement for each: those are not kept,
 * and neither are the texts of them here.
 */
const hasFewParameters = (sql: string) => !sql.includes('$11');

/** The connections of one database role, and the ways into them. */
export class RoleDatabase {
  private readonly pool: pg.Pool;
  private client: PrismaClient | undefined;

  constructor(url: string, connections: number) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: CONNECTION_PATIENCE_MS,
      statement_timeout: STATEMENT_PATIENCE_MS,
    });
    // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => {});
  }

  /** Made when it is first needed: the HTTP process has no use for the roles of the worker, and each client takes its share of memory. */
  get prisma(): PrismaClient {
    this.client ??= new PrismaClient({
      adapter: new PrismaPg(this.pool, {
        statementNameGenerator: ({ sql }) => (hasFewParameters(sql) ? nameOf(sql) : ''),
      }),
      transactionOptions: { maxWait: 10_000, timeout: 60_000 },
    });
    return this.client;
  }

  /** Runs `work` in one transaction within a tenant; it is rolled back when `work` throws. */
  forTenant<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.tenant_id', ${tenantId}, true)`;
      return work(tx);
    });
  }

  /** Runs one statement within a tenant in one round trip. */
  read<Row extends pg.QueryResultRow>(tenantId: string, sql: Prisma.Sql): Promise<Row[]> {
    return queryForTenant<Row>(this.pool, tenantId, sql);
  }

  /** Runs one statement in one round trip within the tenant that `opening` finds and sets; where it finds none, there is nothing to be seen. */
  queryAfter<Row extends pg.QueryResultRow>(opening: Prisma.Sql, sql: Prisma.Sql): Promise<Row[]> {
    return queryOpenedBy<Row>(this.pool, opening, sql);
  }

  /** Runs one statement outside any tenant: what it may see is what row-level security leaves to this role. */
  async readOutsideTenants<Row extends pg.QueryResultRow>({ text, values }: Prisma.Sql): Promise<Row[]> {
    return (await this.pool.query<Row>({ name: nameOf(text), text, values })).rows;
  }

  async close(): Promise<void> {
    await this.client?.$disconnect();
    await this.pool.end();
  }
}
