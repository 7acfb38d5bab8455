import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { isHere } from '../../people/people/person.read-model.js';
import { keepApproved } from '../design/design.read-model.js';
import { holdProgramme } from '../design/design-change.service.js';
import { programmeSubmitted } from '../programmes.events.js';
import { programmeErrors } from './programme.errors.js';
import { mayDesign } from './programme.policy.js';
import { phaseOf } from './programme.rules.js';

/** Another director takes a programme over: from then on the former one sees nothing of it. */
@Injectable()
export class ClientChangeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What was approved and signed stays so, in the name of who did it; what waits for approval is asked of the new client.
   * @param seenClientId the client that it was seen with; when there is another by now nothing changes
   * @throws NotFound; Refusal CLIENT_TAKES_PART, CLIENT_HAS_LEFT
   */
  async change(actor: TenantActor, programmeId: string, seenClientId: string, clientId: string): Promise<Outcome> {
    if (!mayDesign(actor)) throw new NotFound();
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const [client] = await tx.$queryRaw<{ takesPart: boolean; isHere: boolean }[]>`
        select exists (select from participation e where e.tenant_id = p.tenant_id and e.person_id = p.id
                          and e.programme_id = ${programmeId}::uuid and e.left_at is null) as "takesPart", ${isHere(now)} as "isHere"
          from person p where p.id = ${clientId}::uuid`;
      if (!client) throw new NotFound();
      if (!client.isHere) throw refuse(programmeErrors.CLIENT_HAS_LEFT, ['clientId']);
      if (client.takesPart) throw refuse(programmeErrors.CLIENT_TAKES_PART, ['clientId']);
      const phase = phaseOf(await holdProgramme(tx, programmeId));
      const before = await tx.programme.findFirst({ where: { id: programmeId }, select: { clientId: true } });
      if (!before) throw new NotFound();
      if (before.clientId !== seenClientId && before.clientId !== clientId) return 'EDITED_MEANWHILE';
      // What was approved stays signed by who approved it.
      if (phase === 'APPROVED') await keepApproved(tx, programmeId);
      const [changed] = await tx.programme.updateManyAndReturn({
        where: { id: programmeId },
        data: { clientId },
        select: { state: true, changeState: true },
      });
      if (!changed) throw new NotFound();
      await tx.condition.updateMany({ where: { programmeId, ownerId: before.clientId }, data: { ownerId: clientId } });
      if (changed.state === 'SUBMITTED' || changed.changeState === 'SUBMITTED')
        await record(tx, actor.tenantId, programmeSubmitted, { programmeId }, now);
      return 'DONE';
    });
  }
}
