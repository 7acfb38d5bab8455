import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import { localDay, nextWorkingMorning } from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { nominationsRequested, panelReopened, ratersChosen } from '../../feedback/feedback.events.js';
import { fullName } from '../../people/people/person.read-model.js';
import { type DueMail, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

export const nominationRequestedOccasion: Occasion<'NOMINATION_REQUESTED'> = {
  upon: [
    upon(nominationsRequested, async (tx, { roundId }, now) => {
      const subjects = await tx.feedbackSubject.findMany({ where: { roundId, nominationState: 'PROPOSED' } });
      return subjects.map(({ id, personId }) => ({ subjectId: id, personId, moment: 'proposal', dueAt: now }));
    }),
    upon(panelReopened, async (tx, { subjectId }, now) => {
      const subject = await tx.feedbackSubject.findFirst({ where: { id: subjectId, nominationState: 'PROPOSED' } });
      if (!subject) return [];
      // Taken back, approved and taken back again: once a day is enough.
      const moment = `reopened ${now.toISOString().slice(0, 10)}`;
      return [{ subjectId, personId: subject.personId, moment, dueAt: now }];
    }),
  ],
  async write(tx, mails, { now }) {
    const subjects = await tx.feedbackSubject.findMany({
      where: { id: { in: subjectsOf(mails) }, nominationState: 'PROPOSED', round: { state: 'NOMINATING' } },
      include: { round: roundWithNames },
    });
    return stillTrue(mails, ({ subjectId, locale }) => {
      const subject = subjects.find(({ id }) => id === subjectId);
      if (!subject) return undefined;
      const { round } = subject;
      const deadline = round.nominationsDueAt ?? round.opensAt;
      // There is nothing left to choose: the panel stands as it is.
      if (deadline <= now) return undefined;
      return { data: { ...aboutRound(round, locale), deadline, path: `/nominations/${subjectId}` } };
    });
  },
};

/** One mail per manager, round and day, on the morning after somebody of theirs chose: it names everybody who waits by then. */
export const nominationApprovalRequestedOccasion: Occasion<'NOMINATION_APPROVAL_REQUESTED'> = {
  upon: [
    upon(ratersChosen, async (tx, { subjectId }, now) => {
      const subject = await tx.feedbackSubject.findFirst({
        where: { id: subjectId, nominationState: 'CHOSEN' },
        select: {
          round: { select: { id: true, opensAt: true, approvalDueAt: true, timeZone: true } },
          person: { select: { managerId: true } },
        },
      });
      const managerId = subject?.person.managerId;
      if (!subject || !managerId) return [];
      const { id: roundId, opensAt, approvalDueAt, timeZone } = subject.round;
      const morning = nextWorkingMorning(now, { timeZone, holidays: publicHolidaysAround(now) });
      // What has to be approved before that morning cannot wait for it.
      const dueAt = morning < (approvalDueAt ?? opensAt) ? morning : now;
      return [{ subjectId: roundId, personId: managerId, moment: localDay(dueAt, { timeZone }).toString(), dueAt }];
    }),
  ],
  async write(tx, mails) {
    const rounds = await tx.feedbackRound.findMany({
      where: { id: { in: subjectsOf(mails) }, state: 'NOMINATING' },
      ...roundWithNames,
    });
    const waiting = await waitingForManagers(tx, subjectsOf(mails));
    return stillTrue(mails, ({ subjectId: roundId, personId, locale }) => {
      const round = rounds.find(({ id }) => id === roundId);
      const participants = waiting
        .filter((one) => one.roundId === roundId && one.managerId === personId)
        .map(({ name }) => name);
      if (!round || participants.length === 0) return undefined;
      const deadline = round.approvalDueAt ?? round.opensAt;
      return { data: { ...aboutRound(round, locale), deadline, participants, path: '/nominations' } };
    });
  },
};

const roundWithNames = {
  select: {
    id: true,
    state: true,
    opensAt: true,
    nominationsDueAt: true,
    approvalDueAt: true,
    module: { select: { name: true, programme: { select: { name: true } } } },
  },
} as const;

interface NamedRound {
  module: { name: unknown; programme: { name: unknown } };
}

const aboutRound = ({ module }: NamedRound, locale: 'nl' | 'en') => ({
  programme: textIn(module.programme.name, locale),
  module: textIn(module.name, locale),
});

/** Whatever settles panels at a deadline, or opens a round, has done so by then. */
const SETTLED_AFTER_MS = 10 * MINUTE_MS;

interface WaitingPanel {
  roundId: string;
  name: string;
  approved: boolean;
}

/**
 * Every coordinator is told once per round and day which panels nobody has approved by the deadline, and once which were not opened at its hour:
 * those wait for somebody to do something. So does a round without any panel at its hour.
 */
export const panelsWaitingOccasion: Occasion<'PANELS_WAITING'> = {
  sweep: {
    tenants: (system, now) =>
      system.feedbackRound.findMany({
        where: {
          OR: [
            { state: 'NOMINATING', approvalDueAt: { lte: now } },
            { state: { in: ['NOMINATING', 'OPEN'] }, opensAt: { lte: now }, closesAt: { gt: now } },
          ],
        },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    async due(tx, now) {
      const since = new Date(now.getTime() - SETTLED_AFTER_MS);
      return tx.$queryRaw<DueMail[]>`
        select w.id as "subjectId", g.person_id as "personId", w.moment, ${now}::timestamptz as "dueAt"
          from (select r.id, 'approval ' || to_char(r.approval_due_at, 'YYYY-MM-DD') as moment from feedback_round r
                 where r.state = 'NOMINATING' and r.approval_due_at <= ${since} and r.opens_at > ${now}
                   and exists (select from feedback_subject s
                                where s.tenant_id = r.tenant_id and s.round_id = r.id and s.nomination_state <> 'APPROVED')
                union all
                select r.id, 'opening ' || to_char(r.opens_at, 'YYYY-MM-DD') from feedback_round r
                 where r.state in ('NOMINATING', 'OPEN') and r.opens_at <= ${since} and r.closes_at > ${now}
                   and (r.state = 'NOMINATING'
                        or exists (select from feedback_subject s
                                    where s.tenant_id = r.tenant_id and s.round_id = r.id and s.opened_at is null))) w
         cross join role_grant g
         where g.role = 'COORDINATOR'`;
    },
  },
  async write(tx, mails, { now }) {
    const rounds = await tx.feedbackRound.findMany({
      where: { id: { in: subjectsOf(mails) }, state: { in: ['NOMINATING', 'OPEN'] } },
      ...roundWithNames,
    });
    const waiting = await panelsWaiting(tx, subjectsOf(mails));
    return stillTrue(mails, ({ subjectId: roundId, moment: noted, locale }) => {
      const round = rounds.find(({ id }) => id === roundId);
      const since = noted.startsWith('opening') ? round?.opensAt : round?.approvalDueAt;
      // Not any more where the round was given another day.
      if (!round || !since || since > now) return undefined;
      const ofRound = waiting.filter((one) => one.roundId === roundId);
      const moment = momentOf(noted, round.state);
      const panels = moment === 'approval' ? ofRound.filter(({ approved }) => !approved) : ofRound;
      if (panels.length === 0 && moment !== 'held') return undefined;
      return { data: { ...aboutRound(round, locale), since, moment, panels, path: '/nominations' } };
    });
  },
};

const momentOf = (noted: string, state: string) => {
  if (noted.startsWith('approval')) return 'approval' as const;
  return state === 'NOMINATING' ? ('held' as const) : ('opening' as const);
};

function panelsWaiting(tx: TenantTx, roundIds: string[]) {
  return tx.$queryRaw<WaitingPanel[]>`
    select s.round_id as "roundId", s.nomination_state = 'APPROVED' as approved,
           ${fullName.p} as name
      from feedback_subject s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
     where s.round_id = any (${roundIds}::uuid[]) and s.opened_at is null order by p.family_name, p.given_name`;
}

function waitingForManagers(tx: TenantTx, roundIds: string[]) {
  return tx.$queryRaw<{ roundId: string; managerId: string; name: string }[]>`
    select s.round_id as "roundId", p.manager_id as "managerId",
           ${fullName.p} as name
      from feedback_subject s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
     where s.round_id = any (${roundIds}::uuid[]) and s.nomination_state = 'CHOSEN' order by p.family_name, p.given_name`;
}
