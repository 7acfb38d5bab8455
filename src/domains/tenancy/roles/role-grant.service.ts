import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { roleGranted, roleRevoked } from '../tenancy.events.js';
import type { RoleGrant } from './role-grant.model.js';
import { type GrantableRole, isLastAdministrator } from './role-grant.rules.js';

const roleErrors = defineUserErrors({
  LAST_ADMINISTRATOR: {
    nl: 'Dit is de enige beheerder. Maak eerst iemand anders beheerder.',
    en: 'This is the only administrator. Make somebody else an administrator first.',
  },
});

@Injectable()
export class RoleGrantService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every role that was given and not taken back. */
  list(actor: TenantActor): Promise<RoleGrant[]> {
    return this.db.read<RoleGrant>(
      actor,
      Prisma.sql`
        select g.role, g.granted_at as "grantedAt", g.person_id as "personId"
          from role_grant g join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
         order by g.role, p.family_name, p.given_name, p.id`,
    );
  }

  /**
   * Gives somebody a role; who has it already keeps it from when it was given.
   * @throws NotFound
   */
  grant(actor: TenantActor, personId: string, role: GrantableRole): Promise<RoleGrant> {
    const { tenantId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      await mustExist(tx, personId);
      const data = { tenantId, personId, role, grantedAt: now };
      const { count } = await tx.roleGrant.createMany({ data, skipDuplicates: true });
      if (count > 0) await record(tx, tenantId, roleGranted, { personId, role }, now);
      return tx.roleGrant.findFirstOrThrow({ where: { personId, role } });
    });
  }

  /**
   * Takes a role back, from the next request on. Nothing happens when somebody does not have it.
   * @throws NotFound
   * @throws Refusal LAST_ADMINISTRATOR
   */
  async revoke(actor: TenantActor, personId: string, role: GrantableRole): Promise<void> {
    const { tenantId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      await mustExist(tx, personId);
      if (role === 'ADMINISTRATOR' && isLastAdministrator(personId, await administratorIds(tx))) {
        throw refuse(roleErrors.LAST_ADMINISTRATOR, ['personId']);
      }
      const { count } = await tx.roleGrant.deleteMany({ where: { personId, role } });
      if (count > 0) await record(tx, tenantId, roleRevoked, { personId, role }, this.clock.now());
    });
  }
}

async function mustExist(tx: TenantTx, personId: string): Promise<void> {
  if (!(await tx.person.findFirst({ where: { id: personId }, select: { id: true } }))) throw new NotFound();
}

/** Locked, so that two administrators cannot take the role from each other at once. */
async function administratorIds(tx: TenantTx): Promise<string[]> {
  const grants = await tx.$queryRaw<{ person_id: string }[]>`
    select person_id from role_grant where role = 'ADMINISTRATOR' order by person_id for update`;
  return grants.map(({ person_id }) => person_id);
}
