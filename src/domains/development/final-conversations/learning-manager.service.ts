import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { MATCH_IN_FORCE } from '../../coaching/matching/relations.read-model.js';
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
      if (!person || (await tx.finalConversation.count({ where: { id } })) === 0) throw new NotFound();
      if (person.roleGrants.length === 0) throw refuse(developmentErrors.NOT_A_LEARNING_MANAGER, ['personId']);
      await nameLearningManager(tx, tenantId, id, personId, this.clock.now());
    });
  }

  /**
   * Has final conversations follow a match of coaching that was confirmed or has ended: the learning manager of the match in force becomes
   * theirs, and one whose match ended loses the place, also while there is no other. What all three have signed stays as it is.
   */
  async followMatch(tenantId: string, matchId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      const [conversation] = await tx.$queryRaw<MatchedConversation[]>`
        select c.id, k.learning_manager_id as "formerId", c.learning_manager_id as "currentId", f.learning_manager_id as "matchedId",
               f.learning_manager_id in (c.participant_id, c.manager_id) as "inLine"
          from coaching_match k
          join final_conversation c on c.tenant_id = k.tenant_id and c.module_id = k.module_id and c.participant_id = k.participant_id
          left join ${MATCH_IN_FORCE} f on f.tenant_id = k.tenant_id and f.module_id = k.module_id and f.participant_id = k.participant_id
         where k.id = ${matchId}::uuid and ${FINAL_CONVERSATION.goesOn} for update of c`;
      if (!conversation) return;
      const { id, formerId, currentId, matchedId, inLine } = conversation;
      if (matchedId && !inLine) await nameLearningManager(tx, tenantId, id, matchedId, now);
      else if (!matchedId && currentId === formerId)
        await replace(tx, tenantId, FINAL_CONVERSATION, id, 'LEARNING_MANAGER', null, now);
    });
  }
}

interface MatchedConversation {
  id: string;
  /** Of the match that something happened to. */
  formerId: string;
  currentId: string | null;
  /** Of the match in force. */
  matchedId: string | null;
  inLine: boolean | null;
}

/**
 * Names the learning manager of a conversation in a transaction that goes on.
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
