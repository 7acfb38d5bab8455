import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { moduleErrors } from './module.errors.js';

/** What another domain needs to know of the programme around a module. */
export interface ModuleContext {
  readonly moduleId: string;
  readonly programmeId: string;
  /** The director who owns the programme. */
  readonly clientId: string;
  readonly unitId: string;
  /** IANA name: 'Europe/Amsterdam'. */
  readonly timeZone: string;
  /** DRAFT, SUBMITTED or APPROVED. */
  readonly state: string;
}

/**
 * The programme around a module, for what goes on in it. What begins something asks `openModule`.
 * @throws NotFound when the tenant has no such module
 */
export async function moduleContext(tx: TenantTx, moduleId: string): Promise<ModuleContext> {
  const module = await tx.module.findFirst({
    where: { id: moduleId },
    select: { programme: { select: { id: true, clientId: true, unitId: true, timeZone: true, state: true } } },
  });
  if (!module) throw new NotFound();
  const { id: programmeId, ...programme } = module.programme;
  return { moduleId, programmeId, ...programme };
}

/**
 * The programme around a module in which something is about to begin. The module cannot be taken out until the transaction ends.
 * @param field where the caller named the module, or what is of it
 * @throws NotFound when the tenant has no such module; Refusal MODULE_ARCHIVED when it was taken out of the design
 */
export async function openModule(
  tx: TenantTx,
  moduleId: string,
  field: readonly string[] = ['moduleId'],
): Promise<ModuleContext> {
  const [module] = await tx.$queryRaw<{ isArchived: boolean }[]>`
    select archived_at is not null as "isArchived" from module where id = ${moduleId}::uuid for share`;
  if (module?.isArchived) throw refuse(moduleErrors.MODULE_ARCHIVED, field);
  return moduleContext(tx, moduleId);
}
