import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import type { EventType } from '../../../platform/events/events.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { type VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import type { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import {
  finalConversationHandedOver,
  finalConversationPlanned,
  finalConversationSigned,
  finalConversationToSign,
  finalTimesProposed,
  popConversationHandedOver,
  popConversationPlanned,
  popConversationSigned,
  popConversationToSign,
  popTimesProposed,
} from '../development.events.js';
import { overlapping, type Proposal } from './appointment.rules.js';
import type { AppointmentClash, Conversation, Preparation } from './conversation.model.js';
import { mayRead, sideOf } from './conversation.policy.js';
import {
  type ConversationFacts,
  hasSigned,
  type People,
  SIDES,
  type Side,
  sidesOf,
  stateOf,
} from './conversation.rules.js';

type OfConversation = EventType<{ conversationId: string }>;

/** A kind of conversation: where its rows are, who has it, and what is recorded of it. Its table has the alias c in every statement. */
export interface ConversationKind {
  readonly table: Prisma.Sql;
  readonly preparations: Prisma.Sql;
  readonly handOvers: Prisma.Sql;
  /** In the order of the columns that are named after them. */
  readonly sides: readonly Side[];
  /** Whether there is anything to sign. */
  readonly hasContent: Prisma.Sql;
  /** Whether it goes along when its people change: what is over and signed stays with those who signed it. */
  readonly goesOn: Prisma.Sql;
  readonly planned: OfConversation;
  readonly timesProposed: OfConversation;
  readonly toSign: OfConversation;
  readonly signed: OfConversation;
  readonly handedOver: EventType<{ conversationId: string; handOverId: string }>;
}

export const POP_CONVERSATION: ConversationKind = {
  table: Prisma.sql`pop_conversation`,
  preparations: Prisma.sql`pop_preparation`,
  handOvers: Prisma.sql`pop_hand_over`,
  sides: ['PARTICIPANT', 'MANAGER'],
  hasContent: Prisma.sql`
    exists (select from development_goal d where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.archived_at is null)`,
  goesOn: Prisma.sql`true`,
  planned: popConversationPlanned,
  timesProposed: popTimesProposed,
  toSign: popConversationToSign,
  signed: popConversationSigned,
  handedOver: popConversationHandedOver,
};

export const FINAL_CONVERSATION: ConversationKind = {
  table: Prisma.sql`final_conversation`,
  preparations: Prisma.sql`final_preparation`,
  handOvers: Prisma.sql`final_hand_over`,
  sides: SIDES,
  hasContent: Prisma.sql`
    exists (select from final_contribution d
             where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.author_id = c.participant_id and d.shared_at is not null
               and d.text <> '')`,
  goesOn: Prisma.sql`
    (c.participant_signed_version is distinct from c.version or c.manager_signed_version is distinct from c.version
      or c.learning_manager_signed_version is distinct from c.version)`,
  planned: finalConversationPlanned,
  timesProposed: finalTimesProposed,
  toSign: finalConversationToSign,
  signed: finalConversationSigned,
  handedOver: finalConversationHandedOver,
};

/** The columns of each side. */
export const SIDE_COLUMNS = {
  PARTICIPANT: {
    key: Prisma.sql`'PARTICIPANT'`,
    person: Prisma.sql`participant_id`,
    signedVersion: Prisma.sql`participant_signed_version`,
    signedAt: Prisma.sql`participant_signed_at`,
  },
  MANAGER: {
    key: Prisma.sql`'MANAGER'`,
    person: Prisma.sql`manager_id`,
    signedVersion: Prisma.sql`manager_signed_version`,
    signedAt: Prisma.sql`manager_signed_at`,
  },
  LEARNING_MANAGER: {
    key: Prisma.sql`'LEARNING_MANAGER'`,
    person: Prisma.sql`learning_manager_id`,
    signedVersion: Prisma.sql`learning_manager_signed_version`,
    signedAt: Prisma.sql`learning_manager_signed_at`,
  },
} as const satisfies Record<Side, Record<string, Prisma.Sql>>;

/** { PARTICIPANT: …, MANAGER: … } out of one column of each side. */
export const bySide = (
  { sides }: ConversationKind,
  column: 'person' | 'signedVersion' | 'signedAt',
): Prisma.Sql => Prisma.sql`
  jsonb_build_object(${Prisma.join(sides.map((side) => Prisma.sql`${SIDE_COLUMNS[side].key}, c.${SIDE_COLUMNS[side][column]}`))})`;

