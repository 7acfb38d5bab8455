import type { QueryResultRow } from 'pg';
import type { Logger } from 'pino';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import type { TenantActor } from '../auth/actor.js';
import type { RoleDatabase, TenantTx } from './role-database.js';

/**
 * The way to tenant data. Who asks is a parameter and never ambient: Prisma merges lookups of one tick and would run them for whoever came
 * first. There is no way around a tenant but `asSystem`, whose reason is logged.
 */
export class Database {
  constructor(
    private readonly api: RoleDatabase,
    private readonly system: RoleDatabase,
    private readonly logger: Pick<Logger, 'debug'>,
  ) {}

  /** Runs `work` in one transaction within the actor's tenant; it is rolled back when `work` throws. */
  forTenant<T>(actor: Pick<TenantActor, 'tenantId'>, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.api.forTenant(actor.tenantId, work);
  }

  /** Reads with one statement and one round trip within the actor's tenant: for read models. */
  read<Row extends QueryResultRow>(actor: Pick<TenantActor, 'tenantId'>, sql: Prisma.Sql): Promise<Row[]> {
    return this.api.read<Row>(actor.tenantId, sql);
  }

  /**
   * Runs one statement in one round trip for who comes with a credential: `opening` calls a function of the database that sets the tenant
   * of whoever shows it, and `sql` runs within that tenant. It goes by the API's own role, to which row-level security shows nothing more.
   */
  queryOpenedBy<Row extends QueryResultRow>(opening: Prisma.Sql, sql: Prisma.Sql): Promise<Row[]> {
    return this.api.queryAfter<Row>(opening, sql);
  }

  /** Reads with one statement and one round trip before a tenant is known: for who comes with a credential. */
  readAsSystem<Row extends QueryResultRow>(reason: string, sql: Prisma.Sql): Promise<Row[]> {
    this.logger.debug({ reason }, 'as system');
    return this.system.readOutsideTenants<Row>(sql);
  }

  /** Work across tenants, or before one is known, with a role that may do little. `reason` says why, in the log. */
  asSystem<T>(reason: string, work: (system: PrismaClient) => Promise<T>): Promise<T> {
    this.logger.debug({ reason }, 'as system');
    return work(this.system.prisma);
  }
}
