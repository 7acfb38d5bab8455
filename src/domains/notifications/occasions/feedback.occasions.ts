import type { Locale } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { bothLanguages } from '../../../platform/graphql/localized-text.model.js';
import { raterInvited, roundOpened } from '../../feedback/feedback.events.js';
import {
  type AskedRater,
  askedRaters,
  askingOf,
  partOf,
  type RaterInRound,
  ratersToRemind,
  reminderDue,
} from '../../feedback/invitations/reminder.read-model.js';
import { audienceOf } from '../templates/feedback-asked.js';
import { gatheredUntil, type MailToWrite, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

export const feedbackInvitationOccasion: Occasion<'FEEDBACK_INVITATION'> = {
  upon: [
    upon(roundOpened, async (tx, { roundId }, now) => {
      const links = await tx.feedbackRaterLink.findMany({
        where: { invitations: { some: { subject: { roundId } } } },
        select: { id: true },
      });
      return links.map(({ id }) => ({ subjectId: roundId, linkId: id, moment: 'opening', dueAt: now }));
    }),
    // Also who was mailed about the round before: this is one more colleague to give feedback to, and perhaps one of several.
    upon(raterInvited, async (tx, { invitationId }, now) => {
      const { linkId, subject } = await tx.feedbackInvitation.findFirstOrThrow({
        where: { id: invitationId },
        select: { linkId: true, subject: { select: { roundId: true } } },
      });
      const dueAt = gatheredUntil(now);
      return [{ subjectId: subject.roundId, linkId, moment: `added until ${dueAt.toISOString()}`, dueAt }];
    }),
  ],
  async write(tx, mails, { now, secretKey }) {
    const asked = await askedRaters(tx, mails.map(raterOf), now, secretKey);
    return stillTrue(mails, (mail) => {
      const rater = asked.get(partOf(raterOf(mail)));
      if (!rater) return undefined;
      const { threshold, commentThreshold, coached } = rater;
      return { data: { ...aboutRater(rater, mail.locale), threshold, commentThreshold, coached } };
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
        rounds.map(({ roundId }) => roundId),
      );
      return rounds.flatMap(({ roundId, asking, linkIds }) =>
        linkIds.flatMap((linkId) => {
          const reminder = reminderDue(asking, lastMailed.get(partOf({ roundId, linkId })) ?? null, now);
          return reminder ? [{ subjectId: roundId, linkId, moment: reminder.moment, dueAt: now }] : [];
        }),
      );
    },
  },
  async write(tx, mails, { now, secretKey }) {
    const asked = await askedRaters(tx, mails.map(raterOf), now, secretKey);
    const lastMailed = await lastMailedAt(tx, subjectsOf(mails));
    return stillTrue(mails, (mail) => {
      const part = partOf(raterOf(mail));
      const rater = asked.get(part);
      const reminder = rater && reminderDue(askingOf(rater), lastMailed.get(part) ?? null, now);
      if (reminder?.moment !== mail.moment) return undefined;
      return { data: { ...aboutRater(rater!, mail.locale), tone: reminder.tone } };
    });
  },
};

/** A mail to a rater is about their part in a round. */
export const raterOf = ({ subjectId, linkId }: MailToWrite): RaterInRound => ({ roundId: subjectId, linkId: linkId! });

export const aboutRater = ({ token, asked, closesAt, module, programme }: AskedRater, locale: Locale) => ({
  programme: textIn(programme, locale),
  module: textIn(module, locale),
  asked: asked.map(({ participant, group: { key, name, anonymous }, items }) => ({
    participant,
    audience: audienceOf(key, anonymous),
    groupName: textIn(bothLanguages(name), locale),
    items,
  })),
  closesAt,
  path: `/f/${token}`,
});

/** When raters of some rounds were last mailed about them, by `partOf`, for those who were. */
async function lastMailedAt(tx: TenantTx, roundIds: readonly string[]): Promise<Map<string, Date>> {
  if (roundIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(RaterInRound & { at: Date })[]>`
    select subject_id as "roundId", link_id as "linkId", max(sent_at) as at from delivery
     where subject_id = any (${[...roundIds]}::uuid[]) and link_id is not null and state = 'SENT' group by subject_id, link_id`;
  return new Map(rows.map(({ at, ...part }) => [partOf(part), at]));
}
