import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import type { Texts } from '../../../platform/graphql/user-errors.js';
import { refuseOtherBehaviours } from '../../programmes/behaviours/behaviour.service.js';
import { POP_CONVERSATION } from '../conversations/conversation.read-model.js';
import { hasSigned, pairUp } from '../conversations/conversation.rules.js';
import { lockOwnConversation, participantsOf, putSignature, raiseVersion } from '../conversations/own-conversation.js';
import { developmentErrors } from '../development.errors.js';
import { popConversationsStarted, popConversationToSign } from '../development.events.js';
import type { PopConversationPassOnInput, PopConversationWriteInput } from './pop-conversation.model.js';
import { type Content, isRewritten, passedOn } from './pop-conversation.rules.js';

const sentence = line(1000);
const TWICE: Texts = {
  nl: 'Hetzelfde doel staat er tweemaal in. Laat bij een nieuw doel het id weg.',
  en: 'The same goal is there twice. Leave the id of a new goal out.',
};
const writeInput = z.object({
  goals: z
    .array(
      z.object({
        id: z.uuid().nullish(),
        behaviour: sentence,
        situation: sentence,
        noticedBy: sentence,
        behaviourId: z.uuid().nullish(),
      }),
    )
    .min(1)
    .max(5)
    .refine(eachOnce, { params: { texts: TWICE } }),
  agreements: prose(10_000),
});
const noteText = prose(20_000);

/** A goal as it is to be; with the id of one that the conversation has or had, it is that one. */
type GoalToKeep = Content['goals'][number] & { readonly id?: string | null };
type SignedContent = Content & { readonly goals: readonly GoalToKeep[] };

function eachOnce(goals: readonly { id?: string | null }[]): boolean {
  const ids = goals.flatMap(({ id }) => id ?? []);
  return new Set(ids).size === ids.length;
}

