import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { localDay, workingMorningBefore } from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { EventType } from '../../../platform/events/events.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { sessionCancelled, sessionChanged, sessionInvited, sessionLeft } from '../../schedule/schedule.events.js';
import type { SessionMailData } from '../templates/session.js';
import type { Appointment } from '../templates/wording.js';
import {
  type MailToWrite,
  type Occasion,
  stillTrue,
  subjectsOf,
  type ToldAppointment,
  type Trigger,
  upon,
} from './occasion.js';
import { textIn } from './text-in.js';

/** A weekend with holidays around it, and the day before. */
const LONGEST_EVE_DAYS = 7;

/** Told once to each attendee, whatever the session looks like by then; and again to who was told meanwhile that it was not for them. */
export const sessionInvitationOccasion: Occasion<'SESSION_INVITATION'> = {
  upon: [
    upon(sessionInvited, async (tx, { sessionId }, now) => {
      const invited = await tx.$queryRaw<{ personId: string; left: number }[]>`
        select a.person_id as "personId",
               (select count(*)::int from delivery d where d.tenant_id = a.tenant_id and d.subject_id = a.session_id and d.person_id = a.person_id
                   and d.template = 'SESSION_LEFT' and d.state = 'SENT') as left
          from attendance a where a.session_id = ${sessionId}::uuid and a.state = 'INVITED'`;
      return invited.map(({ personId, left }) => ({
        subjectId: sessionId,
        personId,
        moment: left === 0 ? 'invitation' : `invitation ${left + 1}`,
        dueAt: now,
      }));
    }),
  ],
  async write(tx, mails, { now }) {
    const attendances = await attendancesOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const attendance = attendances.get(mail.id);
      if (!attendance || !isComing(attendance, now)) return undefined;
      const data = aboutSession(attendance, mail);
      return { data, told: toldBy(data.appointment) };
    });
  },
};

/** Told to who was invited to how it was before. */
export const sessionChangedOccasion: Occasion<'SESSION_CHANGED'> = {
  upon: [toAttendees(sessionChanged, ({ sequence }) => `sequence ${sequence}`)],
  async write(tx, mails, { now }) {
    const attendances = await attendancesOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const attendance = attendances.get(mail.id);
      if (!attendance || !isComing(attendance, now)) return undefined;
      const { sequence, told } = attendance;
      if (!told || told.sequence >= sequence || mail.moment !== `sequence ${sequence}`) return undefined;
      const data = aboutSession(attendance, mail);
      return { data: { ...data, before: asTold(told) }, told: toldBy(data.appointment) };
    });
  },
};

export const sessionCancelledOccasion: Occasion<'SESSION_CANCELLED'> = {
  upon: [toAttendees(sessionCancelled, ({ sequence }) => `sequence ${sequence}`)],
  async write(tx, mails) {
    const attendances = await attendancesOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const attendance = attendances.get(mail.id);
      if (attendance?.state !== 'CANCELLED' || !attendance.attendance || !attendance.told) return undefined;
      const data = aboutSession(attendance, mail);
      return { data: { ...data, appointment: { ...data.appointment, ...asTold(attendance.told) } } };
    });
  },
};

/** Told to who had been told of it, while it is still to come and they were not invited again. */
export const sessionLeftOccasion: Occasion<'SESSION_LEFT'> = {
  upon: [
    upon(sessionLeft, async (_, { sessionId, personId }, now) => [
      { subjectId: sessionId, personId, moment: now.toISOString(), dueAt: now },
    ]),
  ],
  async write(tx, mails, { now }) {
    const attendances = await attendancesOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const left = attendances.get(mail.id);
      if (!left?.told || left.attendance || left.state !== 'PLANNED' || left.startsAt <= now) return undefined;
      const data = aboutSession(left, mail);
      // The session itself is not for them any more.
      return { data: { ...data, path: '/programmes', appointment: { ...data.appointment, ...asTold(left.told) } } };
    });
  },
};

