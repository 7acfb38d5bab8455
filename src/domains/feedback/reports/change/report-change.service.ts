import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../../generated/prisma/client.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Database } from '../../../../platform/database/database.js';
import { NotFound } from '../../../../platform/graphql/failures.js';
import { readableReports } from '../reading/report.read-model.js';
import type { FeedbackReportChange } from './report-change.model.js';
import { type ComparedReport, reportChange } from './report-change-view.js';

const COMPARED = Prisma.sql`,
  coalesce((select json_agg(json_build_array(i.rater_group, coalesce(l.rater_id::text, l.email)))
              from feedback_invitation i join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id
             where i.tenant_id = s.tenant_id and i.subject_id = s.id), '[]') as panel`;

/** A report about its reader, with the questionnaire that it is of. */
export type OwnReport = ComparedReport & { questionnaireId: string };

/** One statement that gives an OwnReport for each report about somebody that they may read. */
export const ownReports = (personId: string): Prisma.Sql =>
  readableReports(
    personId,
    Prisma.sql`s.person_id = ${personId}::uuid`,
    Prisma.sql`${COMPARED}, r.questionnaire_id as "questionnaireId"`,
  );

/** What changed in each of somebody's own reports since each earlier one, with the questionnaire of the later; the latest first, as they come. */
export const changesBetween = (reports: readonly OwnReport[]) =>
  reports.flatMap((later) =>
    reports
      .filter(({ computedAt }) => computedAt < later.computedAt)
      .map((earlier) => ({
        reportId: later.id,
        questionnaireId: later.questionnaireId,
        change: reportChange(earlier, later),
      })),
  );

/** What changed since earlier rounds, as far as somebody may read both reports. */
@Injectable()
export class ReportChangeService {
  constructor(private readonly db: Database) {}

  /** Since each earlier report of the same participant, the latest first. @throws NotFound */
  async of(actor: PersonActor, reportId: string): Promise<FeedbackReportChange[]> {
    const rows = await this.db.read<ComparedReport>(
      actor,
      readableReports(
        actor.personId,
        Prisma.sql`
          (s.person_id, s.tenant_id) = (select own.person_id, own.tenant_id from feedback_report later
             join feedback_subject own on own.tenant_id = later.tenant_id and own.id = later.subject_id where later.id = ${reportId}::uuid)`,
        COMPARED,
      ),
    );
    const later = rows.find(({ id }) => id === reportId);
    if (!later) throw new NotFound();
    return rows
      .filter(({ computedAt }) => computedAt < later.computedAt)
      .map((earlier) => reportChange(earlier, later));
  }
}