@Injectable()
export class PopConversationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives every participant of a module's programme a conversation with the manager of this moment. Who has one keeps it.
   * @returns how many are new, and the ids of those who have none for want of a manager
   * @throws NotFound
   */
  async start(actor: PersonActor, moduleId: string): Promise<{ started: number; withoutManager: string[] }> {
    const { tenantId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const participants = await participantsOf(tx, moduleId, { popAsParticipant: { none: { moduleId } } }, now);
      const { pairs, withoutManager } = pairUp(participants);
      const { count: started } = await tx.popConversation.createMany({
        data: pairs.map((pair) => ({ ...pair, tenantId, id: newId(), moduleId })),
        skipDuplicates: true,
      });
      if (started > 0) await record(tx, tenantId, popConversationsStarted, { moduleId }, now);
      return { started, withoutManager };
    });
  }

  /**
   * Replaces goals and agreements, which is a new version that both have yet to sign. Either of the two can. A goal that is left out is
   * archived.
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound, also for a goal that the conversation never had
   * @throws Refusal BEHAVIOUR_NOT_OF_MODULE, INVALID_INPUT
   */
  async write(
    actor: PersonActor,
    id: string,
    version: number,
    input: PopConversationWriteInput,
    locale: Locale,
  ): Promise<Outcome> {
    const content = parseInput(writeInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const before = await lockOwnConversation(tx, POP_CONVERSATION, actor, id);
      if (before.version !== version) return 'EDITED_MEANWHILE';
      const written = await contentOf(tx, id);
      if (!isRewritten(written, content)) return 'DONE';
      const tied = new Set(written.goals.map(({ behaviourId }) => behaviourId));
      const about = content.goals.flatMap(({ behaviourId }) =>
        behaviourId && !tied.has(behaviourId) ? [behaviourId] : [],
      );
      await refuseOtherBehaviours(tx, before.moduleId, about, ['input', 'goals']);
      await this.replaceContent(tx, actor, id, content);
      // Whoever had signed thinks that it is settled.
      if (POP_CONVERSATION.sides.some((side) => hasSigned(before, side)))
        await record(tx, actor.tenantId, popConversationToSign, { conversationId: id }, this.clock.now());
      return 'DONE';
    });
  }

  /**
   * Signs the content for the actor's side. With the second signature it is kept for good.
   * @param version the one that the signer has seen; when it is no longer the current one nothing is signed
   * @throws NotFound
   * @throws Refusal NOTHING_TO_SIGN
   */
  async sign(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    const { tenantId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const conversation = await lockOwnConversation(tx, POP_CONVERSATION, actor, id);
      if (conversation.version !== version) return 'EDITED_MEANWHILE';
      if (!conversation.hasContent) throw refuse(developmentErrors.NOTHING_TO_SIGN);
      if (hasSigned(conversation, conversation.side)) return 'DONE';
      if (!(await putSignature(tx, POP_CONVERSATION, actor, conversation, now))) return 'DONE';
      const { goals, agreements } = await contentOf(tx, id);
      await tx.popConversationVersion.create({
        data: {
          tenantId,
          conversationId: id,
          version,
          content: { goals, agreements },
          managerId: conversation.people.MANAGER!,
          signedAt: now,
        },
      });
      return 'DONE';
    });
  }

  /**
   * After a hand-over the participant chooses, once, what the new manager gets of what the former one had signed: goals, agreements, both or
   * neither. It becomes the content of the conversation, for both to sign anew. What was never signed by both is not passed on.
   * @throws NotFound for everybody but the participant
   * @throws Refusal NOTHING_TO_PASS_ON, WRITTEN_SINCE
   */
  async passOn(
    actor: PersonActor,
    id: string,
    version: number,
    { goals, agreements }: PopConversationPassOnInput,
  ): Promise<Outcome> {
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const before = await lockOwnConversation(tx, POP_CONVERSATION, actor, id);
      if (before.side !== 'PARTICIPANT') throw new NotFound();
      if (before.version !== version) return 'EDITED_MEANWHILE';
      const handOver = await tx.popHandOver.findFirst({ where: { conversationId: id }, orderBy: { id: 'desc' } });
      const signed = await tx.popConversationVersion.findFirst({
        where: { conversationId: id, version: { lte: handOver?.version ?? 0 } },
        orderBy: { version: 'desc' },
      });
      if (!handOver || handOver.passedOnAt || !signed) throw refuse(developmentErrors.NOTHING_TO_PASS_ON);
      const written = await contentOf(tx, id);
      if (written.goals.length > 0 || written.agreements !== '') throw refuse(developmentErrors.WRITTEN_SINCE);
      await tx.popHandOver.updateMany({
        where: { id: handOver.id },
        data: { passedOnAt: now, goalsPassed: goals, agreementsPassed: agreements },
      });
      if (!goals && !agreements) return 'DONE';
      const content = passedOn(signed.content as unknown as SignedContent, { goals, agreements });
      await this.replaceContent(tx, actor, id, { ...content, goals: await stillKnown(tx, id, content.goals) });
      if (goals) await record(tx, actor.tenantId, popConversationToSign, { conversationId: id }, now);
      return 'DONE';
    });
  }

  /**
   * Keeps the actor's own note on a conversation; an empty text takes it away.
   * @param version the one that the writer has seen, 0 before the first; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal INVALID_INPUT
   */
  async writeNote(
    actor: PersonActor,
    conversationId: string,
    version: number,
    input: string,
    locale: Locale,
  ): Promise<Outcome> {
    const text = parseInput(noteText, input, locale, ['text']);
    const { tenantId, personId: authorId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      await lockOwnConversation(tx, POP_CONVERSATION, actor, conversationId);
      // What was taken away stays as an empty note: a version never comes back with another text.
      const written =
        version === 0
          ? await tx.popNote.createMany({ data: { tenantId, conversationId, authorId, text }, skipDuplicates: true })
          : await tx.popNote.updateMany({
              where: { conversationId, authorId, version },
              data: { text, version: { increment: 1 } },
            });
      return outcomeOf(written);
    });
  }

  /** A new version of a conversation that is locked. A goal keeps its id as long as it is the same goal: an assignment may come of it. */
  private async replaceContent(
    tx: TenantTx,
    { tenantId }: PersonActor,
    conversationId: string,
    { goals, agreements }: { readonly goals: readonly GoalToKeep[]; readonly agreements: string },
  ): Promise<void> {
    await tx.popConversation.updateMany({ where: { id: conversationId }, data: { agreements } });
    await raiseVersion(tx, POP_CONVERSATION, conversationId);
    await tx.developmentGoal.updateMany({
      where: { conversationId, archivedAt: null },
      data: { archivedAt: this.clock.now() },
    });
    for (const [position, { id, behaviour, situation, noticedBy, behaviourId = null }] of goals.entries()) {
      const texts = { behaviour, situation, noticedBy, behaviourId, position };
      if (!id) await tx.developmentGoal.create({ data: { ...texts, tenantId, id: newId(), conversationId } });
      else {
        const kept = await tx.developmentGoal.updateMany({
          where: { id, conversationId },
          data: { ...texts, archivedAt: null },
        });
        if (kept.count === 0) throw new NotFound();
      }
    }
  }
}

/** Goals that were signed, without the id of those whose row is gone: goals used to be replaced with every change. */
async function stillKnown(tx: TenantTx, conversationId: string, goals: readonly GoalToKeep[]): Promise<GoalToKeep[]> {
  const known = new Set(
    (await tx.developmentGoal.findMany({ where: { conversationId }, select: { id: true } })).map(({ id }) => id),
  );
  return goals.map((goal) => ({ ...goal, id: goal.id && known.has(goal.id) ? goal.id : null }));
}

/** What the two wrote and have yet to sign, or have signed. */
async function contentOf(tx: TenantTx, id: string) {
  const { agreements, goals } = await tx.popConversation.findFirstOrThrow({
    where: { id },
    select: {
      agreements: true,
      goals: {
        where: { archivedAt: null },
        orderBy: { position: 'asc' },
        select: { id: true, behaviour: true, situation: true, noticedBy: true, behaviourId: true },
      },
    },
  });
  return { agreements, goals };
}
