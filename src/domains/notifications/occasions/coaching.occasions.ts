import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { MailAddress } from '../../../platform/mail/mailer.js';
import {
  coachingMatchConfirmed,
  coachingMatchEnded,
  coachingSessionCancelled,
  coachingSessionPlanned,
  learningManagerLeft,
} from '../../coaching/coaching.events.js';
import { isLearningManager } from '../../coaching/learning-managers/learning-manager.read-model.js';
import { MANAGES_OR_MANAGED, NEEDS_ANOTHER } from '../../coaching/matching/coaching-match.read-model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { type DueMail, type MailToWrite, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { toCoordinators, toWhoCoordinates } from './organisation.occasions.js';
import { textIn } from './text-in.js';

/** Both hear whose coaching begins; not what speaks for it. */
export const coachingMatchedOccasion: Occasion<'COACHING_MATCHED'> = {
  upon: [upon(coachingMatchConfirmed, (tx, { matchId }, now) => toBoth(tx, matchId, matchId, 'confirmed', now))],
  async write(tx, mails) {
    const matches = await matchesOf(tx, subjectsOf(mails));
    return stillTrue(mails, (mail) => {
      const match = matches.get(mail.subjectId);
      const about = match && aboutTwo(match, mail);
      return about && !match.hasEnded ? { data: about } : undefined;
    });
  },
};

export const coachingEndedOccasion: Occasion<'COACHING_ENDED'> = {
  upon: [upon(coachingMatchEnded, (tx, { matchId }, now) => toBoth(tx, matchId, matchId, 'ended', now))],
  async write(tx, mails, { now }) {
    const matches = await matchesOf(tx, subjectsOf(mails));
    const closed = await closedToLearningManagers(tx, subjectsOf(mails), now);
    return stillTrue(mails, (mail) => {
      const match = matches.get(mail.subjectId);
      const about = match && aboutTwo(match, mail);
      if (!about) return undefined;
      const staysWithBoth = !closed.has(mail.subjectId);
      // Nothing of the coaching is there any more to who reads it no more.
      const path = staysWithBoth || about.reader === 'PARTICIPANT' ? about.path : '/programmes';
      return { data: { ...about, staysWithBoth, path } };
    });
  },
};

/** Coordinators hear who needs another learning manager, as far as nobody has done anything about it by then. */
export const coachingToMatchAgainOccasion: Occasion<'COACHING_TO_MATCH_AGAIN'> = {
  upon: [
    upon(learningManagerLeft, async (tx, { learningManagerId }, now) => {
      const [last] = await tx.$queryRaw<{ endedAt: Date }[]>`
        select c.effective_until as "endedAt" from coaching_match c
         where c.learning_manager_id = ${learningManagerId}::uuid and c.effective_until is not null order by c.effective_until desc limit 1`;
      return toCoordinators(tx, learningManagerId, `ended ${last?.endedAt.toISOString()}`, now);
    }),
  ],
  async write(tx, mails) {
    const left = await withoutLearningManager(tx, subjectsOf(mails));
    return stillTrue(await toWhoCoordinates(tx, mails), ({ subjectId, moment, locale }) => {
      const alone = left.filter(
        ({ learningManagerId, endedAt }) =>
          learningManagerId === subjectId && moment === `ended ${endedAt.toISOString()}`,
      );
      const [first] = alone;
      if (!first) return undefined;
      const participants = alone.map(({ name, module }) => ({ name, module: textIn(module, locale) }));
      return { data: { learningManager: first.learningManager, participants, path: '/coaching-matches' } };
    });
  },
};

/** Both are told when they meet, or that it was moved: `moment` tells one appointment from the next. */
export const coachingSessionPlannedOccasion: Occasion<'COACHING_SESSION_PLANNED'> = {
  upon: [upon(coachingSessionPlanned, toBothOfSession)],
  write: (tx, mails) => writeSessions(tx, mails, 'PLANNED'),
};

export const coachingSessionCancelledOccasion: Occasion<'COACHING_SESSION_CANCELLED'> = {
  upon: [upon(coachingSessionCancelled, toBothOfSession)],
  write: (tx, mails) => writeSessions(tx, mails, 'CANCELLED'),
};

interface WithoutLearningManager {
  learningManagerId: string;
  learningManager: string;
  endedAt: Date;
  name: string;
  module: LocalizedText;
}

interface MatchOfTwo {
  id: string;
  participantId: string;
  learningManagerId: string;
  participant: MailAddress;
  learningManager: MailAddress;
  hasEnded: boolean;
  module: LocalizedText;
  programme: LocalizedText;
  timeZone: string;
}

interface SessionOfTwo extends MatchOfTwo {
  sessionId: string;
  kind: 'CHEMISTRY_CALL' | 'SESSION';
  startsAt: Date;
  endsAt: Date;
  place: string;
  sequence: number;
  state: string;
}

