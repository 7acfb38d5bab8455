import type { Locale } from '../../../platform/auth/actor.js';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import {
  isWorkingTime,
  localDay,
  type WorkingTime,
  workingMorningBefore,
} from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { MailDataOf } from '../templates/mail-templates.js';
import {
  conversationsToPrepare,
  FINAL_MAILS,
  type MailedConversation,
  type MailedConversations,
  type MailedHandOver,
  mailedConversations,
  mailedHandOvers,
  POP_MAILS,
  type Side,
  type UnplannedConversation,
  unplannedConversations,
} from './conversation-mail.read-model.js';
import {
  type DueMail,
  type MailToWrite,
  type Occasion,
  stillTrue,
  subjectsOf,
  type Trigger,
  upon,
} from './occasion.js';
import { textIn } from './text-in.js';

/** Days before a conversation has to be planned at which the participant, and then the manager, hears that it is not; nobody else does. */
const PARTICIPANT_DAYS = 14;
const MANAGER_DAYS = 7;
/** Days before a conversation at which who has not prepared is asked to, and how far ahead a holiday can move that. */
const PREPARE_DAYS = 2;
const FURTHEST_DAYS = 14;

/** The mails about both kinds of conversation are due alike, and say the same things in other words. */
const occasionsOf = (mails: MailedConversations) => ({
  toPlan: toPlan(mails),
  timesProposed: timesProposed(mails),
  planned: planned(mails),
  toPrepare: toPrepare(mails),
  toSign: toSign(mails),
  handedOver: handedOver(mails),
});

function toPlan(mails: MailedConversations): Occasion<'POP_CONVERSATION_TO_PLAN'> {
  return {
    isNudge: ({ moment }) => moment !== 'start',
    upon: [
      // The participant takes the first step; the manager hears of it when it stays out.
      upon(mails.started, async (tx, { moduleId }, now) => {
        const unplanned = await tx.$queryRaw<{ id: string; participantId: string }[]>`
          select c.id, c.participant_id as "participantId" from ${mails.kind.table} c
           where c.module_id = ${moduleId}::uuid and c.starts_at is null and ${mails.isComplete}`;
        return unplanned.map(({ id, participantId }) => firstStep(id, participantId, now));
      }),
      ...mails.completed.map((event) =>
        upon(event, async (tx, { conversationId }, now) => {
          const conversation = await one(tx, mails, conversationId);
          return conversation && !conversation.startsAt
            ? [firstStep(conversationId, conversation.people.PARTICIPANT!, now)]
            : [];
        }),
      ),
    ],
    sweep: {
      tenants: (system) => mails.tenantsToPlan(system),
      async due(tx, now, work) {
        if (!isWorkingTime(now, work)) return [];
        const unplanned = await unplannedConversations(tx, mails, localDay(now, work).toString());
        return unplanned.flatMap((conversation) => nudgeDue(conversation, now, work));
      },
    },
    write: writing(mails, (conversation, mail) => {
      const about = aboutConversation(mails, conversation, mail);
      return about && !conversation.startsAt ? { ...about, until: conversation.until } : undefined;
    }),
  };
}

const firstStep = (subjectId: string, personId: string, now: Date): DueMail => ({
  subjectId,
  personId,
  moment: 'start',
  dueAt: now,
});

/** The latest nudge whose morning has come; whoever was told after that morning is not told again. */
function nudgeDue(conversation: UnplannedConversation, now: Date, work: WorkingTime): DueMail[] {
  const { id, plannedBefore, participantId, managerId, participantToldAt } = conversation;
  const day = localDay(plannedBefore, { timeZone: 'UTC' });
  const managerFrom = workingMorningBefore(day, MANAGER_DAYS, work);
  const participantFrom = workingMorningBefore(day, PARTICIPANT_DAYS, work);
  const nudge = { subjectId: id, dueAt: now };
  if (managerFrom <= now) return [{ ...nudge, personId: managerId, moment: `-${MANAGER_DAYS}d` }];
  const isTold = participantToldAt !== null && participantToldAt >= participantFrom;
  return participantFrom <= now && !isTold
    ? [{ ...nudge, personId: participantId, moment: `-${PARTICIPANT_DAYS}d` }]
    : [];
}

