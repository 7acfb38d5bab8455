import { HOUR_MS } from '../../../platform/clock/durations.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { roundCloseMoved } from '../../feedback/feedback.events.js';
import { askedRaters, partOf, unfinishedIn } from '../../feedback/invitations/reminder.read-model.js';
import { aboutRater, raterOf } from './feedback.occasions.js';
import { type DueMail, gatheredUntil, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

/** How long news of an early close is worth a mail. Until then it is kept for whom it is, which tells who had not answered. */
const NEWS_FOR_MS = HOUR_MS;

/** One mail for each moment that a close was moved to. */
const momentOf = (closesAt: Date): string => `closes ${closesAt.toISOString()}`;

/** Whoever still has something to finish hears when they can; who moves a close and corrects that soon after is mailed about once. */
export const feedbackExtendedOccasion: Occasion<'FEEDBACK_EXTENDED'> = {
  isNudge: () => true,
  upon: [
    upon(roundCloseMoved, (tx, { roundId }, now) =>
      toUnfinished(tx, roundId, (closesAt) => (closesAt > now ? gatheredUntil(now) : undefined)),
    ),
  ],
  async write(tx, mails, { now, secretKey }) {
    const asked = await askedRaters(tx, mails.map(raterOf), now, secretKey);
    return stillTrue(mails, (mail) => {
      const rater = asked.get(partOf(raterOf(mail)));
      if (!rater || mail.moment !== momentOf(rater.closesAt)) return undefined;
      return { data: aboutRater(rater, mail.locale) };
    });
  },
};

/** Whoever had something to finish when a round was closed ahead of its day, and may have meant to. */
export const feedbackClosedEarlyOccasion: Occasion<'FEEDBACK_CLOSED_EARLY'> = {
  upon: [
    upon(roundCloseMoved, (tx, { roundId }, now) =>
      toUnfinished(tx, roundId, (closesAt) => (closesAt <= now ? now : undefined)),
    ),
  ],
  async write(tx, mails, { now }) {
    const rounds = await tx.feedbackRound.findMany({
      where: {
        id: { in: subjectsOf(mails) },
        state: { in: ['OPEN', 'CLOSED', 'REPORTED'] },
        closesAt: { lte: now, gt: new Date(now.getTime() - NEWS_FOR_MS) },
      },
      select: { id: true, closesAt: true, module: { select: { name: true, programme: { select: { name: true } } } } },
    });
    return stillTrue(mails, ({ subjectId, moment, locale }) => {
      const round = rounds.find(({ id }) => id === subjectId);
      if (!round || moment !== momentOf(round.closesAt)) return undefined;
      const { module } = round;
      return {
        data: {
          programme: textIn(module.programme.name, locale),
          module: textIn(module.name, locale),
          closedAt: round.closesAt,
        },
      };
    });
  },
};

/** @param dueAt when to tell of this close; undefined where it is not to be told of like this */
async function toUnfinished(
  tx: TenantTx,
  roundId: string,
  dueAt: (closesAt: Date) => Date | undefined,
): Promise<DueMail[]> {
  const round = await unfinishedIn(tx, roundId);
  const due = round && dueAt(round.closesAt);
  if (!due) return [];
  return round.linkIds.map((linkId) => ({ subjectId: roundId, linkId, moment: momentOf(round.closesAt), dueAt: due }));
}
