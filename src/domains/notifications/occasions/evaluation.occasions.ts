import { isWorkingTime } from '../../../platform/clock/working-time.rules.js';
import { peopleToInvite, peopleToRemind, stillWaitedFor } from './evaluation-mail.read-model.js';
import { type Occasion, type Sweep, stillTrue, subjectsOf } from './occasion.js';
import { textIn } from './text-in.js';

/** In working hours, once to each of the people that are found. */
const asking = (find: typeof peopleToInvite): Sweep => ({
  tenants: (system, now) =>
    system.evaluation.findMany({
      where: { state: 'OPEN', closesAt: { gt: now } },
      distinct: ['tenantId'],
      select: { tenantId: true },
    }),
  async due(tx, now, work) {
    if (!isWorkingTime(now, work)) return [];
    const people = await find(tx, now);
    return people.map(({ evaluationId, personId }) => ({
      subjectId: evaluationId,
      personId,
      moment: 'once',
      dueAt: now,
    }));
  },
});

/** What is still true of each mail: to who gave theirs meanwhile, or left, nothing. */
const write: Occasion<'EVALUATION_INVITATION'>['write'] = async (tx, mails, { now }) => {
  const people = await stillWaitedFor(tx, now, subjectsOf(mails));
  return stillTrue(mails, ({ subjectId, personId, locale }) => {
    const person = people.find((one) => one.evaluationId === subjectId && one.personId === personId);
    if (!person) return undefined;
    const { module, programme, moduleId, closesAt, threshold, commentThreshold } = person;
    return {
      data: {
        module: textIn(module, locale),
        programme: textIn(programme, locale),
        closesAt,
        threshold,
        commentThreshold,
        path: `/evaluations/${moduleId}`,
      },
    };
  });
};

export const evaluationInvitationOccasion: Occasion<'EVALUATION_INVITATION'> = {
  isNudge: () => true,
  sweep: asking(peopleToInvite),
  write,
};

export const evaluationReminderOccasion: Occasion<'EVALUATION_REMINDER'> = {
  isNudge: () => true,
  sweep: asking(peopleToRemind),
  write,
};