/** What decisions about a conversation rest on. */
export interface ConversationState extends ConversationFacts {
  id: string;
  moduleId: string;
  people: People;
  startsAt: Date | null;
  endsAt: Date | null;
  place: string;
  sequence: number;
  proposal: Proposal | null;
  proposalNumber: number;
  timeZone: string;
}

/** The columns of a ConversationState, for `select ${conversationState(kind)} from ${conversations(kind)}`. */
export const conversationState = (kind: ConversationKind): Prisma.Sql => Prisma.sql`
  c.id, c.module_id as "moduleId", ${bySide(kind, 'person')} as people, c.starts_at as "startsAt", c.ends_at as "endsAt", c.place, c.sequence,
  c.proposal, c.proposal_number as "proposalNumber", g.time_zone as "timeZone", c.version,
  ${bySide(kind, 'signedVersion')} as "signedVersions", ${kind.hasContent} as "hasContent"`;

/** Conversations with module m and programme g. Those of a module that was taken out are there no more: nobody had touched them. */
export const conversations = ({ table }: ConversationKind): Prisma.Sql => Prisma.sql`
  ${table} c
  join module m on m.tenant_id = c.tenant_id and m.id = c.module_id and m.archived_at is null
  join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id`;

/** Whether somebody is one of those who have conversation c. */
export const isOneOf = ({ sides }: ConversationKind, personId: string): Prisma.Sql => Prisma.sql`
  ${personId}::uuid in (${Prisma.join(sides.map((side) => Prisma.sql`c.${SIDE_COLUMNS[side].person}`))})`;

