import type { TenantTx } from '../../../platform/database/role-database.js';
import { roundOpened, roundReported } from '../../feedback/feedback.events.js';
import {
  type AskedRater,
  askedRaters,
  askingOf,
  ratersToRemind,
  reminderDue,
} from '../../feedback/invitations/reminder.service.js';
import { type MailToWrite, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

export const feedbackInvitationOccasion: Occasion<'FEEDBACK_INVITATION'> = {
  upon: [
    upon(roundOpened, async (tx, { roundId }, now) => {
      const invitations = await tx.feedbackInvitation.findMany({
        where: { subject: { roundId } },
        select: { id: true },
      });
      return invitations.map(({ id }) => ({ subjectId: roundId, invitationId: id, moment: 'opening', dueAt: now }));
    }),
  ],
  async write(tx, mails, { now, secretKey }) {
    const asked = await askedRaters(tx, invitationsOf(mails), now, secretKey);
    return stillTrue(mails, ({ invitationId, locale }) => {
      const rater = asked.get(invitationId!);
      if (!rater) return undefined;
      const { items, threshold, commentThreshold } = rater;
      return { data: { ...aboutRater(rater, locale), items, threshold, commentThreshold } };
    });
  },
};

export const feedbackReminderOccasion: Occasion<'FEEDBACK_REMINDER'> = {
  isNudge: () => true,
  sweep: {
    tenants: (system, now) =>
      system.feedbackRound.findMany({
        where: { state: 'OPEN', opensAt: { lte: now }, closesAt: { gt: now } },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    async due(tx, now) {
      const rounds = await ratersToRemind(tx, now);
      const lastMailed = await lastMailedAt(
        tx,
        rounds.flatMap(({ invitationIds }) => invitationIds),
      );
      return rounds.flatMap(({ roundId, asking, invitationIds }) =>
        invitationIds.flatMap((invitationId) => {
          const reminder = reminderDue(asking, lastMailed.get(invitationId) ?? null, now);
          return reminder ? [{ subjectId: roundId, invitationId, moment: reminder.moment, dueAt: now }] : [];
        }),
      );
    },
  },
  async write(tx, mails, { now, secretKey }) {
    const asked = await askedRaters(tx, invitationsOf(mails), now, secretKey);
    const lastMailed = await lastMailedAt(tx, invitationsOf(mails));
    return stillTrue(mails, ({ invitationId, moment, locale }) => {
      const rater = asked.get(invitationId!);
      const reminder = rater && reminderDue(askingOf(rater), lastMailed.get(invitationId!) ?? null, now);
      if (reminder?.moment !== moment) return undefined;
      return { data: { ...aboutRater(rater!, locale), tone: reminder.tone } };
    });
  },
};

export const feedbackReportReadyOccasion: Occasion<'FEEDBACK_REPORT_READY'> = {
  upon: [
    upon(roundReported, async (tx, { roundId }, now) => {
      const subjects = await tx.$queryRaw<{ id: string; personId: string }[]>`
        select s.id, s.person_id as "personId"
          from feedback_subject s join feedback_report r on r.tenant_id = s.tenant_id and r.subject_id = s.id
         where s.round_id = ${roundId}::uuid`;
      return subjects.map(({ id, personId }) => ({ subjectId: id, personId, moment: 'report', dueAt: now }));
    }),
  ],
  async write(tx, mails) {
    const subjects = await tx.feedbackSubject.findMany({
      where: { id: { in: subjectsOf(mails) } },
      select: {
        id: true,
        round: { select: { module: { select: { name: true, programme: { select: { name: true } } } } } },
      },
    });
    return stillTrue(mails, ({ subjectId, locale }) => {
      const module = subjects.find(({ id }) => id === subjectId)?.round.module;
      if (!module) return undefined;
      return {
        data: {
          programme: textIn(module.programme.name, locale),
          module: textIn(module.name, locale),
          path: `/reports/${subjectId}`,
        },
      };
    });
  },
};

const invitationsOf = (mails: readonly MailToWrite[]) => mails.map(({ invitationId }) => invitationId!);

const aboutRater = (
  { token, participant, raterGroup, closesAt, module, programme }: AskedRater,
  locale: 'nl' | 'en',
) => ({
  programme: textIn(programme, locale),
  module: textIn(module, locale),
  participant,
  raterGroup,
  closesAt,
  path: `/f/${token}`,
});

/** When a rater was last mailed about an invitation, for those who were. */
async function lastMailedAt(tx: TenantTx, invitationIds: readonly string[]): Promise<Map<string, Date>> {
  if (invitationIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ invitationId: string; at: Date }[]>`
    select invitation_id as "invitationId", max(sent_at) as at from delivery
     where invitation_id = any (${[...invitationIds]}::uuid[]) and state = 'SENT' group by invitation_id`;
  return new Map(rows.map(({ invitationId, at }) => [invitationId, at]));
}
