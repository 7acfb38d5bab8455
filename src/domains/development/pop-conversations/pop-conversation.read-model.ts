import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import { readableReports } from '../../feedback/reports/reading/report.read-model.js';
import { mayReadVersion } from '../conversations/conversation.policy.js';
import {
  type ConversationRow,
  type ConversationState,
  conversationRow,
  conversations,
  isOneOf,
  POP_CONVERSATION,
  progressWhere,
  shownConversation,
  signedAtOf,
} from '../conversations/conversation.read-model.js';
import { stateOf } from '../conversations/conversation.rules.js';
import type { DevelopmentGoal, PopConversation, PopConversationProgress } from './pop-conversation.model.js';

interface Content {
  goals: DevelopmentGoal[];
  agreements: string;
}

type PopRow = ConversationRow &
  Content & {
    versions: { version: number; content: Content; signedAt: string; managerId: string }[];
    handOvers: {
      fromId: string;
      handedOverAt: string;
      content: Content;
      passedOnAt: string | null;
      goalsPassed: boolean;
      agreementsPassed: boolean;
    }[];
    ownNote: { text: string; version: number } | null;
    reportId: string | null;
  };

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
    const rows = await this.db.read<ConversationState & Record<string, unknown>>(
      actor,
      progressWhere(POP_CONVERSATION, Prisma.sql`c.module_id = ${moduleId}::uuid`),
    );
    return rows.map((row) => ({
      participantId: row.people.PARTICIPANT!,
      managerId: row.people.MANAGER!,
      state: stateOf(row, now),
      startsAt: row.startsAt,
    }));
  }

  private async read(actor: PersonActor, which: Prisma.Sql): Promise<PopConversation[]> {
    const report = readableReports(
      actor.personId,
      Prisma.sql`s.person_id = c.participant_id and r.module_id = c.module_id`,
    );
    const rows = await this.db.read<PopRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select ${conversationRow(POP_CONVERSATION, actor)}, c.agreements,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('id', d.id, 'behaviour', d.behaviour, 'situation', d.situation, 'noticedBy', d.noticed_by,
                                                      'behaviourId', d.behaviour_id)
                                   order by d.position)
                    from development_goal d
                   where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.archived_at is null), '[]') as goals,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('version', v.version, 'content', v.content, 'signedAt', v.signed_at,
                                                      'managerId', coalesce(v.manager_id, c.manager_id)) order by v.version desc)
                    from pop_conversation_version v where v.tenant_id = c.tenant_id and v.conversation_id = c.id), '[]') as versions,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('fromId', h.from_id, 'handedOverAt', h.handed_over_at, 'content', h.content,
                                                      'passedOnAt', h.passed_on_at, 'goalsPassed', h.goals_passed,
                                                      'agreementsPassed', h.agreements_passed) order by h.id desc)
                    from pop_hand_over h
                   where h.tenant_id = c.tenant_id and h.conversation_id = c.id and c.participant_id = ${actor.personId}::uuid), '[]') as "handOvers",
               (select jsonb_build_object('text', n.text, 'version', n.version) from pop_note n
                 where n.tenant_id = c.tenant_id and n.conversation_id = c.id and n.author_id = ${actor.personId}::uuid) as "ownNote",
               (select report.id from (${report}) report where report.reading in ('OWN', 'SHARED') limit 1) as "reportId"
          from ${conversations(POP_CONVERSATION)}
         where ${isOneOf(POP_CONVERSATION, actor.personId)} and ${which}
         order by c.id desc`,
    );
    return rows.flatMap((row) => shownTo(actor, row, this.clock.now()) ?? []);
  }
}

function shownTo(actor: PersonActor, row: PopRow, now: Date): PopConversation | undefined {
  const conversation = shownConversation(actor, row, now);
  if (!conversation) return undefined;
  const { people } = row;
  const toWriter = visibleTo('OWN', [], actor.locale);
  const signers = (managerId: string) => ({ PARTICIPANT: people.PARTICIPANT, MANAGER: managerId });
  return {
    ...conversation,
    report: row.reportId ? { id: row.reportId } : null,
    goals: row.goals,
    agreements: row.agreements,
    participantSignedAt: signedAtOf(row, 'PARTICIPANT'),
    managerSignedAt: signedAtOf(row, 'MANAGER'),
    versions: row.versions
      .filter(({ managerId }) => mayReadVersion(actor, signers(managerId)))
      .map(({ content, signedAt, ...signed }) => ({
        ...content,
        ...signed,
        signedAt: new Date(signedAt),
        visibleTo: signed.managerId === people.MANAGER ? conversation.visibleTo : toWriter,
      })),
    handOvers: row.handOvers.map(({ content, handedOverAt, passedOnAt, ...rest }) => ({
      ...content,
      ...rest,
      handedOverAt: new Date(handedOverAt),
      passedOnAt: passedOnAt ? new Date(passedOnAt) : null,
      visibleTo: toWriter,
    })),
    ownNote: row.ownNote?.text || null,
    ownNoteVersion: row.ownNote?.version ?? 0,
    ownNoteVisibleTo: toWriter,
  };
}
