import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import type { LearningManager, LearningManagerDescribeInput } from './learning-manager.model.js';
import { mayDescribe } from './learning-manager.policy.js';
import { type LearningManagerRow, learningManagersWhere } from './learning-manager.read-model.js';

const describeInput = z.object({
  capacity: z.int().min(0).max(100),
  languages: z.array(z.enum(['nl', 'en'])).min(1),
  locations: z.array(line(100)).max(20),
});

@Injectable()
export class LearningManagerService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody who has the role, by name: for coordinators; a learning manager gets no more than themselves. */
  list(actor: PersonActor): Promise<LearningManager[]> {
    const which = actor.roles.has('COORDINATOR') ? Prisma.sql`true` : Prisma.sql`g.person_id = ${actor.personId}::uuid`;
    return this.read(actor, which);
  }

  /**
   * Keeps what a learning manager offers.
   * @throws NotFound for somebody who has not got the role, or is not the actor's to describe
   * @throws Refusal INVALID_INPUT
   */
  async describe(
    actor: PersonActor,
    personId: string,
    input: LearningManagerDescribeInput,
    locale: Locale,
  ): Promise<LearningManager> {
    const { capacity, languages, locations } = parseInput(describeInput, input, locale);
    if (!mayDescribe(actor, personId)) throw new NotFound();
    const { tenantId } = actor;
    const offer = { capacity, languages: [...new Set(languages)], locations: [...new Set(locations)] };
    await this.db.forTenant(actor, async (tx) => {
      if ((await tx.roleGrant.count({ where: { personId, role: 'LEARNING_MANAGER' } })) === 0) throw new NotFound();
      await tx.learningManager.upsert({
        where: { tenantId_personId: { tenantId, personId } },
        create: { tenantId, personId, ...offer },
        update: offer,
      });
    });
    const [described] = await this.read(actor, Prisma.sql`g.person_id = ${personId}::uuid`);
    if (!described) throw new NotFound();
    return described;
  }

  private read(actor: PersonActor, which: Prisma.Sql): Promise<LearningManager[]> {
    return this.db.read<LearningManagerRow>(actor, learningManagersWhere(which, this.clock.now()));
  }
}
