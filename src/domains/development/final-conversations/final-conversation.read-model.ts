import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import {
  type AssignmentRow,
  assignmentOfConversation,
  assignmentSeenBy,
} from '../assignments/assignment.read-model.js';
import { mayRead, mayReadVersion, sideOf } from '../conversations/conversation.policy.js';
import {
  type ConversationRow,
  type ConversationState,
  conversationRow,
  conversations,
  FINAL_CONVERSATION,
  isOneOf,
  progressWhere,
  shownConversation,
  signedAtOf,
  toldOf,
} from '../conversations/conversation.read-model.js';
import { SIDES, stateOf } from '../conversations/conversation.rules.js';
import type {
  FinalContribution,
  FinalConversation,
  FinalConversationProgress,
  FinalSignedText,
} from './final-conversation.model.js';

type FinalRow = ConversationRow & {
  assignment: AssignmentRow | null;
  contributions: { authorId: string; text: string; sharedAt: string | null }[];
  versions: {
    version: number;
    content: { texts: FinalSignedText[] };
    managerId: string;
    learningManagerId: string;
    signedAt: string;
  }[];
};

/** Final conversations as somebody may see them, each question one statement. */
@Injectable()
export class FinalConversationReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, also for everybody but the three. */
  async byId(actor: PersonActor, id: string): Promise<FinalConversation> {
    const [conversation] = await this.read(actor, Prisma.sql`c.id = ${id}::uuid`);
    if (!conversation) throw new NotFound();
    return conversation;
  }

  /** The conversations that the actor is one of the three of; the latest started first. */
  ofActor(actor: PersonActor): Promise<FinalConversation[]> {
    return this.read(actor, Prisma.sql`true`);
  }

  /** How far every conversation of a module is, by the participant's name. */
  ofModule(actor: PersonActor, moduleId: string): Promise<FinalConversationProgress[]> {
    return this.progress(actor, Prisma.sql`c.module_id = ${moduleId}::uuid`);
  }

  /** How far one conversation is. @throws NotFound */
  async progressOf(actor: PersonActor, id: string): Promise<FinalConversationProgress> {
    const [progress] = await this.progress(actor, Prisma.sql`c.id = ${id}::uuid`);
    if (!progress) throw new NotFound();
    return progress;
  }

  private async progress(actor: PersonActor, which: Prisma.Sql): Promise<FinalConversationProgress[]> {
    const now = this.clock.now();
    const rows = await this.db.read<ConversationState & Record<string, unknown>>(
      actor,
      progressWhere(FINAL_CONVERSATION, which),
    );
    return rows.map((row) => ({
      id: row.id,
      participantId: row.people.PARTICIPANT!,
      managerId: row.people.MANAGER!,
      learningManagerId: row.people.LEARNING_MANAGER ?? null,
      state: stateOf(row, now),
      startsAt: row.startsAt,
    }));
  }

  private async read(actor: PersonActor, which: Prisma.Sql): Promise<FinalConversation[]> {
    const rows = await this.db.read<FinalRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select ${conversationRow(FINAL_CONVERSATION, actor)}, ${assignmentOfConversation(actor)} as assignment,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('authorId', d.author_id, 'text', d.text, 'sharedAt', d.shared_at))
                    from final_contribution d where d.tenant_id = c.tenant_id and d.conversation_id = c.id), '[]') as contributions,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('version', v.version, 'content', v.content, 'managerId', v.manager_id,
                                                      'learningManagerId', v.learning_manager_id, 'signedAt', v.signed_at)
                                   order by v.version desc)
                    from final_conversation_version v where v.tenant_id = c.tenant_id and v.conversation_id = c.id), '[]') as versions
          from ${conversations(FINAL_CONVERSATION)}
         where ${isOneOf(FINAL_CONVERSATION, actor.personId)} and ${which}
         order by c.id desc`,
    );
    return rows.flatMap((row) => shownTo(actor, row, this.clock.now()) ?? []);
  }
}

function shownTo(actor: PersonActor, row: FinalRow, now: Date): FinalConversation | undefined {
  const conversation = shownConversation(actor, row, now);
  if (!conversation) return undefined;
  const { people } = row;
  const { side } = conversation;
  const contributions: FinalContribution[] = row.contributions
    .filter((text) => mayRead(actor, text, people))
    .map(({ authorId, text, sharedAt }) => ({
      side: sideOf({ personId: authorId }, people) ?? side,
      text,
      sharedAt: sharedAt ? new Date(sharedAt) : null,
      visibleTo: sharedAt ? conversation.visibleTo : visibleTo('OWN', [], actor.locale),
    }));
  const nothing = { side, text: '', sharedAt: null, visibleTo: conversation.visibleTo };
  return {
    ...conversation,
    learningManagerId: people.LEARNING_MANAGER ?? null,
    assignment: (row.assignment && assignmentSeenBy(actor, row.assignment)) ?? null,
    ownContribution: contributions.find((each) => each.side === side) ?? nothing,
    contributions: SIDES.flatMap((other) =>
      other === side ? [] : contributions.filter((each) => each.side === other),
    ),
    signatures: SIDES.map((each) => ({ side: each, signedAt: signedAtOf(row, each) })),
    versions: row.versions.flatMap(({ content: { texts }, signedAt, ...signed }) => {
      const signers = {
        PARTICIPANT: people.PARTICIPANT!,
        MANAGER: signed.managerId,
        LEARNING_MANAGER: signed.learningManagerId,
      };
      if (!mayReadVersion(actor, signers)) return [];
      const stillThere = SIDES.filter((each) => signers[each] === people[each]);
      return [{ ...signed, texts, signedAt: new Date(signedAt), visibleTo: toldOf(row, side, stillThere, actor) }];
    }),
  };
}
