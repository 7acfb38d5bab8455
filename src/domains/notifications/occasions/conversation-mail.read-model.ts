import { Prisma, type PrismaClient } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { EventType } from '../../../platform/events/events.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { MailAddress } from '../../../platform/mail/mailer.js';
import {
  bySide,
  type ConversationKind,
  type ConversationState,
  conversations,
  FINAL_CONVERSATION,
  POP_CONVERSATION,
} from '../../development/conversations/conversation.read-model.js';
import {
  finalConversationsStarted,
  finalLearningManagerNamed,
  popConversationsStarted,
} from '../../development/development.events.js';
import { fullName } from '../../people/people/person.read-model.js';

/** As what somebody has a conversation. */
export type Side = ConversationKind['sides'][number];

/** A kind of conversation with what its mails need beside it. */
export interface MailedConversations {
  readonly kind: ConversationKind;
  readonly template: 'POP_CONVERSATION' | 'FINAL_CONVERSATION';
  readonly started: EventType<{ moduleId: string }>;
  /** The fact that makes one that was started complete, where that comes later. */
  readonly completed: readonly EventType<{ conversationId: string }>[];
  /** Where its overview is, and below it each conversation. */
  readonly path: string;
  /** Last calendar day for it, of conversation c. */
  readonly until: Prisma.Sql;
  /** The calendar day before which it has to be planned; null when that is not known. */
  readonly plannedBefore: Prisma.Sql;
  /** Whether everyone who is to come is known. */
  readonly isComplete: Prisma.Sql;
  /** Tenants with a conversation that has no moment yet. */
  tenantsToPlan(system: PrismaClient): Promise<{ tenantId: string }[]>;
  /** Tenants with a conversation that starts between two moments. */
  tenantsBetween(system: PrismaClient, from: Date, to: Date): Promise<{ tenantId: string }[]>;
}

const step = (day: Prisma.Sql, kind: Prisma.Sql) => Prisma.sql`
  (select ${day} from module_step s where s.tenant_id = c.tenant_id and s.module_id = c.module_id and s.kind = ${kind}
      and s.skipped_at is null)`;
const FIRST_DAY = Prisma.sql`min(s.starts_on)`;
const LAST_DAY = Prisma.sql`max(s.ends_on)`;
const KICK_OFF = step(FIRST_DAY, Prisma.sql`'KICK_OFF'`);
const LAST_OF_FINAL = Prisma.sql`
  coalesce(${step(LAST_DAY, Prisma.sql`'FINAL_CONVERSATION'`)}, ${step(FIRST_DAY, Prisma.sql`'KICK_OUT'`)})`;

export const POP_MAILS: MailedConversations = {
  kind: POP_CONVERSATION,
  template: 'POP_CONVERSATION',
  started: popConversationsStarted,
  completed: [],
  path: '/pop-conversations',
  until: Prisma.sql`coalesce(${step(LAST_DAY, Prisma.sql`'POP_CONVERSATION'`)}, ${KICK_OFF}, g.ends_on)`,
  plannedBefore: KICK_OFF,
  isComplete: Prisma.sql`true`,
  tenantsToPlan: (system) =>
    system.popConversation.findMany({
      where: { startsAt: null },
      distinct: ['tenantId'],
      select: { tenantId: true },
    }),
  tenantsBetween: (system, from, to) =>
    system.popConversation.findMany({
      where: { startsAt: { gt: from, lt: to } },
      distinct: ['tenantId'],
      select: { tenantId: true },
    }),
};

export const FINAL_MAILS: MailedConversations = {
  kind: FINAL_CONVERSATION,
  template: 'FINAL_CONVERSATION',
  started: finalConversationsStarted,
  completed: [finalLearningManagerNamed],
  path: '/final-conversations',
  until: Prisma.sql`coalesce(${LAST_OF_FINAL}, g.ends_on)`,
  plannedBefore: LAST_OF_FINAL,
  isComplete: Prisma.sql`c.learning_manager_id is not null`,
  tenantsToPlan: (system) =>
    system.finalConversation.findMany({
      where: { startsAt: null },
      distinct: ['tenantId'],
      select: { tenantId: true },
    }),
  tenantsBetween: (system, from, to) =>
    system.finalConversation.findMany({
      where: { startsAt: { gt: from, lt: to } },
      distinct: ['tenantId'],
      select: { tenantId: true },
    }),
};

/** What mails about a conversation say; nothing of what was written for it. */
export interface MailedConversation extends Omit<ConversationState, 'hasContent' | 'moduleId'> {
  /** By side. */
  addresses: Partial<Record<Side, MailAddress>>;
  /** Ids of those who have written a preparation. */
  prepared: string[];
  module: LocalizedText;
  programme: LocalizedText;
  /** As midnight UTC. */
  until: Date;
}

/** Somebody takes part in conversation c still. */
const TAKES_PART = Prisma.sql`
  exists (select from participation e
           where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.person_id = c.participant_id and e.left_at is null)`;

