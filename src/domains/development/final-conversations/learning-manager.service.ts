import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { FINAL_CONVERSATION } from '../conversations/conversation.read-model.js';
import { replace } from '../conversations/hand-over.service.js';
import { developmentErrors } from '../development.errors.js';
import { finalLearningManagerNamed } from '../development.events.js';

/** Who is the learning manager of a final conversation. */
@Injectable()
export class LearningManagerService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Names the learning manager, or another one: whoever was it until now loses access, and what was shared is its writers' own again.
   * @throws NotFound when the conversation or the person is not of this tenant
   * @throws Refusal NOT_A_LEARNING_MANAGER, LEARNING_MANAGER_IN_LINE
   */
  async set(actor: PersonActor, id: string, personId: string): Promise<void> {
    const { tenantId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      const person = await tx.person.findFirst({
        where: { id: personId },
        select: { roleGrants: { where: { role: 'LEARNING_MANAGER' }, select: { role: true } } },
      });
      if (!person) throw new NotFound();
      if (person.roleGrants.length === 0) throw refuse(developmentErrors.NOT_A_LEARNING_MANAGER, ['personId']);
      await nameLearningManager(tx, tenantId, id, personId, this.clock.now());
    });
  }
}

/**
 * Names the learning manager of a conversation in a transaction that goes on; coaching does so when it has matched.
 * @throws NotFound
 * @throws Refusal LEARNING_MANAGER_IN_LINE
 */
export async function nameLearningManager(
  tx: TenantTx,
  tenantId: string,
  id: string,
  personId: string,
  now: Date,
): Promise<void> {
  await tx.$queryRaw`select from final_conversation where id = ${id}::uuid for update`;
  const conversation = await tx.finalConversation.findFirst({
    where: { id },
    select: { participantId: true, managerId: true, learningManagerId: true },
  });
  if (!conversation) throw new NotFound();
  const { participantId, managerId, learningManagerId } = conversation;
  if ([participantId, managerId].includes(personId))
    throw refuse(developmentErrors.LEARNING_MANAGER_IN_LINE, ['personId']);
  if (learningManagerId === personId) return;
  if (learningManagerId) return replace(tx, tenantId, FINAL_CONVERSATION, id, 'LEARNING_MANAGER', personId, now);
  await tx.finalConversation.updateMany({ where: { id }, data: { learningManagerId: personId } });
  await record(tx, tenantId, finalLearningManagerNamed, { conversationId: id }, now);
}
