import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome } from '../../../platform/graphql/outcome.js';
import { MATCH_IN_FORCE } from '../../coaching/matching/relations.read-model.js';
import { FINAL_CONVERSATION } from '../conversations/conversation.read-model.js';
import { hasSigned, pairUp, SIDES } from '../conversations/conversation.rules.js';
import {
  lockOwnConversation,
  type OwnConversation,
  participantsOf,
  putSignature,
  raiseVersion,
  refuseIncomplete,
} from '../conversations/own-conversation.js';
import { developmentErrors } from '../development.errors.js';
import { finalConversationsStarted, finalConversationToSign } from '../development.events.js';

const contributionText = prose(20_000);

@Injectable()
export class FinalConversationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives every participant of a module's programme a final conversation with the manager of this moment, and with the learning manager whom
   * coaching has matched them with; without a match one is named afterwards. Who has a conversation keeps it.
   * @returns how many are new, and the ids of those who have none for want of a manager
   * @throws NotFound
   */
  async start(actor: PersonActor, moduleId: string): Promise<{ started: number; withoutManager: string[] }> {
    const { tenantId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const participants = await participantsOf(tx, moduleId, { finalAsParticipant: { none: { moduleId } } }, now);
      const { pairs, withoutManager } = pairUp(participants);
      const { count: started } = await tx.finalConversation.createMany({
        data: pairs.map((pair) => ({ ...pair, tenantId, id: newId(), moduleId })),
        skipDuplicates: true,
      });
      await tx.$executeRaw`
        update final_conversation c set learning_manager_id = k.learning_manager_id
          from ${MATCH_IN_FORCE} k
         where k.tenant_id = c.tenant_id and k.module_id = c.module_id and k.participant_id = c.participant_id
           and c.module_id = ${moduleId}::uuid and c.learning_manager_id is null and k.learning_manager_id not in (c.participant_id, c.manager_id)`;
      if (started > 0) await record(tx, tenantId, finalConversationsStarted, { moduleId }, now);
      return { started, withoutManager };
    });
  }

  /**
   * Replaces what the actor wrote: as the participant what was learnt, as another what they add. It is a new version that all three have yet
   * to sign.
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, LEARNING_MANAGER_MISSING
   */
  async write(actor: PersonActor, id: string, version: number, input: string, locale: Locale): Promise<Outcome> {
    const text = parseInput(contributionText, input, locale, ['text']);
    const { tenantId, personId: authorId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const before = await lockOwnConversation(tx, FINAL_CONVERSATION, actor, id);
      refuseIncomplete(before);
      if (before.version !== version) return 'EDITED_MEANWHILE';
      const key = { tenantId, conversationId: id, authorId };
      const written = await tx.finalContribution.findFirst({ where: key });
      if (written?.sharedAt ? written.text === text : !written && text === '') return 'DONE';
      await tx.finalContribution.upsert({
        where: { tenantId_conversationId_authorId: key },
        create: { ...key, text, sharedAt: now },
        update: { text, sharedAt: now },
      });
      await raiseVersion(tx, FINAL_CONVERSATION, id);
      // Whoever had signed thinks that it is settled.
      if (SIDES.some((side) => hasSigned(before, side)))
        await record(tx, tenantId, finalConversationToSign, { conversationId: id }, now);
      return 'DONE';
    });
  }

  /**
   * Signs what the three wrote for the actor's side. With the third signature it is kept for good.
   * @param version the one that the signer has seen; when it is no longer the current one nothing is signed
   * @throws NotFound
   * @throws Refusal LEARNING_MANAGER_MISSING, NOTHING_LEARNT_YET
   */
  async sign(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const conversation = await lockOwnConversation(tx, FINAL_CONVERSATION, actor, id);
      refuseIncomplete(conversation);
      if (conversation.version !== version) return 'EDITED_MEANWHILE';
      if (!conversation.hasContent) throw refuse(developmentErrors.NOTHING_LEARNT_YET);
      if (hasSigned(conversation, conversation.side)) return 'DONE';
      if (await putSignature(tx, FINAL_CONVERSATION, actor, conversation, now))
        await keep(tx, actor, conversation, now);
      return 'DONE';
    });
  }
}

/** Keeps what all three have signed. */
async function keep(
  tx: TenantTx,
  { tenantId }: PersonActor,
  { id, version, people }: OwnConversation,
  now: Date,
): Promise<void> {
  const written = await tx.finalContribution.findMany({
    where: { conversationId: id, sharedAt: { not: null }, text: { not: '' } },
    select: { authorId: true, text: true },
  });
  const texts = SIDES.flatMap((side) =>
    written.filter(({ authorId }) => authorId === people[side]).map(({ text }) => ({ side, text })),
  );
  await tx.finalConversationVersion.create({
    data: {
      tenantId,
      conversationId: id,
      version,
      content: { texts },
      managerId: people.MANAGER!,
      learningManagerId: people.LEARNING_MANAGER!,
      signedAt: now,
    },
  });
}
