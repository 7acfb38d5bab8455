import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { recordAll } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { isHere } from '../people/person.read-model.js';
import { personLeft } from '../people.events.js';

const departureErrors = defineUserErrors({
  LEAVES_NO_ADMINISTRATOR: {
    nl: 'Na die dag heeft de organisatie geen beheerder meer. Maak eerst iemand anders beheerder.',
    en: 'After that day the organisation has no administrator. Make somebody else an administrator first.',
  },
});

/** Whose last day (of the person p) is over, and nobody was told of it. */
export const leftUntold = (now: Date): Prisma.Sql => Prisma.sql`
  p.departure_told_of is distinct from p.ended_on and not ${isHere(now)}`;

@Injectable()
export class DepartureService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes down somebody's last day in the organisation, or takes it back.
   * @param seen the last day that was seen, as `lastDay`; when there is another by now nothing changes
   * @param lastDay '2027-03-31', where the organisation is; null for who stays
   * @throws NotFound; Refusal LEAVES_NO_ADMINISTRATOR
   */
  async noteDown(actor: TenantActor, personId: string, seen: string | null, lastDay: string | null): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      // Locked, so that of two administrators who leave at once one is refused.
      const administrators = await tx.$queryRaw<{ id: string; stays: boolean }[]>`
        select p.id, p.ended_on is null as stays
          from role_grant g join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
         where g.role = 'ADMINISTRATOR' order by p.id for update of g`;
      const remaining = administrators.filter(({ id, stays }) => stays && id !== personId);
      const administers = administrators.some(({ id }) => id === personId);
      if (lastDay && administers && remaining.length === 0)
        throw refuse(departureErrors.LEAVES_NO_ADMINISTRATOR, ['lastDay']);
      const [endedOn, seenOn] = [lastDay, seen].map((day) => day && new Date(day)) as [Date | null, Date | null];
      if ((await tx.person.count({ where: { id: personId } })) === 0) throw new NotFound();
      const noted = await tx.person.updateMany({
        where: { id: personId, OR: [{ endedOn: seenOn }, { endedOn }] },
        data: { endedOn },
      });
      return outcomeOf(noted);
    });
  }

  /** Records of everybody of a tenant whose last day is over that they have left; once for each such day. */
  async tellOfWhoLeft(tenantId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      const left = await tx.$queryRaw<{ personId: string }[]>`
        update person p set departure_told_of = p.ended_on where ${leftUntold(now)} returning p.id as "personId"`;
      await recordAll(tx, tenantId, personLeft, left, now);
    });
  }
}
