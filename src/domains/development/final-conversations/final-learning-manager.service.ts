import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { isLearningManager } from '../../coaching/learning-managers/learning-manager.read-model.js';
import { offerOf, refuseWhoIsTooClose } from '../../coaching/learning-managers/named-by-hand.service.js';
import { MATCH_IN_FORCE } from '../../coaching/matching/relations.read-model.js';
import { conversations, FINAL_CONVERSATION } from '../conversations/conversation.read-model.js';
import { replace } from '../conversations/hand-over.service.js';
import { lockConversations } from '../conversations/own-conversation.js';
import { developmentErrors } from '../development.errors.js';
import { finalLearningManagerNamed } from '../development.events.js';

/** Who is the learning manager of a final conversation. */
@Injectable()
export class FinalLearningManagerService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Names the learning manager, or another one: whoever was it until now loses access, and what was shared is its writers' own again.
   * @param seenPersonId whom it was seen with, null for nobody; when there is another by now nothing changes
   * @throws NotFound when the conversation or the person is not of this tenant
   * @throws Refusal NOT_A_LEARNING_MANAGER, LEARNING_MANAGER_IN_LINE, CANNOT_BE_MATCHED
   */
  async set(
    actor: PersonActor,
    id: string,
    seenPersonId: string | null,
    personId: string,
    locale: Locale,
  ): Promise<Outcome> {
    const { tenantId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      await tx.$queryRaw`select from final_conversation where id = ${id}::uuid for update`;
      const conversation = await tx.finalConversation.findFirst({
        where: { id, module: { archivedAt: null } },
        select: { participantId: true, managerId: true, learningManagerId: true },
      });
      if (!conversation || (await tx.person.count({ where: { id: personId } })) === 0) throw new NotFound();
      if (!(await offerOf(tx, personId, now))) throw refuse(developmentErrors.NOT_A_LEARNING_MANAGER, ['personId']);
      const { participantId, managerId, learningManagerId } = conversation;
      if ([participantId, managerId].includes(personId))
        throw refuse(developmentErrors.LEARNING_MANAGER_IN_LINE, ['personId']);
      await refuseWhoIsTooClose(tx, { participantId, learningManagerId: personId }, locale, ['personId']);
      if (![seenPersonId, personId].includes(learningManagerId)) return 'EDITED_MEANWHILE';
      await nameLearningManager(tx, tenantId, { id, currentId: learningManagerId }, personId, now);
      return 'DONE';
    });
  }

  /**
   * Has final conversations follow a match of coaching that was confirmed or has ended: the learning manager of the match in force becomes
   * theirs, and one whose match ended loses the place, also while there is no other. What all three have signed stays as it is.
   */
  async followMatch(tenantId: string, matchId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      await lockConversations(
        tx,
        FINAL_CONVERSATION,
        Prisma.sql`(c.module_id, c.participant_id) = (select k.module_id, k.participant_id from coaching_match k where k.id = ${matchId}::uuid)`,
      );
      const [conversation] = await tx.$queryRaw<MatchedConversation[]>`
        select c.id, k.learning_manager_id as "formerId", c.learning_manager_id as "currentId", f.learning_manager_id as "matchedId",
               f.learning_manager_id in (c.participant_id, c.manager_id) as "inLine"
          from coaching_match k
          join module m on m.tenant_id = k.tenant_id and m.id = k.module_id and m.archived_at is null
          join final_conversation c on c.tenant_id = k.tenant_id and c.module_id = k.module_id and c.participant_id = k.participant_id
          left join ${MATCH_IN_FORCE} f on f.tenant_id = k.tenant_id and f.module_id = k.module_id and f.participant_id = k.participant_id
         where k.id = ${matchId}::uuid and ${FINAL_CONVERSATION.goesOn}`;
      if (!conversation) return;
      const { id, formerId, currentId, matchedId, inLine } = conversation;
      if (matchedId && !inLine) await nameLearningManager(tx, tenantId, conversation, matchedId, now);
      else if (!matchedId && currentId === formerId)
        await replace(tx, tenantId, FINAL_CONVERSATION, id, 'LEARNING_MANAGER', null, now);
    });
  }

  /** Takes the place from somebody who lost the role or has left, also where they were named by hand; another is still to be named. */
  async letGoOf(tenantId: string, personId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      await lockConversations(tx, FINAL_CONVERSATION, Prisma.sql`c.learning_manager_id = ${personId}::uuid`);
      const left = await tx.$queryRaw<{ id: string }[]>`
        select c.id
          from ${conversations(FINAL_CONVERSATION)}
         where c.learning_manager_id = ${personId}::uuid and not ${isLearningManager(now)} and ${FINAL_CONVERSATION.goesOn}
           and g.ends_on >= (${now}::timestamptz at time zone g.time_zone)::date
         order by c.id`;
      for (const { id } of left) await replace(tx, tenantId, FINAL_CONVERSATION, id, 'LEARNING_MANAGER', null, now);
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

/** Puts a learning manager into a conversation that is locked. */
async function nameLearningManager(
  tx: TenantTx,
  tenantId: string,
  { id, currentId }: Pick<MatchedConversation, 'id' | 'currentId'>,
  personId: string,
  now: Date,
): Promise<void> {
  if (currentId === personId) return;
  if (currentId) return replace(tx, tenantId, FINAL_CONVERSATION, id, 'LEARNING_MANAGER', personId, now);
  await tx.finalConversation.updateMany({ where: { id }, data: { learningManagerId: personId } });
  await record(tx, tenantId, finalLearningManagerNamed, { conversationId: id }, now);
}
