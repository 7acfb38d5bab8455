import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { nominationsRequested, ratersChosen } from '../../feedback/feedback.events.js';
import { localDay, nextWorkingMorning } from '../working-time.rules.js';
import { type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

export const nominationRequestedOccasion: Occasion<'NOMINATION_REQUESTED'> = {
  upon: [
    upon(nominationsRequested, async (tx, { roundId }, now) => {
      const subjects = await tx.feedbackSubject.findMany({ where: { roundId, nominationState: 'PROPOSED' } });
      return subjects.map(({ id, personId }) => ({ subjectId: id, personId, moment: 'proposal', dueAt: now }));
    }),
  ],
  async write(tx, mails) {
    const subjects = await tx.feedbackSubject.findMany({
      where: { id: { in: subjectsOf(mails) }, nominationState: 'PROPOSED', round: { state: 'NOMINATING' } },
      include: { round: roundWithNames },
    });
    return stillTrue(mails, ({ subjectId, locale }) => {
      const subject = subjects.find(({ id }) => id === subjectId);
      if (!subject) return undefined;
      return { data: { ...aboutRound(subject.round, locale), path: `/nominations/${subjectId}` } };
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
          round: { select: { id: true, opensAt: true, timeZone: true } },
          person: { select: { managerId: true } },
        },
      });
      const managerId = subject?.person.managerId;
      if (!subject || !managerId) return [];
      const { id: roundId, opensAt, timeZone } = subject.round;
      const morning = nextWorkingMorning(now, { timeZone, holidays: publicHolidaysAround(now) });
      // A round that opens before that morning cannot wait for it.
      const dueAt = morning < opensAt ? morning : now;
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
      return { data: { ...aboutRound(round, locale), participants, path: '/nominations' } };
    });
  },
};

const roundWithNames = {
  select: {
    id: true,
    opensAt: true,
    module: { select: { name: true, programme: { select: { name: true } } } },
  },
} as const;

interface NamedRound {
  opensAt: Date;
  module: { name: unknown; programme: { name: unknown } };
}

const aboutRound = ({ opensAt, module }: NamedRound, locale: 'nl' | 'en') => ({
  programme: textIn(module.programme.name, locale),
  module: textIn(module.name, locale),
  deadline: opensAt,
});

function waitingForManagers(tx: TenantTx, roundIds: string[]) {
  return tx.$queryRaw<{ roundId: string; managerId: string; name: string }[]>`
    select s.round_id as "roundId", p.manager_id as "managerId",
           concat_ws(' ', p.given_name, nullif(p.infix, ''), p.family_name) as name
      from feedback_subject s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
     where s.round_id = any (${roundIds}::uuid[]) and s.nomination_state = 'CHOSEN' order by p.family_name, p.given_name`;
}
