import type { Locale } from '../../../platform/auth/actor.js';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { isWorkingTime } from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { assignmentHelpAsked, assignmentShared } from '../../development/development.events.js';
import { fullName } from '../../people/people/person.read-model.js';
import { gatheredUntil, type MailToWrite, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

/** How long a practice moment that went by is still worth a word. */
const STILL_FRESH_DAYS = 14;

/** Told once for each time that a trainer is asked. */
export const assignmentHelpAskedOccasion: Occasion<'ASSIGNMENT_HELP_ASKED'> = {
  upon: [
    upon(assignmentHelpAsked, async (tx, { assignmentId }, now) => {
      const assignment = await tx.assignment.findFirst({
        where: { id: assignmentId, state: 'DRAFT', archivedAt: null },
        select: { helperId: true, helperAskedAt: true },
      });
      if (!assignment?.helperId || !assignment.helperAskedAt) return [];
      const { helperId: personId, helperAskedAt } = assignment;
      return [{ subjectId: assignmentId, personId, moment: `asked ${helperAskedAt.toISOString()}`, dueAt: now }];
    }),
  ],
  async write(tx, mails) {
    const assignments = await assignmentsOf(tx, subjectsOf(mails));
    return stillTrue(mails, ({ subjectId, personId, locale }) => {
      const assignment = assignments.get(subjectId);
      if (assignment?.state !== 'DRAFT' || assignment.isArchived || assignment.helperId !== personId) return undefined;
      return { data: aboutAssignment(assignment, locale) };
    });
  },
};

/**
 * After some minutes, in which the participant can take it back before anybody heard of it, and share it again without a second mail. A
 * mail that found nothing shared takes no later one's place.
 */
export const assignmentSharedOccasion: Occasion<'ASSIGNMENT_SHARED'> = {
  upon: [
    upon(assignmentShared, async (_, { assignmentId, personId }, now) => {
      const dueAt = gatheredUntil(now);
      return [{ subjectId: assignmentId, personId, moment: `shared until ${dueAt.toISOString()}`, dueAt }];
    }),
  ],
  async write(tx, mails) {
    const assignments = await assignmentsOf(tx, subjectsOf(mails));
    return stillTrue(mails, ({ subjectId, personId, locale }) => {
      const assignment = assignments.get(subjectId);
      if (!assignment || assignment.isArchived || assignment.shownToId !== personId) return undefined;
      return { data: aboutAssignment(assignment, locale) };
    });
  },
};

/**
 * Once for each practice moment that has gone by without a word about it, in working hours: of several of one assignment the latest only.
 * A moment that is moved counts as another.
 */
export const practiceMomentDueOccasion: Occasion<'PRACTICE_MOMENT_DUE'> = {
  isNudge: () => true,
  sweep: {
    tenants: (system, now) =>
      system.programme.findMany({
        where: { startsOn: { lte: now }, endsOn: { gte: new Date(now.getTime() - STILL_FRESH_DAYS * DAY_MS) } },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    async due(tx, now, work) {
      if (!isWorkingTime(now, work)) return [];
      const moments = await tx.$queryRaw<{ id: string; participantId: string; day: string }[]>`
        select distinct on (a.id) t.id, a.participant_id as "participantId", t.day::text as day
          from assignment a
          join practice_moment t on t.tenant_id = a.tenant_id and t.assignment_id = a.id
          join module m on m.tenant_id = a.tenant_id and m.id = a.module_id
          join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
          join participation e on e.tenant_id = o.tenant_id and e.programme_id = o.id and e.person_id = a.participant_id and e.left_at is null
         where a.state = 'UNDER_WAY' and a.archived_at is null
           and t.day < (${now}::timestamptz at time zone o.time_zone)::date
         order by a.id, t.day desc`;
      const written = await tx.practiceReflection.findMany({
        where: { momentId: { in: moments.map(({ id }) => id) } },
        select: { momentId: true },
      });
      return moments
        .filter(({ id }) => !written.some(({ momentId }) => momentId === id))
        .filter(({ day }) => now.getTime() - Date.parse(day) <= STILL_FRESH_DAYS * DAY_MS)
        .map(({ id, participantId: personId, day }) => ({ subjectId: id, personId, moment: `day ${day}`, dueAt: now }));
    },
  },
  async write(tx, mails) {
    const moments = await tx.practiceMoment.findMany({
      where: { id: { in: subjectsOf(mails) }, reflection: null },
      select: { id: true, assignmentId: true, day: true },
    });
    const assignments = await assignmentsOf(
      tx,
      moments.map(({ assignmentId }) => assignmentId),
    );
    return stillTrue(mails, ({ subjectId, personId, moment: told, locale }: MailToWrite) => {
      const moment = moments.find(({ id }) => id === subjectId);
      if (!moment) return undefined;
      const assignment = assignments.get(moment.assignmentId);
      if (assignment?.state !== 'UNDER_WAY' || assignment.isArchived) return undefined;
      if (assignment.participantId !== personId || told !== `day ${moment.day.toISOString().slice(0, 10)}`)
        return undefined;
      return {
        data: {
          programme: textIn(assignment.programme, locale),
          module: textIn(assignment.module, locale),
          day: moment.day,
          path: `/assignments/${moment.assignmentId}`,
        },
      };
    });
  },
};

interface AssignmentRow {
  id: string;
  participantId: string;
  helperId: string | null;
  /** The manager who reads it now. */
  shownToId: string | null;
  state: string;
  isArchived: boolean;
  participant: string;
  module: LocalizedText;
  programme: LocalizedText;
}

/** What somebody else than the participant is told of an assignment. */
const aboutAssignment = ({ id, programme, module, participant }: AssignmentRow, locale: Locale) => ({
  programme: textIn(programme, locale),
  module: textIn(module, locale),
  participant,
  path: `/assignments/${id}`,
});

async function assignmentsOf(tx: TenantTx, ids: readonly string[]): Promise<Map<string, AssignmentRow>> {
  const rows = await tx.$queryRaw<AssignmentRow[]>`
    select a.id, a.participant_id as "participantId", a.helper_id as "helperId", a.state, a.archived_at is not null as "isArchived",
           case when a.shared_with_id = p.manager_id
                 and exists (select from participation e where e.tenant_id = m.tenant_id and e.programme_id = m.programme_id
                                and e.person_id = a.participant_id and e.left_at is null) then a.shared_with_id end as "shownToId",
           ${fullName.p} as participant, m.name as module, o.name as programme
      from assignment a
      join module m on m.tenant_id = a.tenant_id and m.id = a.module_id
      join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
      join person p on p.tenant_id = a.tenant_id and p.id = a.participant_id
     where a.id = any (${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