/** The others choose among the times that one of them proposed. */
function timesProposed(mails: MailedConversations): Occasion<'POP_CONVERSATION_TIMES_PROPOSED'> {
  const momentOf = ({ proposalNumber }: MailedConversation) => `proposal ${proposalNumber}`;
  return {
    upon: [
      toPeople(mails, 'timesProposed', momentOf, ({ proposal }) =>
        mails.kind.sides.filter((side) => proposal && side !== proposal.by),
      ),
    ],
    write: writing(mails, (conversation, mail) => {
      const { proposal, timeZone, addresses } = conversation;
      const about = aboutConversation(mails, conversation, mail);
      if (!about || !proposal || mail.moment !== momentOf(conversation)) return undefined;
      const times = proposal.times.map(({ startsAt, endsAt }) => ({
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
        timeZone,
      }));
      return { ...about, proposer: addresses[proposal.by]!.name, place: proposal.place, times };
    }),
  };
}

/** Each is told that a conversation is planned, or moved: `moment` tells one appointment from the next. */
function planned(mails: MailedConversations): Occasion<'POP_CONVERSATION_PLANNED'> {
  const momentOf = ({ sequence }: MailedConversation) => `sequence ${sequence}`;
  return {
    upon: [toPeople(mails, 'planned', momentOf, () => mails.kind.sides)],
    write: writing(mails, (conversation, mail) => {
      const about = aboutConversation(mails, conversation, mail);
      const appointment = appointmentOf(mails, conversation, mail);
      return about && appointment && mail.moment === momentOf(conversation) ? { ...about, appointment } : undefined;
    }),
  };
}

/** On the morning two working days before a conversation; not to whoever heard of it later than that. */
function toPrepare(mails: MailedConversations): Occasion<'POP_CONVERSATION_TO_PREPARE'> {
  const dayOf = ({ startsAt, timeZone }: { startsAt: Date; timeZone: string }) => localDay(startsAt, { timeZone });
  const horizon = (now: Date) => new Date(now.getTime() + FURTHEST_DAYS * DAY_MS);
  return {
    sweep: {
      tenants: (system, now) => mails.tenantsBetween(system, now, horizon(now)),
      async due(tx, now, { holidays }) {
        const coming = await conversationsToPrepare(tx, mails, now, horizon(now));
        return coming.flatMap(({ id, told, ...when }) => {
          const morning = workingMorningBefore(dayOf(when), PREPARE_DAYS, { timeZone: when.timeZone, holidays });
          if (morning > now) return [];
          return told
            .filter(({ toldAt }) => new Date(toldAt) < morning)
            .map(({ personId }) => ({ subjectId: id, personId, moment: dayOf(when).toString(), dueAt: now }));
        });
      },
    },
    write: writing(mails, (conversation, mail, now) => {
      const about = aboutConversation(mails, conversation, mail);
      const appointment = appointmentOf(mails, conversation, mail);
      if (!about || !appointment || appointment.startsAt <= now) return undefined;
      if (conversation.prepared.includes(mail.personId!) || dayOf(appointment).toString() !== mail.moment)
        return undefined;
      return { ...about, appointment };
    }),
  };
}

/** Whoever has not signed this version is told that it waits. */
function toSign(mails: MailedConversations): Occasion<'POP_CONVERSATION_TO_SIGN'> {
  const momentOf = ({ version }: MailedConversation) => `version ${version}`;
  const waiting = ({ signedVersions, version }: MailedConversation) =>
    mails.kind.sides.filter((side) => signedVersions[side] !== version);
  return {
    upon: [toPeople(mails, 'toSign', momentOf, waiting)],
    write: writing(mails, (conversation, mail) => {
      const about = aboutConversation(mails, conversation, mail);
      return about && mail.moment === momentOf(conversation) && waiting(conversation).includes(about.reader)
        ? about
        : undefined;
    }),
  };
}

/** Who left, who came and the others hear that a place went to somebody else; an appointment that was called off leaves calendars. */
function handedOver(mails: MailedConversations): Occasion<'POP_CONVERSATION_HANDED_OVER'> {
  return {
    upon: [
      upon(mails.kind.handedOver, async (tx, { conversationId, handOverId }, now) => {
        const conversation = await one(tx, mails, conversationId);
        const handOver = (await mailedHandOvers(tx, mails, [handOverId])).get(handOverId);
        if (!conversation || !handOver) return [];
        const people = mails.kind.sides.flatMap((side) => conversation.people[side] ?? []);
        return [...new Set([handOver.fromId, ...people])].map((personId) => ({
          subjectId: conversationId,
          personId,
          moment: handOverId,
          dueAt: now,
        }));
      }),
    ],
    async write(tx, toWrite) {
      const conversations = await mailedConversations(tx, mails, subjectsOf(toWrite));
      const handOvers = await mailedHandOvers(tx, mails, [...new Set(toWrite.map(({ moment }) => moment))]);
      return stillTrue(toWrite, (mail) => {
        const conversation = conversations.get(mail.subjectId);
        const handOver = handOvers.get(mail.moment);
        const data = conversation && handOver && aboutHandOver(mails, conversation, handOver, mail);
        return data ? { data } : undefined;
      });
    },
  };
}