/** On the morning of the last working day before a session; not to whoever was invited later than that. */
export const sessionTomorrowOccasion: Occasion<'SESSION_TOMORROW'> = {
  sweep: {
    tenants: (system, now) =>
      system.session.findMany({
        where: { state: 'PLANNED', startsAt: { gt: now, lt: new Date(now.getTime() + LONGEST_EVE_DAYS * DAY_MS) } },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    async due(tx, now, { holidays }) {
      const sessions = await tx.session.findMany({
        where: { state: 'PLANNED', startsAt: { gt: now, lt: new Date(now.getTime() + LONGEST_EVE_DAYS * DAY_MS) } },
        select: { id: true, startsAt: true, timeZone: true },
      });
      const eves = sessions.map(({ id, startsAt, timeZone }) => {
        const day = localDay(startsAt, { timeZone });
        return { id, moment: day.toString(), morning: workingMorningBefore(day, 1, { timeZone, holidays }) };
      });
      const due = eves.filter(({ morning }) => morning <= now);
      const attendees = await attendeesToldBefore(tx, due);
      return attendees.map(({ sessionId, personId, moment }) => ({
        subjectId: sessionId,
        personId,
        moment,
        dueAt: now,
      }));
    },
  },
  async write(tx, mails, { now }) {
    const attendances = await attendancesOf(tx, mails);
    return stillTrue(mails, (mail) => {
      const attendance = attendances.get(mail.id);
      if (!attendance || !isComing(attendance, now)) return undefined;
      const day = localDay(attendance.startsAt, attendance);
      if (day.toString() !== mail.moment) return undefined;
      const isTomorrow = localDay(now, attendance).until(day).days === 1;
      return { data: { ...aboutSession(attendance, mail), isTomorrow } };
    });
  },
};

function toAttendees(
  event: EventType<{ sessionId: string }>,
  momentOf: (session: { sequence: number }) => string,
): Trigger {
  return upon(event, async (tx, { sessionId }, now) => {
    const session = await tx.session.findFirst({
      where: { id: sessionId },
      select: { sequence: true, attendances: { where: { state: 'INVITED' }, select: { personId: true } } },
    });
    if (!session) return [];
    const moment = momentOf(session);
    return session.attendances.map(({ personId }) => ({ subjectId: sessionId, personId, moment, dueAt: now }));
  });
}

interface Attended {
  mailId: string;
  sessionId: string;
  state: 'PLANNED' | 'CANCELLED';
  /** Null for who is not invited any more. */
  attendance: 'INVITED' | 'PRESENT' | 'ABSENT' | null;
  title: LocalizedText;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  place: string;
  sequence: number;
  /** Null for a design session. */
  module: LocalizedText | null;
  programme: LocalizedText;
  attendee: { name: string; address: string };
  /** How the attendee was last told it is; null for never. */
  told: ToldAppointment | null;
}

const isComing = ({ state, attendance, startsAt }: Attended, now: Date): boolean =>
  state === 'PLANNED' && attendance === 'INVITED' && startsAt > now;

/** The session of each mail as it is now, and as its reader was told. */
async function attendancesOf(tx: TenantTx, mails: readonly MailToWrite[]): Promise<Map<string, Attended>> {
  const rows = await tx.$queryRaw<Attended[]>`
    select y.id as "mailId", s.id as "sessionId", s.state, a.state as attendance, s.title, s.starts_at as "startsAt", s.ends_at as "endsAt",
           s.time_zone as "timeZone", s.place, s.sequence, m.name as module, o.name as programme,
           jsonb_build_object('name', ${fullName.p}, 'address', p.email) as attendee,
           (select d.told from delivery d
             where d.tenant_id = y.tenant_id and d.subject_id = y.subject_id and d.person_id = y.person_id and d.state = 'SENT'
               and d.told is not null order by d.sent_at desc, d.told -> 'sequence' desc limit 1) as told
      from delivery y
      join session s on s.tenant_id = y.tenant_id and s.id = y.subject_id
      left join attendance a on a.tenant_id = y.tenant_id and a.session_id = s.id and a.person_id = y.person_id
      join person p on p.tenant_id = y.tenant_id and p.id = y.person_id
      left join module m on m.tenant_id = s.tenant_id and m.id = s.module_id
      join programme o on o.tenant_id = s.tenant_id and o.id = coalesce(m.programme_id, s.programme_id)
     where y.id = any (${mails.map(({ id }) => id)}::uuid[]) and s.id = any (${subjectsOf(mails)}::uuid[])`;
  return new Map(rows.map((row) => [row.mailId, row]));
}

/** Who is invited to some sessions and was told of them before a moment. */
async function attendeesToldBefore(tx: TenantTx, eves: readonly { id: string; moment: string; morning: Date }[]) {
  if (eves.length === 0) return [];
  return tx.$queryRaw<{ sessionId: string; personId: string; moment: string }[]>`
    select a.session_id as "sessionId", a.person_id as "personId", e.moment
      from jsonb_to_recordset(${JSON.stringify(eves)}::jsonb) as e (id uuid, moment text, morning timestamptz)
      join attendance a on a.session_id = e.id and a.state = 'INVITED'
     where exists (
       select from delivery d
        where d.tenant_id = a.tenant_id and d.subject_id = a.session_id and d.person_id = a.person_id and d.state = 'SENT'
       having max(d.sent_at) < e.morning)`;
}

function aboutSession(attended: Attended, { dueAt, locale }: MailToWrite): Omit<SessionMailData, CommonField> {
  const { sessionId, title, programme, module, startsAt, endsAt, timeZone, place, sequence, attendee } = attended;
  return {
    programme: textIn(programme, locale),
    module: module && textIn(module, locale),
    session: textIn(title, locale),
    path: `/sessions/${sessionId}`,
    appointment: {
      uid: sessionId,
      sequence,
      stampedAt: dueAt,
      startsAt,
      endsAt,
      timeZone,
      place,
      attendees: [attendee],
    },
  };
}
type CommonField = 'recipientName' | 'organisation' | 'timeZone' | 'contact';

const toldBy = ({ startsAt, endsAt, timeZone, place, sequence }: Appointment): ToldAppointment => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  timeZone,
  place,
  sequence,
});

const asTold = ({ startsAt, endsAt, timeZone, place }: ToldAppointment) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  timeZone,
  place,
});
