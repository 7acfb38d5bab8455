import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { isHere } from '../../people/people/person.read-model.js';
import { programmeSubmitted } from '../programmes.events.js';
import { programmeErrors } from './programme.errors.js';
import type { Programme } from './programme.model.js';
import { mayDesign } from './programme.policy.js';
import { ProgrammeService } from './programme.service.js';

/** Another director takes a programme over: from then on the former one sees nothing of it. */
@Injectable()
export class ClientChangeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * What was approved and signed stays so, in the name of who did it; what waits for approval is asked of the new client.
   * @throws NotFound; Refusal CLIENT_TAKES_PART, CLIENT_HAS_LEFT
   */
  async change(actor: TenantActor, programmeId: string, clientId: string): Promise<Programme> {
    if (!mayDesign(actor)) throw new NotFound();
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const [client] = await tx.$queryRaw<{ takesPart: boolean; isHere: boolean }[]>`
        select exists (select from participation e where e.tenant_id = p.tenant_id and e.person_id = p.id
                          and e.programme_id = ${programmeId}::uuid and e.left_at is null) as "takesPart", ${isHere(now)} as "isHere"
          from person p where p.id = ${clientId}::uuid`;
      if (!client) throw new NotFound();
      if (!client.isHere) throw refuse(programmeErrors.CLIENT_HAS_LEFT, ['clientId']);
      if (client.takesPart) throw refuse(programmeErrors.CLIENT_TAKES_PART, ['clientId']);
      const before = await tx.programme.findFirst({ where: { id: programmeId }, select: { clientId: true } });
      const [changed] = await tx.programme.updateManyAndReturn({
        where: { id: programmeId },
        data: { clientId },
        select: { state: true, changeState: true },
      });
      if (!changed || !before) throw new NotFound();
      await tx.condition.updateMany({ where: { programmeId, ownerId: before.clientId }, data: { ownerId: clientId } });
      if (changed.state === 'SUBMITTED' || changed.changeState === 'SUBMITTED')
        await record(tx, actor.tenantId, programmeSubmitted, { programmeId }, now);
    });
    return this.programmes.byId(actor, programmeId);
  }
}
