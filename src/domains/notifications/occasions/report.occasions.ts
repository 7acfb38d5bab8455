import type { Locale } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { coachNamed, reportReleased, reportShared, roundReported } from '../../feedback/feedback.events.js';
import { type ReportForCoach, reportsForCoaches } from '../../feedback/reports/release/report-state.read-model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { gatheredUntil, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

/** Of subjects: the report may be read by the participant, and is not held. */
const isReleased = { report: { is: { releasedAt: { not: null } } } };

const reportReadyMail = ({ id, personId }: { id: string; personId: string }, now: Date) => ({
  subjectId: id,
  personId,
  moment: 'report',
  dueAt: now,
});

export const feedbackReportReadyOccasion: Occasion<'FEEDBACK_REPORT_READY'> = {
  upon: [
    upon(roundReported, async (tx, { roundId }, now) => {
      const subjects = await tx.feedbackSubject.findMany({
        where: { roundId, ...isReleased },
        select: { id: true, personId: true },
      });
      return subjects.map((subject) => reportReadyMail(subject, now));
    }),
    upon(reportReleased, async (tx, { subjectId }, now) => {
      const subjects = await tx.feedbackSubject.findMany({
        where: { id: subjectId, ...isReleased },
        select: { id: true, personId: true },
      });
      return subjects.map((subject) => reportReadyMail(subject, now));
    }),
  ],
  async write(tx, mails) {
    const subjects = await tx.feedbackSubject.findMany({
      where: { id: { in: subjectsOf(mails) } },
      select: {
        id: true,
        round: { select: roundNames },
      },
    });
    return stillTrue(mails, ({ subjectId, locale }) => {
      const module = subjects.find(({ id }) => id === subjectId)?.round.module;
      if (!module) return undefined;
      return { data: { ...aboutModule(module, locale), path: `/reports/${subjectId}` } };
    });
  },
};

/** A coach hears once per round at the close, and once more, gathered, when reports that are there already come to wait for them. */
export const feedbackReportToPreviewOccasion: Occasion<'FEEDBACK_REPORT_TO_PREVIEW'> = {
  upon: [
    upon(roundReported, async (tx, { roundId }, now) => {
      const waiting = await tx.$queryRaw<ReportForCoach[]>(reportsForCoaches([roundId]));
      const coaches = new Set(waiting.map(({ coachId }) => coachId));
      return [...coaches].map((personId) => ({ subjectId: roundId, personId, moment: 'close', dueAt: now }));
    }),
    upon(coachNamed, async (tx, { subjectId }, now) => {
      const held = await tx.feedbackReport.findMany({
        where: { subjectId, releasedAt: null, subject: { coachId: { not: null } } },
        select: { subject: { select: { roundId: true, coachId: true } } },
      });
      const dueAt = gatheredUntil(now);
      const moment = `named until ${dueAt.toISOString()}`;
      return held.map(({ subject: { roundId, coachId } }) => ({
        subjectId: roundId,
        personId: coachId!,
        moment,
        dueAt,
      }));
    }),
  ],
  async write(tx, mails) {
    const waiting = await tx.$queryRaw<ReportForCoach[]>(reportsForCoaches(subjectsOf(mails)));
    const rounds = await tx.feedbackRound.findMany({ where: { id: { in: subjectsOf(mails) } }, select: roundNames });
    return stillTrue(mails, ({ subjectId: roundId, personId, locale }) => {
      const round = rounds.find(({ id }) => id === roundId);
      const participants = waiting
        .filter((one) => one.roundId === roundId && one.coachId === personId)
        .map(({ participant }) => participant);
      if (!round || participants.length === 0) return undefined;
      return { data: { ...aboutModule(round.module, locale), participants, path: '/reports/preview' } };
    });
  },
};

/** Once a day at most for the same report, however often it is taken back and shared again. */
export const feedbackReportSharedOccasion: Occasion<'FEEDBACK_REPORT_SHARED'> = {
  upon: [
    upon(reportShared, async (_, { reportId, personId }, now) => [
      { subjectId: reportId, personId, moment: `shared on ${now.toISOString().slice(0, 10)}`, dueAt: now },
    ]),
  ],
  async write(tx, mails) {
    const shares = await sharesOf(tx, subjectsOf(mails));
    return stillTrue(mails, ({ subjectId, personId, locale }) => {
      const share = shares.find((one) => one.reportId === subjectId && one.personId === personId);
      if (!share) return undefined;
      return {
        data: {
          programme: share.programme[locale],
          module: share.module[locale],
          participant: share.participant,
          path: '/reports/shared',
        },
      };
    });
  },
};

interface Share {
  reportId: string;
  personId: string;
  participant: string;
  module: LocalizedText;
  programme: LocalizedText;
}

/** Whom these reports are shared with now. */
const sharesOf = (tx: TenantTx, reportIds: string[]): Promise<Share[]> => tx.$queryRaw<Share[]>`
  select h.report_id as "reportId", h.person_id as "personId", m.name as module, g.name as programme,
         ${fullName.p} as participant
    from feedback_report_share h
    join feedback_report f on f.tenant_id = h.tenant_id and f.id = h.report_id
    join feedback_subject s on s.tenant_id = f.tenant_id and s.id = f.subject_id
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
   where h.report_id = any (${reportIds}::uuid[]) and h.withdrawn_at is null`;

const roundNames = {
  id: true,
  module: { select: { name: true, programme: { select: { name: true } } } },
} as const;

const aboutModule = ({ name, programme }: { name: unknown; programme: { name: unknown } }, locale: Locale) => ({
  programme: textIn(programme.name, locale),
  module: textIn(name, locale),
});
