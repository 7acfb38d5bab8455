import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import type { PopConversation, PopConversationProgress } from './pop-conversation.model.js';
import { sideOf } from './pop-conversation.policy.js';
import { hasSigned, type PopConversationFacts, stateOf } from './pop-conversation.rules.js';

type ConversationRow = PopConversationFacts &
  Omit<PopConversation, 'side' | 'state' | 'versions'> & {
    versions: { version: number; content: Pick<PopConversation, 'goals' | 'agreements'>; signedAt: string }[];
  };
type ProgressRow = PopConversationFacts & Omit<PopConversationProgress, 'state'>;

/** The columns of a conversation's own row, in both reads; alias c. */
const FACTS = Prisma.sql`
  c.participant_id as "participantId", c.manager_id as "managerId", c.starts_at as "startsAt", c.ends_at as "endsAt", c.version,
  c.participant_signed_version as "participantSignedVersion", c.manager_signed_version as "managerSignedVersion",
  exists (select from development_goal d where d.tenant_id = c.tenant_id and d.conversation_id = c.id) as "hasGoals"`;

/** POP conversations as somebody may see them, each question one statement. */
@Injectable()
export class PopConversationReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, also for everybody but the two. */
  async byId(actor: PersonActor, id: string): Promise<PopConversation> {
    const [conversation] = await this.read(actor, Prisma.sql`c.id = ${id}::uuid`);
    if (!conversation) throw new NotFound();
    return conversation;
  }

  /** The conversations that the actor has, as participant or as manager; the latest started first. */
  ofActor(actor: PersonActor): Promise<PopConversation[]> {
    return this.read(actor, Prisma.sql`true`);
  }

  /** How far every conversation of a module is, by the participant's name. */
  async progressOfModule(actor: PersonActor, moduleId: string): Promise<PopConversationProgress[]> {
    const now = this.clock.now();
    const rows = await this.db.read<ProgressRow>(
      actor,
      Prisma.sql`
        select ${FACTS} from pop_conversation c join person p on p.tenant_id = c.tenant_id and p.id = c.participant_id
         where c.module_id = ${moduleId}::uuid order by p.family_name, p.given_name, p.id`,
    );
    return rows.map((row) => ({ ...row, state: stateOf(row, now) }));
  }

  private async read(actor: PersonActor, which: Prisma.Sql): Promise<PopConversation[]> {
    const rows = await this.db.read<ConversationRow>(
      actor,
      Prisma.sql`
        select c.id, ${FACTS}, jsonb_build_object('id', m.id, 'name', m.name) as module, g.time_zone as "timeZone", c.place, c.sequence,
               c.agreements, c.participant_signed_at as "participantSignedAt", c.manager_signed_at as "managerSignedAt",
               coalesce(
                 (select jsonb_agg(jsonb_build_object('id', d.id, 'behaviour', d.behaviour, 'situation', d.situation, 'noticedBy', d.noticed_by,
                                                      'behaviourId', d.behaviour_id)
                                   order by d.position)
                    from development_goal d where d.tenant_id = c.tenant_id and d.conversation_id = c.id), '[]') as goals,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('version', v.version, 'content', v.content, 'signedAt', v.signed_at) order by v.version desc)
                    from pop_conversation_version v where v.tenant_id = c.tenant_id and v.conversation_id = c.id), '[]') as versions,
               (select n.text from pop_note n
                 where n.tenant_id = c.tenant_id and n.conversation_id = c.id and n.author_id = ${actor.personId}::uuid) as "ownNote"
          from pop_conversation c
          join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
         where ${actor.personId}::uuid in (c.participant_id, c.manager_id) and ${which}
         order by c.id desc`,
    );
    return rows.flatMap((row) => shownTo(actor, row, this.clock.now()) ?? []);
  }
}

function shownTo(actor: PersonActor, row: ConversationRow, now: Date): PopConversation | undefined {
  const side = sideOf(actor, row);
  return (
    side && {
      ...row,
      side,
      state: stateOf(row, now),
      participantSignedAt: hasSigned(row, 'PARTICIPANT') ? row.participantSignedAt : null,
      managerSignedAt: hasSigned(row, 'MANAGER') ? row.managerSignedAt : null,
      versions: row.versions.map(({ content, signedAt, version }) => ({
        ...content,
        version,
        signedAt: new Date(signedAt),
      })),
    }
  );
}
