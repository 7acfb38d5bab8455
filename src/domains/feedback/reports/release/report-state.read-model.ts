import { Prisma } from '../../../../generated/prisma/client.js';
import { fullName } from '../../../people/people/person.read-model.js';
import type { FeedbackReportState } from './report-state.model.js';

export type ReportStateRow = FeedbackReportState & { familyName: string };

/** How far reports are, one row for each participant of a round, without their content; aliases s (subject), r (round), f (report), p (person). */
export const reportStates = (where: Prisma.Sql, rest: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  select s.id as "subjectId", s.person_id as "personId", s.coach_id as "coachId", m.name as module, r.report_release as release,
         f.id as "reportId", f.released_at as "releasedAt", p.family_name as "familyName"
    from feedback_subject s
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    left join feedback_report f on f.tenant_id = s.tenant_id and f.subject_id = s.id
   where ${where} ${rest}`;

/** A report is there and waits. */
export const IS_HELD = Prisma.sql`f.id is not null and f.released_at is null`;

/** A report is there and waits for a coach who is not the participant, nor became their manager. */
const WAITS_FOR_COACH = Prisma.sql`
  (${IS_HELD} and r.report_release = 'BY_COACH' and s.coach_id <> s.person_id and s.coach_id is distinct from p.manager_id)`;

/** `mayPreview`, of a report that is held. */
export const isPreviewedBy = (personId: string): Prisma.Sql => Prisma.sql`
  (${WAITS_FOR_COACH} and s.coach_id = ${personId}::uuid)`;

/** Of these rounds, who looks at whose report first, for every report that waits for that. */
export const reportsForCoaches = (roundIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select r.id as "roundId", s.coach_id as "coachId", ${fullName.p} as participant
    from feedback_subject s
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_report f on f.tenant_id = s.tenant_id and f.subject_id = s.id
   where r.id = any (${[...roundIds]}::uuid[]) and ${WAITS_FOR_COACH} order by p.family_name, s.id`;

export interface ReportForCoach {
  roundId: string;
  coachId: string;
  /** The participant's name. */
  participant: string;
}
