import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

const departureErrors = defineUserErrors({
  LEAVES_NO_ADMINISTRATOR: {
    nl: 'Na die dag heeft de organisatie geen beheerder meer. Maak eerst iemand anders beheerder.',
    en: 'After that day the organisation has no administrator. Make somebody else an administrator first.',
  },
});

@Injectable()
export class DepartureService {
  constructor(private readonly db: Database) {}

  /**
   * Notes down somebody's last day in the organisation, or takes it back.
   * @param lastDay '2027-03-31', where the organisation is; null for who stays
   * @throws NotFound; Refusal LEAVES_NO_ADMINISTRATOR
   */
  async noteDown(actor: TenantActor, personId: string, lastDay: string | null): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      // Locked, so that of two administrators who leave at once one is refused.
      const administrators = await tx.$queryRaw<{ id: string; stays: boolean }[]>`
        select p.id, p.ended_on is null as stays
          from role_grant g join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
         where g.role = 'ADMINISTRATOR' order by p.id for update of g`;
      const remaining = administrators.filter(({ id, stays }) => stays && id !== personId);
      const administers = administrators.some(({ id }) => id === personId);
      if (lastDay && administers && remaining.length === 0)
        throw refuse(departureErrors.LEAVES_NO_ADMINISTRATOR, ['lastDay']);
      const { count } = await tx.person.updateMany({
        where: { id: personId },
        data: { endedOn: lastDay && new Date(lastDay) },
      });
      if (count === 0) throw new NotFound();
    });
  }
}
