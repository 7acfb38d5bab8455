import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import type { LearningManager, LearningManagerDescribeInput } from './learning-manager.model.js';
import { mayDescribe } from './learning-manager.policy.js';
import { type LearningManagerRow, learningManagersWhere } from './learning-manager.read-model.js';
import { offerOf } from './named-by-hand.service.js';

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
   * @param version the one that was seen, 0 for none; when it is no longer the current one nothing is written
   * @throws NotFound for somebody who has not got the role or has left, or is not the actor's to describe
   * @throws Refusal INVALID_INPUT
   */
  async describe(
    actor: PersonActor,
    personId: string,
    version: number,
    input: LearningManagerDescribeInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { capacity, languages, locations } = parseInput(describeInput, input, locale);
    if (!mayDescribe(actor, personId)) throw new NotFound();
    const { tenantId } = actor;
    const offer = { capacity, languages: [...new Set(languages)], locations: [...new Set(locations)] };
    return this.db.forTenant(actor, async (tx) => {
      if (!(await offerOf(tx, personId, this.clock.now()))) throw new NotFound();
      const written =
        version === 0
          ? await tx.learningManager.createMany({ data: { tenantId, personId, ...offer }, skipDuplicates: true })
          : await tx.learningManager.updateMany({
              where: { personId, version },
              data: { ...offer, version: { increment: 1 } },
            });
      return outcomeOf(written);
    });
  }

  /** @throws NotFound for somebody who has not got the role */
  async one(actor: PersonActor, personId: string): Promise<LearningManager> {
    const [described] = await this.read(actor, Prisma.sql`g.person_id = ${personId}::uuid`);
    if (!described) throw new NotFound();
    return described;
  }

  private read(actor: PersonActor, which: Prisma.Sql): Promise<LearningManager[]> {
    return this.db.read<LearningManagerRow>(actor, learningManagersWhere(which, this.clock.now()));
  }
}
