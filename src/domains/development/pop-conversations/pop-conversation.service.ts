import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput, prose } from '../../../platform/graphql/input.js';
import { futureInstant, localTime } from '../../../platform/graphql/local-time.js';
import { generalErrors } from '../../../platform/graphql/user-errors.js';
import { refuseOtherBehaviours } from '../../programmes/behaviours/behaviour.service.js';
import { moduleContext, participantIds } from '../../programmes/programmes/programme.service.js';
import { developmentErrors } from '../development.errors.js';
import {
  popConversationPlanned,
  popConversationSigned,
  popConversationsStarted,
  popConversationToSign,
} from '../development.events.js';
import type { PopConversationPlanInput, PopConversationWriteInput } from './pop-conversation.model.js';
import { sideOf } from './pop-conversation.policy.js';
import { hasSigned, isMoved, isRewritten, isSigned, pairUp, SIDES } from './pop-conversation.rules.js';

const planInput = z.object({ startsAtLocal: localTime, minutes: z.int().min(15).max(480), place: line(200) });
const sentence = line(1000);
const writeInput = z.object({
  goals: z
    .array(z.object({ behaviour: sentence, situation: sentence, noticedBy: sentence, behaviourId: z.uuid().nullish() }))
    .min(1)
    .max(5),
  agreements: prose(10_000),
});
const noteText = prose(20_000);

/** What became of something that was meant for one version of the content. */
export type Outcome = 'DONE' | 'EDITED_MEANWHILE';

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
    return this.db.forTenant(actor, async (tx) => {
      const { programmeId } = await moduleContext(tx, moduleId);
      const participants = await tx.person.findMany({
        where: {
          id: { in: await participantIds(tx, programmeId) },
          popAsParticipant: { none: { moduleId } },
        },
        orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
        select: { id: true, managerId: true },
      });
      const { pairs, withoutManager } = pairUp(participants);
      const { count: started } = await tx.popConversation.createMany({
        data: pairs.map((pair) => ({ ...pair, tenantId, id: newId(), moduleId })),
        skipDuplicates: true,
      });
      if (started > 0) await record(tx, tenantId, popConversationsStarted, { moduleId }, this.clock.now());
      return { started, withoutManager };
    });
  }

  /**
   * Gives a conversation its moment, or another one. Either of the two can.
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST, EDITED_MEANWHILE
   */
  async plan(actor: PersonActor, id: string, input: PopConversationPlanInput, locale: Locale): Promise<void> {
    const { startsAtLocal, minutes, place } = parseInput(planInput, input, locale);
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const { startsAt: previous, sequence, ...before } = await this.own(tx, actor, id);
      const { timeZone } = await moduleContext(tx, before.moduleId);
      const startsAt = futureInstant(startsAtLocal, timeZone, now, ['input', 'startsAtLocal']);
      const after = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS), place };
      if (!isMoved({ ...before, startsAt: previous }, after)) return;
      const planned = await tx.popConversation.updateMany({
        where: { id, sequence, startsAt: previous },
        data: { ...after, sequence: previous ? sequence + 1 : sequence },
      });
      if (planned.count === 0) throw refuse(generalErrors.EDITED_MEANWHILE);
      await record(tx, actor.tenantId, popConversationPlanned, { conversationId: id }, now);
    });
  }

  /**
   * Replaces goals and agreements, which is a new version that both have yet to sign. Either of the two can.
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal BEHAVIOUR_NOT_OF_MODULE, INVALID_INPUT
   */
  async write(
    actor: PersonActor,
    id: string,
    version: number,
    input: PopConversationWriteInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { goals, agreements } = parseInput(writeInput, input, locale);
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const before = await this.own(tx, actor, id);
      if (before.version === version && !isRewritten(before, { goals, agreements })) return 'DONE';
      const tied = new Set(before.goals.map(({ behaviourId }) => behaviourId));
      const about = goals.flatMap(({ behaviourId }) => (behaviourId && !tied.has(behaviourId) ? [behaviourId] : []));
      await refuseOtherBehaviours(tx, before.moduleId, about, ['input', 'goals']);
      const written = await tx.popConversation.updateMany({
        where: { id, version },
        data: { agreements, version: { increment: 1 } },
      });
      if (written.count === 0) return 'EDITED_MEANWHILE';
      await tx.developmentGoal.deleteMany({ where: { conversationId: id } });
      await tx.developmentGoal.createMany({
        data: goals.map((goal, position) => ({ ...goal, tenantId, id: newId(), conversationId: id, position })),
      });
      // Whoever had signed thinks that it is settled.
      if (SIDES.some((side) => hasSigned(before, side)))
        await record(tx, tenantId, popConversationToSign, { conversationId: id }, this.clock.now());
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
      const before = await this.own(tx, actor, id);
      if (before.version !== version) return 'EDITED_MEANWHILE';
      if (!before.hasGoals) throw refuse(developmentErrors.NOTHING_TO_SIGN);
      if (hasSigned(before, before.side)) return 'DONE';
      const signature =
        before.side === 'PARTICIPANT'
          ? { participantSignedVersion: version, participantSignedAt: now }
          : { managerSignedVersion: version, managerSignedAt: now };
      const signed = await tx.popConversation.updateMany({ where: { id, version }, data: signature });
      if (signed.count === 0) return 'EDITED_MEANWHILE';
      // Read again behind the lock of the update: the other may have signed at the same moment.
      const { goals, agreements, ...after } = await this.own(tx, actor, id);
      if (!isSigned(after)) {
        await record(tx, tenantId, popConversationToSign, { conversationId: id }, now);
        return 'DONE';
      }
      await tx.popConversationVersion.create({
        data: { tenantId, conversationId: id, version, content: { goals, agreements }, signedAt: now },
      });
      await record(tx, tenantId, popConversationSigned, { conversationId: id }, now);
      return 'DONE';
    });
  }

  /**
   * Keeps the actor's own note on a conversation; an empty text takes it away.
   * @throws NotFound
   * @throws Refusal INVALID_INPUT
   */
  async writeNote(actor: PersonActor, conversationId: string, input: string, locale: Locale): Promise<void> {
    const text = parseInput(noteText, input, locale, ['text']);
    const { tenantId, personId: authorId } = actor;
    const key = { tenantId, conversationId, authorId };
    await this.db.forTenant(actor, async (tx) => {
      await this.own(tx, actor, conversationId);
      if (text === '') await tx.popNote.deleteMany({ where: key });
      else
        await tx.popNote.upsert({
          where: { tenantId_conversationId_authorId: key },
          create: { ...key, text },
          update: { text },
        });
    });
  }

  /**
   * A conversation that the actor is one of the two of, and on which side.
   * @throws NotFound
   */
  private async own(tx: TenantTx, actor: PersonActor, id: string) {
    const conversation = await tx.popConversation.findFirst({
      where: { id },
      include: {
        goals: {
          orderBy: { position: 'asc' },
          select: { id: true, behaviour: true, situation: true, noticedBy: true, behaviourId: true },
        },
      },
    });
    const side = conversation && sideOf(actor, conversation);
    if (!side) throw new NotFound();
    return { ...conversation, side, hasGoals: conversation.goals.length > 0 };
  }
}
