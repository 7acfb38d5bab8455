import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { NotFound } from '../../../../platform/graphql/failures.js';
import type { FeedbackReport } from '../reading/report.model.js';
import { ReportService } from '../reading/report.service.js';

/** Takes a comment out of a report for everybody and for good: it stays where it was, without its words (anonymity, rule 9). */
@Injectable()
export class CommentRedactionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reports: ReportService,
  ) {}

  /**
   * By the participant, or by the coach while it is held. A comment that was taken out already stays so.
   * @throws NotFound
   */
  async redact(actor: PersonActor, reportId: string, commentId: string): Promise<FeedbackReport> {
    const { questions } = await this.reports.byId(actor, reportId, ['OWN', 'PREVIEW']);
    const ids = questions.flatMap(({ comments }) => comments.flatMap(({ texts }) => texts.map(({ id }) => id)));
    if (!ids.includes(commentId)) throw new NotFound();
    const { tenantId, personId: redactedById } = actor;
    await this.db.forTenant(actor, (tx) =>
      tx.feedbackCommentRedaction.createMany({
        data: [{ tenantId, reportId, commentId, redactedById, redactedAt: this.clock.now() }],
        skipDuplicates: true,
      }),
    );
    return this.reports.byId(actor, reportId, ['OWN', 'PREVIEW']);
  }
}
