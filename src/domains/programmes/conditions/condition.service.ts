import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { isClient } from '../programmes/programme.policy.js';
import type { Condition } from './condition.model.js';
import type { ConditionKind } from './condition.rules.js';

@Injectable()
export class ConditionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The client signs for a condition; signing again changes nothing.
   * @throws NotFound for everyone but the client
   */
  sign(actor: TenantActor, id: string): Promise<Condition> {
    return this.db.forTenant(actor, async (tx) => {
      const condition = await tx.condition.findFirst({
        where: { id },
        select: { kind: true, programme: { select: { clientId: true } } },
      });
      if (actor.kind !== 'person' || !condition || !isClient(actor, condition.programme)) throw new NotFound();
      await tx.condition.updateMany({
        where: { id, signedAt: null },
        data: { signedAt: this.clock.now(), signedById: actor.personId },
      });
      const { kind, ...signed } = await tx.condition.findFirstOrThrow({
        where: { id },
        select: { id: true, kind: true, signedAt: true, signedById: true },
      });
      return { ...signed, kind: kind as ConditionKind };
    });
  }
}