async function toBoth(
  tx: TenantTx,
  matchId: string,
  subjectId: string,
  moment: string,
  dueAt: Date,
): Promise<DueMail[]> {
  const [match] = await tx.$queryRaw<{ participantId: string; learningManagerId: string }[]>`
    select participant_id as "participantId", learning_manager_id as "learningManagerId" from coaching_match where id = ${matchId}::uuid`;
  return match
    ? [match.participantId, match.learningManagerId].map((personId) => ({ subjectId, personId, moment, dueAt }))
    : [];
}

async function toBothOfSession(tx: TenantTx, { sessionId }: { sessionId: string }, now: Date): Promise<DueMail[]> {
  const session = await tx.coachingSession.findFirst({
    where: { id: sessionId },
    select: { matchId: true, sequence: true },
  });
  return session ? toBoth(tx, session.matchId, sessionId, `sequence ${session.sequence}`, now) : [];
}

/** Both mails about a session say the same of it. */
async function writeSessions(tx: TenantTx, mails: readonly MailToWrite[], state: 'PLANNED' | 'CANCELLED') {
  const sessions = await sessionsOf(tx, subjectsOf(mails));
  return stillTrue<'COACHING_SESSION_PLANNED'>(mails, (mail) => {
    const session = sessions.get(mail.subjectId);
    const about = session && aboutTwo(session, mail);
    if (!about || session.state !== state || mail.moment !== `sequence ${session.sequence}`) return undefined;
    const { sessionId: uid, kind, startsAt, endsAt, sequence, timeZone, place, participant, learningManager } = session;
    const attendees = [participant, learningManager];
    const appointment = { uid, sequence, stampedAt: mail.dueAt, startsAt, endsAt, timeZone, place, attendees };
    return { data: { ...about, kind, appointment } };
  });
}

async function matchesOf(tx: TenantTx, ids: readonly string[]): Promise<Map<string, MatchOfTwo>> {
  const rows = await tx.$queryRaw<MatchOfTwo[]>`
    select c.id, c.participant_id as "participantId", c.learning_manager_id as "learningManagerId", c.effective_until is not null as "hasEnded",
           jsonb_build_object('name', ${fullName.p}, 'address', p.email) as participant,
           jsonb_build_object('name', ${fullName.g}, 'address', g.email) as "learningManager",
           m.name as module, o.name as programme, o.time_zone as "timeZone"
      from coaching_match c
      join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
      join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
      join person p on p.tenant_id = c.tenant_id and p.id = c.participant_id
      join person g on g.tenant_id = c.tenant_id and g.id = c.learning_manager_id
     where c.id = any (${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of these matches their learning manager does not look into any more; as `sideOf` has it. */
async function closedToLearningManagers(tx: TenantTx, ids: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from coaching_match c
     where c.id = any (${[...ids]}::uuid[])
       and (${MANAGES_OR_MANAGED} or not ${isLearningManager(now)})`;
  return new Set(rows.map(({ id }) => id));
}

/** Who was coached by one of these, has not had all sessions, takes part and has nobody now. */
function withoutLearningManager(tx: TenantTx, learningManagerIds: readonly string[]) {
  return tx.$queryRaw<WithoutLearningManager[]>`
    select c.learning_manager_id as "learningManagerId", ${fullName.g} as "learningManager", c.effective_until as "endedAt",
           ${fullName.p} as name, m.name as module
      from coaching_match c
      join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
      join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.person_id = c.participant_id and e.left_at is null
      join person p on p.tenant_id = c.tenant_id and p.id = c.participant_id
      join person g on g.tenant_id = c.tenant_id and g.id = c.learning_manager_id
     where c.learning_manager_id = any (${[...learningManagerIds]}::uuid[]) and c.effective_until is not null
       and ${NEEDS_ANOTHER}
     order by m.position, p.family_name, p.given_name, p.id`;
}

async function sessionsOf(tx: TenantTx, ids: readonly string[]): Promise<Map<string, SessionOfTwo>> {
  const sessions = await tx.coachingSession.findMany({ where: { id: { in: [...ids] } } });
  const matches = await matchesOf(
    tx,
    sessions.map(({ matchId }) => matchId),
  );
  return new Map(
    sessions.flatMap(({ id, matchId, kind, ...session }) => {
      const match = matches.get(matchId);
      return match ? [[id, { ...match, ...session, sessionId: id, kind: kind as SessionOfTwo['kind'] }] as const] : [];
    }),
  );
}

/** The match from the side of who reads; undefined for somebody who is none of the two. */
function aboutTwo(match: MatchOfTwo, { personId, locale }: MailToWrite) {
  const reader =
    personId === match.participantId
      ? ('PARTICIPANT' as const)
      : personId === match.learningManagerId
        ? ('LEARNING_MANAGER' as const)
        : undefined;
  return (
    reader && {
      reader,
      partner: (reader === 'PARTICIPANT' ? match.learningManager : match.participant).name,
      programme: textIn(match.programme, locale),
      module: textIn(match.module, locale),
      path: `/coaching/${match.id}`,
    }
  );
}
