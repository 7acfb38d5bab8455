import { Prisma } from '../../../../generated/prisma/client.js';
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

/** `mayPreview`, of a report that is held. */
export const isPreviewedBy = (personId: string): Prisma.Sql => Prisma.sql`
  (${IS_HELD} and r.report_release = 'BY_COACH' and s.coach_id = ${personId}::uuid and s.person_id <> ${personId}::uuid
   and p.manager_id is distinct from ${personId}::uuid)`;
