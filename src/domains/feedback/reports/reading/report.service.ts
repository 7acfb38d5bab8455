import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../../generated/prisma/client.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Database } from '../../../../platform/database/database.js';
import { NotFound } from '../../../../platform/graphql/failures.js';
import type { FeedbackReport } from './report.model.js';
import { type Reading, type ReportRow, readableReports } from './report.read-model.js';
import { reportView } from './report-view.js';

/** Reports as somebody may read them: released cells only, never an answer. */
@Injectable()
export class ReportService {
  constructor(private readonly db: Database) {}

  /** The reports about somebody that are not held, the latest first. */
  own(actor: PersonActor): Promise<FeedbackReport[]> {
    return this.read(actor, Prisma.sql`s.person_id = ${actor.personId}::uuid`, ['OWN']);
  }

  /** The reports of others that they share with somebody, the latest first. */
  shared(actor: PersonActor): Promise<FeedbackReport[]> {
    const given = Prisma.sql`
      exists (select from feedback_report_share given
               where given.tenant_id = f.tenant_id and given.report_id = f.id and given.person_id = ${actor.personId}::uuid)`;
    return this.read(actor, given, ['SHARED']);
  }

  /** A report that is held until its coach has seen it, for that coach. @throws NotFound */
  preview(actor: PersonActor, subjectId: string): Promise<FeedbackReport> {
    return this.one(actor, Prisma.sql`s.id = ${subjectId}::uuid`, ['PREVIEW']);
  }

  /** @throws NotFound unless somebody may read it now, as one of `as` */
  byId(actor: PersonActor, id: string, as: readonly Reading[] = ['OWN', 'SHARED', 'PREVIEW']): Promise<FeedbackReport> {
    return this.one(actor, Prisma.sql`f.id = ${id}::uuid`, as);
  }

  private async one(actor: PersonActor, where: Prisma.Sql, as: readonly Reading[]): Promise<FeedbackReport> {
    const [report] = await this.read(actor, where, as);
    if (!report) throw new NotFound();
    return report;
  }

  private async read(actor: PersonActor, where: Prisma.Sql, as: readonly Reading[]): Promise<FeedbackReport[]> {
    const rows = await this.db.read<ReportRow>(actor, readableReports(actor.personId, where));
    return rows.filter(({ reading }) => as.includes(reading)).map(reportView);
  }
}
