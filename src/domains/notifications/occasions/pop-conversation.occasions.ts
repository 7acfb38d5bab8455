import type { Locale } from '../../../platform/auth/actor.js';
import {
  isWorkingTime,
  localDay,
  type WorkingTime,
  workingMorningBefore,
} from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { MailAddress } from '../../../platform/mail/mailer.js';
import {
  popConversationPlanned,
  popConversationsStarted,
  popConversationToSign,
} from '../../development/development.events.js';
import { fullName } from '../../people/people/person.read-model.js';
import { type DueMail, type MailToWrite, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

/** Days before the kick-off at which the participant, and then the manager, hears that a conversation is still not planned. */
const PARTICIPANT_DAYS = 14;
const MANAGER_DAYS = 7;

export const popConversationToPlanOccasion: Occasion<'POP_CONVERSATION_TO_PLAN'> = {
  isNudge: ({ moment }) => moment !== 'start',
  upon: [
    // The participant takes the first step; the manager hears of it when it stays out.
    upon(popConversationsStarted, async (tx, { moduleId }, now) => {
      const conversations = await tx.popConversation.findMany({
        where: { moduleId, startsAt: null },
        select: { id: true, participantId: true },
      });
      return conversations.map(({ id, participantId }) => ({
        subjectId: id,
        personId: participantId,
        moment: 'start',
        dueAt: now,
      }));
    }),
  ],
  sweep: {
    tenants: (system) =>
      system.popConversation.findMany({
        where: { startsAt: null },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    async due(tx, now, work) {
      if (!isWorkingTime(now, work)) return [];
      const conversations = await tx.$queryRaw<UnplannedConversation[]>`
        select c.id, c.participant_id as "participantId", c.manager_id as "managerId", s.starts_on as "kickOff",
               (select max(d.sent_at) from delivery d where d.tenant_id = c.tenant_id and d.template = 'POP_CONVERSATION_TO_PLAN'
                   and d.subject_id = c.id and d.person_id = c.participant_id and d.state = 'SENT') as "participantToldAt"
          from pop_conversation c
          join (select tenant_id, module_id, min(starts_on) as starts_on from module_step where kind = 'KICK_OFF' and skipped_at is null
                 group by tenant_id, module_id) s on s.tenant_id = c.tenant_id and s.module_id = c.module_id
         where c.starts_at is null and s.starts_on > ${localDay(now, work).toString()}::date`;
      return conversations.flatMap((conversation) => nudgeDue(conversation, now, work));
    },
  },
  async write(tx, mails) {
    const conversations = await conversationsOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const conversation = conversations.get(mail.subjectId);
      const about = conversation && aboutPair(conversation, mail);
      if (!about || conversation.startsAt) return undefined;
      return { data: { ...about, until: conversation.until } };
    });
  },
};

/** Each of the two is told that a conversation is planned, or moved: `moment` tells one appointment from the next. */
export const popConversationPlannedOccasion: Occasion<'POP_CONVERSATION_PLANNED'> = {
  upon: [
    upon(popConversationPlanned, async (tx, { conversationId }, now) => {
      const conversation = await pairOf(tx, conversationId);
      if (!conversation) return [];
      const moment = `sequence ${conversation.sequence}`;
      return [conversation.participantId, conversation.managerId].map((personId) => ({
        subjectId: conversationId,
        personId,
        moment,
        dueAt: now,
      }));
    }),
  ],
  async write(tx, mails) {
    const conversations = await conversationsOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const conversation = conversations.get(mail.subjectId);
      const about = conversation && aboutPair(conversation, mail);
      if (!about || mail.moment !== `sequence ${conversation.sequence}`) return undefined;
      const { id: uid, startsAt, endsAt, sequence, timeZone, place, participant, manager } = conversation;
      if (!startsAt || !endsAt) return undefined;
      const appointment = {
        uid,
        sequence,
        stampedAt: mail.dueAt,
        startsAt,
        endsAt,
        timeZone,
        place,
        attendees: [participant, manager],
      };
      return { data: { ...about, appointment } };
    });
  },
};

/** Whoever has not signed this version is told that it waits. */
export const popConversationToSignOccasion: Occasion<'POP_CONVERSATION_TO_SIGN'> = {
  upon: [
    upon(popConversationToSign, async (tx, { conversationId }, now) => {
      const conversation = await pairOf(tx, conversationId);
      if (!conversation) return [];
      const moment = `version ${conversation.version}`;
      return waitingSigners(conversation).map((personId) => ({
        subjectId: conversationId,
        personId,
        moment,
        dueAt: now,
      }));
    }),
  ],
  async write(tx, mails) {
    const conversations = await conversationsOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const conversation = conversations.get(mail.subjectId);
      const about = conversation && aboutPair(conversation, mail);
      if (!about || mail.moment !== `version ${conversation.version}`) return undefined;
      return waitingSigners(conversation).includes(mail.personId!) ? { data: about } : undefined;
    });
  },
};