type Reader = MailDataOf<'POP_CONVERSATION_HANDED_OVER'>['reader'];

function aboutHandOver(
  mails: MailedConversations,
  conversation: MailedConversation,
  handOver: MailedHandOver,
  mail: MailToWrite,
) {
  const { id, timeZone, addresses, people, module, programme } = conversation;
  const { fromId, toId, from, to, side, startsAt, endsAt, place, sequence } = handOver;
  const readers: Record<string, Reader> = {
    [people.PARTICIPANT!]: 'PARTICIPANT',
    ...(toId && { [toId]: 'NEW' }),
    [fromId]: 'FORMER',
  };
  const reader: Reader = readers[mail.personId!] ?? 'OTHER';
  const reads = sideFor(mails, conversation, mail.personId);
  const attendee = reader === 'FORMER' ? from : reads && addresses[reads];
  // Whoever has lost the place again by now hears of that instead.
  if (!attendee) return undefined;
  const appointment =
    startsAt && endsAt && reader !== 'NEW'
      ? { uid: id, sequence, stampedAt: mail.dueAt, startsAt, endsAt, timeZone, place, attendees: [attendee] }
      : undefined;
  return {
    programme: textIn(programme, mail.locale),
    module: textIn(module, mail.locale),
    reader,
    place: side,
    participant: addresses.PARTICIPANT!.name,
    from: from.name,
    to: to?.name ?? null,
    path: reader === 'FORMER' ? mails.path : `${mails.path}/${id}`,
    appointment,
  };
}

const sideFor = (
  { kind }: MailedConversations,
  { people }: MailedConversation,
  personId: string | null,
): Side | undefined => kind.sides.find((side) => people[side] === personId);

/** A fact about a conversation that some of its people hear of. */
function toPeople(
  mails: MailedConversations,
  fact: 'timesProposed' | 'planned' | 'toSign',
  momentOf: (conversation: MailedConversation) => string,
  readers: (conversation: MailedConversation) => readonly Side[],
): Trigger {
  return upon(mails.kind[fact], async (tx, { conversationId }, now) => {
    const conversation = await one(tx, mails, conversationId);
    if (!conversation) return [];
    return readers(conversation).flatMap((side) => {
      const personId = conversation.people[side];
      return personId ? [{ subjectId: conversationId, personId, moment: momentOf(conversation), dueAt: now }] : [];
    });
  });
}

const one = async (tx: TenantTx, mails: MailedConversations, id: string): Promise<MailedConversation | undefined> =>
  (await mailedConversations(tx, mails, [id])).get(id);

/** Writes each mail from the conversation as it is now; one for which `say` has nothing is no longer true. */
const writing =
  <Data>(
    mails: MailedConversations,
    say: (conversation: MailedConversation, mail: MailToWrite, now: Date) => Data | undefined,
  ) =>
  async (tx: TenantTx, toWrite: readonly MailToWrite[], { now }: { now: Date }) => {
    const conversations = await mailedConversations(tx, mails, subjectsOf(toWrite));
    return new Map(
      toWrite.flatMap((mail) => {
        const conversation = conversations.get(mail.subjectId);
        const data = conversation && say(conversation, mail, now);
        return data ? [[mail.id, { data }] as const] : [];
      }),
    );
  };

/** The conversation from the side of who reads; undefined for somebody who does not have it any more. */
function aboutConversation(
  mails: MailedConversations,
  conversation: MailedConversation,
  { personId, locale }: { personId: string | null; locale: Locale },
) {
  const { id, addresses, programme, module } = conversation;
  const reader = sideFor(mails, conversation, personId);
  if (!reader) return undefined;
  return {
    programme: textIn(programme, locale),
    module: textIn(module, locale),
    reader,
    participant: addresses.PARTICIPANT!.name,
    others: mails.kind.sides.flatMap((side) => (side === reader ? [] : (addresses[side]?.name ?? []))),
    path: `${mails.path}/${id}`,
  };
}

function appointmentOf({ kind }: MailedConversations, conversation: MailedConversation, mail: MailToWrite) {
  const { id: uid, startsAt, endsAt, sequence, timeZone, place, addresses } = conversation;
  if (!startsAt || !endsAt) return undefined;
  const attendees = kind.sides.flatMap((side) => addresses[side] ?? []);
  return { uid, sequence, stampedAt: mail.dueAt, startsAt, endsAt, timeZone, place, attendees };
}

export const popConversationOccasions = occasionsOf(POP_MAILS);
export const finalConversationOccasions = occasionsOf(FINAL_MAILS);
