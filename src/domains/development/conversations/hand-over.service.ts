import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { isHere } from '../../people/people/person.read-model.js';
import { moduleContext } from '../../programmes/modules/module-context.service.js';
import { unshare } from '../assignments/unshare.js';
import {
  type ConversationKind,
  type ConversationState,
  conversationState,
  conversations,
  FINAL_CONVERSATION,
  POP_CONVERSATION,
  SIDE_COLUMNS,
} from './conversation.read-model.js';
import type { Side } from './conversation.rules.js';
import { lockConversations } from './own-conversation.js';

/**
 * When a participant's manager, or the learning manager of a final conversation, becomes somebody else.
 *
 * Who leaves has no access from that moment on: not to the conversation, nor to what he wrote or noted for it. What he signed stays signed
 * by him. Who comes finds an empty conversation: what was prepared or shared was for others, and is its writers' own again until they share
 * it anew, and so is an assignment that the participant had shared; of what was signed in a POP conversation the participant alone chooses what is passed on (`PopConversationService.passOn`).
 * Preparations and notes are never passed on. Everything is signed anew. An appointment that is still to come is called off.
 *
 * A final conversation that all three have signed is over and stays with them; a POP conversation goes on as long as its programme. Whoever
 * has no manager any more keeps the one of before here, until there is another to hand over to.
 */
@Injectable()
export class HandOverService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Hands over the conversations of a module whose participant has another manager by now.
   * @returns how many
   * @throws NotFound
   */
  ofModule(actor: PersonActor, moduleId: string): Promise<number> {
    return this.db.forTenant(actor, async (tx) => {
      await moduleContext(tx, moduleId);
      return this.handOver(tx, actor.tenantId, Prisma.sql`c.module_id = ${moduleId}::uuid`);
    });
  }

  /** Hands over the conversations of somebody who has another manager by now. */
  async ofParticipant(tenantId: string, personId: string): Promise<void> {
    await this.db.forTenant({ tenantId }, (tx) =>
      this.handOver(tx, tenantId, Prisma.sql`c.participant_id = ${personId}::uuid`),
    );
  }

  private async handOver(tx: TenantTx, tenantId: string, which: Prisma.Sql): Promise<number> {
    const now = this.clock.now();
    let handedOver = 0;
    for (const kind of [POP_CONVERSATION, FINAL_CONVERSATION]) {
      await lockConversations(tx, kind, which);
      const changed = await tx.$queryRaw<{ id: string; managerId: string }[]>`
        select c.id, p.id as "managerId"
          from ${conversations(kind)}
          join person w on w.tenant_id = c.tenant_id and w.id = c.participant_id
          join person p on p.tenant_id = w.tenant_id and p.id = w.manager_id and ${isHere(now)}
         where ${which} and ${kind.goesOn} and p.id <> c.manager_id and p.id <> c.participant_id
           and g.ends_on >= (${now}::timestamptz at time zone g.time_zone)::date
         order by c.id`;
      for (const { id, managerId } of changed) await replace(tx, tenantId, kind, id, 'MANAGER', managerId, now);
      handedOver += changed.length;
    }
    return handedOver;
  }
}

/** Puts somebody else in a person's place in a conversation that is locked, or nobody where that can be. */
export async function replace(
  tx: TenantTx,
  tenantId: string,
  kind: ConversationKind,
  id: string,
  side: Exclude<Side, 'PARTICIPANT'>,
  toId: string | null,
  now: Date,
): Promise<void> {
  const [before] = (await tx.$queryRaw<ConversationState[]>`
    select ${conversationState(kind)} from ${conversations(kind)} where c.id = ${id}::uuid`) as [ConversationState];
  const calledOff = before.startsAt !== null && before.startsAt > now;
  const { startsAt, endsAt, place } = calledOff ? before : { startsAt: null, endsAt: null, place: '' };
  const sequence = before.sequence + (calledOff ? 1 : 0);
  const handOverId = newId();
  await tx.$executeRaw`
    insert into ${kind.handOvers} (tenant_id, id, conversation_id, side, from_id, to_id, version, handed_over_at, starts_at, ends_at, place, sequence)
    values (${tenantId}::uuid, ${handOverId}::uuid, ${id}::uuid, ${side}, ${before.people[side]}::uuid, ${toId}::uuid, ${before.version}, ${now},
            ${startsAt}, ${endsAt}, ${place}, ${sequence})`;
  await (kind === POP_CONVERSATION ? setGoalsAside(tx, id, handOverId, now) : setContributionsAside(tx, id, toId));
  await tx.$executeRaw`
    update ${kind.preparations} set shared_at = null where conversation_id = ${id}::uuid`;
  await tx.$executeRaw`
    update ${kind.table}
       set ${SIDE_COLUMNS[side].person} = ${toId}::uuid, version = version + 1, proposal = null, proposal_number = proposal_number + 1
     where id = ${id}::uuid`;
  if (calledOff)
    await tx.$executeRaw`
      update ${kind.table} set starts_at = null, ends_at = null, place = '', sequence = ${sequence} where id = ${id}::uuid`;
  await record(tx, tenantId, kind.handedOver, { conversationId: id, handOverId }, now);
}

/** Goals and agreements are kept with the hand-over, for the participant; the conversation starts empty. */
async function setGoalsAside(tx: TenantTx, id: string, handOverId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    update pop_hand_over h
       set content = jsonb_build_object('agreements', c.agreements, 'goals', coalesce(
             (select jsonb_agg(jsonb_build_object('id', d.id, 'behaviour', d.behaviour, 'situation', d.situation, 'noticedBy', d.noticed_by, 'behaviourId', d.behaviour_id)
                               order by d.position)
                from development_goal d where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.archived_at is null), '[]'))
      from pop_conversation c where c.tenant_id = h.tenant_id and c.id = h.conversation_id and h.id = ${handOverId}::uuid`;
  await tx.$executeRaw`
    update pop_conversation_version v set manager_id = c.manager_id
      from pop_conversation c
     where c.tenant_id = v.tenant_id and c.id = v.conversation_id and c.id = ${id}::uuid and v.manager_id is null`;
  await tx.$executeRaw`
    update development_goal set archived_at = ${now} where conversation_id = ${id}::uuid and archived_at is null`;
  await tx.$executeRaw`update pop_conversation set agreements = '' where id = ${id}::uuid`;
}

/**
 * Each has the own text back, to be written anew for the three of now, and the participant the assignment, to be shared anew. Nobody is two of
 * them: who comes was perhaps the learning manager.
 */
async function setContributionsAside(tx: TenantTx, id: string, toId: string | null): Promise<void> {
  await tx.$executeRaw`update final_contribution set shared_at = null where conversation_id = ${id}::uuid`;
  await unshare(
    tx,
    await tx.finalConversation.findFirstOrThrow({ where: { id }, select: { moduleId: true, participantId: true } }),
  );
  await tx.$executeRaw`
    update final_conversation set learning_manager_id = nullif(learning_manager_id, ${toId}::uuid) where id = ${id}::uuid`;
}