/** How far conversations are, as a coordinator may know it: facts and who has them, by the participant's name. */
export const progressWhere = (kind: ConversationKind, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select ${conversationState(kind)} from ${conversations(kind)}
    join person p on p.tenant_id = c.tenant_id and p.id = c.participant_id
   where ${which} order by p.family_name, p.given_name, p.id`;

/** A conversation as its people see it, before it is known which of them asks. */
export interface ConversationRow extends ConversationState {
  module: ModuleReference;
  /** Full names, by side. */
  names: Partial<Record<Side, string>>;
  signedAt: Partial<Record<Side, string | null>>;
  preparations: { authorId: string; text: string; version: number; sharedAt: string | null }[];
  busy: BusyRow[];
}

/** Where one of them has to be while this conversation is, or might be. Instants as ISO 8601. */
interface BusyRow {
  side: Side;
  startsAt: string;
  endsAt: string;
  /** Of a session that the reader is invited to; null for what is somebody else's, and for another conversation. */
  session: LocalizedText | null;
}

/** When a conversation is or might be, as table `w` of side, person and span. */
const moments = (kind: ConversationKind): Prisma.Sql => Prisma.sql`
  jsonb_each_text(${bySide(kind, 'person')}) as who (side, person_id)
  cross join lateral (
    select c.starts_at, c.ends_at where c.starts_at is not null
     union all
    select t."startsAt", t."endsAt" from jsonb_to_recordset(c.proposal -> 'times') as t ("startsAt" timestamptz, "endsAt" timestamptz)
  ) w`;

/** The columns of a ConversationRow. */
export const conversationRow = (kind: ConversationKind, { personId }: PersonActor): Prisma.Sql => Prisma.sql`
  ${conversationState(kind)}, jsonb_build_object('id', m.id, 'name', m.name) as module, ${bySide(kind, 'signedAt')} as "signedAt",
  (select jsonb_object_agg(who.side, ${fullName.p})
     from jsonb_each_text(${bySide(kind, 'person')}) as who (side, person_id)
     join person p on p.tenant_id = c.tenant_id and p.id = who.person_id::uuid) as names,
  coalesce(
    (select jsonb_agg(jsonb_build_object('authorId', y.author_id, 'text', y.text, 'version', y.version, 'sharedAt', y.shared_at))
       from ${kind.preparations} y where y.tenant_id = c.tenant_id and y.conversation_id = c.id), '[]') as preparations,
  coalesce(
    (select jsonb_agg(distinct jsonb_build_object('side', who.side, 'startsAt', b.starts_at, 'endsAt', b.ends_at, 'session', b.session))
       from ${moments(kind)}
       cross join lateral (
         select s.starts_at, s.ends_at, case when who.person_id::uuid = ${personId}::uuid then s.title end as session
           from attendance a join session s on s.tenant_id = a.tenant_id and s.id = a.session_id and s.state = 'PLANNED'
          where a.tenant_id = c.tenant_id and a.person_id = who.person_id::uuid
         union all
         select o.starts_at, o.ends_at, null from pop_conversation o
          where o.tenant_id = c.tenant_id and who.person_id::uuid in (o.participant_id, o.manager_id) and o.id <> c.id
         union all
         select o.starts_at, o.ends_at, null from final_conversation o
          where o.tenant_id = c.tenant_id and who.person_id::uuid in (o.participant_id, o.manager_id, o.learning_manager_id) and o.id <> c.id
       ) b
      where b.starts_at < w.ends_at and b.ends_at > w.starts_at), '[]') as busy`;

const BY_SIDE = (a: { side: Side }, b: { side: Side }) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side);

const instant = (value: string | null | undefined): Date | null => (value ? new Date(value) : null);

/** How many a text is for, by how many of the conversation's people read it. */
const AUDIENCE_OF = [undefined, 'OWN', 'TWO', 'THREE'] as const;

/** Who of these sides read a text, told to one of them. */
export const toldOf = (
  { names }: Pick<ConversationRow, 'names'>,
  side: Side,
  readers: readonly Side[],
  { locale }: PersonActor,
): VisibleTo => {
  const others = readers.filter((other) => other !== side);
  return visibleTo(
    AUDIENCE_OF[others.length + 1] ?? 'OWN',
    others.flatMap((other) => names[other] ?? []),
    locale,
  );
};

/** Who reads what is shared in a conversation, told to one of its people. */
const toldAll = (row: ConversationRow, side: Side, actor: PersonActor): VisibleTo =>
  toldOf(row, side, sidesOf(row.people), actor);

/** What both kinds of conversation show alike to somebody who has it; undefined for everybody else. */
export function shownConversation(actor: PersonActor, row: ConversationRow, now: Date): Conversation | undefined {
  const { people, proposal } = row;
  const side = sideOf(actor, people);
  if (!side) return undefined;
  const busy = row.busy.map((each) => ({
    ...each,
    startsAt: new Date(each.startsAt),
    endsAt: new Date(each.endsAt),
  }));
  const clashesAt = (startsAt: Date, endsAt: Date): AppointmentClash[] =>
    overlapping({ startsAt, endsAt }, busy).sort(
      (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || BY_SIDE(a, b),
    );
  const preparations = preparationsFor(actor, side, row);
  return {
    id: row.id,
    module: row.module,
    participantId: people.PARTICIPANT!,
    managerId: people.MANAGER!,
    side,
    state: stateOf(row, now),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    place: row.place,
    sequence: row.sequence,
    clashes: row.startsAt && row.endsAt ? clashesAt(row.startsAt, row.endsAt) : [],
    proposalNumber: row.proposalNumber,
    proposal: proposal && {
      by: proposal.by,
      place: proposal.place,
      times: proposal.times.map(({ suits, ...span }) => {
        const [startsAt, endsAt] = [new Date(span.startsAt), new Date(span.endsAt)];
        return { startsAt, endsAt, suits: [...suits], clashes: clashesAt(startsAt, endsAt) };
      }),
    },
    version: row.version,
    visibleTo: toldAll(row, side, actor),
    ownPreparation: preparations.find((each) => each.side === side)!,
    preparations: preparations.filter((each) => each.side !== side),
  };
}

/** When a side signed the content as it is now. */
export const signedAtOf = (row: ConversationRow, side: Side): Date | null =>
  hasSigned(row, side) ? instant(row.signedAt[side]) : null;

/** The reader's own preparation, empty before it is written, and what the others shared. */
function preparationsFor(actor: PersonActor, side: Side, row: ConversationRow): Preparation[] {
  const written = row.preparations
    .filter((text) => mayRead(actor, text, row.people))
    .map(({ authorId, sharedAt, ...text }) => ({
      ...text,
      side: sideOf({ personId: authorId }, row.people) ?? side,
      sharedAt: instant(sharedAt),
      visibleTo: sharedAt ? toldAll(row, side, actor) : visibleTo('OWN', [], actor.locale),
    }))
    .sort(BY_SIDE);
  if (written.some((each) => each.side === side)) return written;
  return [{ side, text: '', version: 0, sharedAt: null, visibleTo: visibleTo('OWN', [], actor.locale) }, ...written];
}