/** Conversations as they are now, by id; without those of participants who have left. */
export async function mailedConversations(
  tx: TenantTx,
  { kind, until }: MailedConversations,
  ids: readonly string[],
): Promise<Map<string, MailedConversation>> {
  const rows = await tx.$queryRaw<MailedConversation[]>`
    select c.id, ${bySide(kind, 'person')} as people, c.starts_at as "startsAt", c.ends_at as "endsAt", c.place, c.sequence, c.proposal,
           c.proposal_number as "proposalNumber", c.version, ${bySide(kind, 'signedVersion')} as "signedVersions", g.time_zone as "timeZone",
           m.name as module, g.name as programme, ${until} as until,
           (select jsonb_object_agg(who.side, jsonb_build_object('name', ${fullName.p}, 'address', p.email))
              from jsonb_each_text(${bySide(kind, 'person')}) as who (side, person_id)
              join person p on p.tenant_id = c.tenant_id and p.id = who.person_id::uuid) as addresses,
           coalesce((select jsonb_agg(y.author_id) from ${kind.preparations} y
                      where y.tenant_id = c.tenant_id and y.conversation_id = c.id), '[]') as prepared
      from ${conversations(kind)}
     where c.id = any (${[...ids]}::uuid[]) and ${TAKES_PART}`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** A conversation without a moment, and when it was that its participant was last told so. */
export interface UnplannedConversation {
  id: string;
  participantId: string;
  managerId: string;
  /** Calendar day, as midnight UTC. */
  plannedBefore: Date;
  participantToldAt: Date | null;
}

/** Conversations that have to be planned before a day after `today`. */
export const unplannedConversations = (
  tx: TenantTx,
  { kind, template, plannedBefore, isComplete }: MailedConversations,
  today: string,
): Promise<UnplannedConversation[]> => tx.$queryRaw<UnplannedConversation[]>`
  select c.id, c.participant_id as "participantId", c.manager_id as "managerId", ${plannedBefore} as "plannedBefore",
         (select max(d.sent_at) from delivery d where d.tenant_id = c.tenant_id and d.template = ${`${template}_TO_PLAN`}
             and d.subject_id = c.id and d.person_id = c.participant_id and d.state = 'SENT') as "participantToldAt"
    from ${conversations(kind)}
   where c.starts_at is null and ${plannedBefore} > ${today}::date and ${isComplete} and ${TAKES_PART}`;

/** A conversation that comes near, and since when each of its people has known of it. */
export interface ComingConversation {
  id: string;
  startsAt: Date;
  timeZone: string;
  told: { personId: string; toldAt: string }[];
}

/** Conversations that start between two moments, with whoever has not prepared and was told of the appointment. */
export const conversationsToPrepare = (
  tx: TenantTx,
  { kind, template }: MailedConversations,
  from: Date,
  to: Date,
): Promise<ComingConversation[]> => tx.$queryRaw<ComingConversation[]>`
  select c.id, c.starts_at as "startsAt", g.time_zone as "timeZone", coalesce(
           (select jsonb_agg(jsonb_build_object('personId', who.person_id, 'toldAt', told.at))
              from jsonb_each_text(${bySide(kind, 'person')}) as who (side, person_id)
              join lateral (select min(d.sent_at) as at from delivery d
                             where d.tenant_id = c.tenant_id and d.template = ${`${template}_PLANNED`} and d.subject_id = c.id
                               and d.person_id = who.person_id::uuid and d.state = 'SENT') told on told.at is not null
             where not exists (select from ${kind.preparations} y
                                where y.tenant_id = c.tenant_id and y.conversation_id = c.id and y.author_id = who.person_id::uuid)), '[]') as told
    from ${conversations(kind)}
   where c.starts_at > ${from} and c.starts_at < ${to} and ${TAKES_PART}`;

/** A place in a conversation that went to somebody else. */
export interface MailedHandOver {
  id: string;
  conversationId: string;
  side: 'MANAGER' | 'LEARNING_MANAGER';
  fromId: string;
  /** Null while nobody has the place. */
  toId: string | null;
  from: MailAddress;
  to: { name: string } | null;
  /** Of the appointment that was called off; null when there was none to come. */
  startsAt: Date | null;
  endsAt: Date | null;
  place: string;
  sequence: number;
}

export async function mailedHandOvers(
  tx: TenantTx,
  { kind }: MailedConversations,
  ids: readonly string[],
): Promise<Map<string, MailedHandOver>> {
  const rows = await tx.$queryRaw<MailedHandOver[]>`
    select h.id, h.conversation_id as "conversationId", h.side, h.from_id as "fromId", h.to_id as "toId",
           jsonb_build_object('name', ${fullName.p}, 'address', p.email) as "from",
           case when g.id is not null then jsonb_build_object('name', ${fullName.g}) end as "to",
           h.starts_at as "startsAt", h.ends_at as "endsAt", h.place, h.sequence
      from ${kind.handOvers} h
      join person p on p.tenant_id = h.tenant_id and p.id = h.from_id
      left join person g on g.tenant_id = h.tenant_id and g.id = h.to_id
     where h.id = any (${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