type Pair = 'participantId' | 'managerId';

interface Conversation {
  id: string;
  participantId: string;
  managerId: string;
  startsAt: Date | null;
  endsAt: Date | null;
  place: string;
  sequence: number;
  version: number;
  participantSignedVersion: number | null;
  managerSignedVersion: number | null;
  timeZone: string;
  participant: MailAddress;
  manager: MailAddress;
  module: LocalizedText;
  programme: LocalizedText;
  /** Last day of the step, or else of what it comes before. */
  until: Date;
}

const waitingSigners = (
  conversation: Pick<Conversation, Pair | 'version' | 'participantSignedVersion' | 'managerSignedVersion'>,
): string[] => [
  ...(conversation.participantSignedVersion === conversation.version ? [] : [conversation.participantId]),
  ...(conversation.managerSignedVersion === conversation.version ? [] : [conversation.managerId]),
];

interface UnplannedConversation {
  id: string;
  participantId: string;
  managerId: string;
  /** Calendar day, as midnight UTC. */
  kickOff: Date;
  participantToldAt: Date | null;
}

/** The latest nudge whose morning has come; whoever was told after that morning is not told again. */
function nudgeDue(conversation: UnplannedConversation, now: Date, work: WorkingTime): DueMail[] {
  const { id, kickOff, participantId, managerId, participantToldAt } = conversation;
  const kickOffDay = localDay(kickOff, { timeZone: 'UTC' });
  const managerFrom = workingMorningBefore(kickOffDay, MANAGER_DAYS, work);
  const participantFrom = workingMorningBefore(kickOffDay, PARTICIPANT_DAYS, work);
  const nudge = { subjectId: id, dueAt: now };
  if (managerFrom <= now) return [{ ...nudge, personId: managerId, moment: `-${MANAGER_DAYS}d` }];
  const isTold = participantToldAt !== null && participantToldAt >= participantFrom;
  return participantFrom <= now && !isTold
    ? [{ ...nudge, personId: participantId, moment: `-${PARTICIPANT_DAYS}d` }]
    : [];
}

const pairOf = (tx: TenantTx, id: string) =>
  tx.popConversation.findFirst({
    where: { id },
    select: {
      participantId: true,
      managerId: true,
      sequence: true,
      version: true,
      participantSignedVersion: true,
      managerSignedVersion: true,
    },
  });

async function conversationsOf(tx: TenantTx, mails: readonly MailToWrite[]): Promise<Map<string, Conversation>> {
  const rows = await tx.$queryRaw<Conversation[]>`
    select c.id, c.participant_id as "participantId", c.manager_id as "managerId", c.starts_at as "startsAt", c.ends_at as "endsAt",
           c.place, c.sequence, c.version, c.participant_signed_version as "participantSignedVersion",
           c.manager_signed_version as "managerSignedVersion", o.time_zone as "timeZone", m.name as module, o.name as programme,
           jsonb_build_object('name', ${fullName.p}, 'address', p.email) as participant,
           jsonb_build_object('name', ${fullName.g}, 'address', g.email) as manager,
           coalesce(max(s.ends_on) filter (where s.kind = 'POP_CONVERSATION'), min(s.starts_on) filter (where s.kind = 'KICK_OFF'),
                    o.ends_on) as until
      from pop_conversation c
      join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
      join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
      join person p on p.tenant_id = c.tenant_id and p.id = c.participant_id
      join person g on g.tenant_id = c.tenant_id and g.id = c.manager_id
      left join module_step s on s.tenant_id = m.tenant_id and s.module_id = m.id and s.skipped_at is null
     where c.id = any (${subjectsOf(mails)}::uuid[])
     group by c.tenant_id, c.id, m.tenant_id, m.id, o.tenant_id, o.id, p.tenant_id, p.id, g.tenant_id, g.id`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The conversation from the side of who reads; undefined for somebody who is none of the two any more. */
function aboutPair(conversation: Conversation, { personId, locale }: MailToWrite) {
  const { participantId, managerId, participant, manager } = conversation;
  if (personId === participantId) return about(conversation, 'PARTICIPANT', manager, locale);
  return personId === managerId ? about(conversation, 'MANAGER', participant, locale) : undefined;
}

const about = (
  { id, programme, module }: Conversation,
  reader: 'PARTICIPANT' | 'MANAGER',
  partner: MailAddress,
  locale: Locale,
) => ({
  programme: textIn(programme, locale),
  module: textIn(module, locale),
  reader,
  partner: partner.name,
  path: `/pop-conversations/${id}`,
});
