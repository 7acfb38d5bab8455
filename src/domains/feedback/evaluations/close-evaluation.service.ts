import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { AGGREGATOR_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { cryptographicRandom } from '../cryptographic-random.js';
import { evaluationClosed } from '../feedback.events.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { type EvaluationState, isDueToClose } from './evaluation.rules.js';
import { releaseEvaluation } from './evaluation-release.rules.js';

/** The close of an evaluation, in one transaction: what may be shown of the answers is kept, and the answers are gone. */
@Injectable()
export class CloseEvaluationService {
  constructor(
    @Inject(AGGREGATOR_DATABASE) private readonly answers: RoleDatabase,
    private readonly clock: Clock,
  ) {}

  /** Closes an evaluation whose hour has come; one that is closed already, or not due, is left as it is. */
  async closeIfDue(tenantId: string, evaluationId: string): Promise<void> {
    await this.answers.forTenant(tenantId, async (tx) => {
      // Waits for whoever is giving theirs, and keeps later ones out.
      await tx.$queryRaw`select 1 from evaluation where id = ${evaluationId}::uuid for update`;
      const evaluation = await tx.evaluation.findFirst({
        where: { id: evaluationId },
        include: { questionnaire: true, answers: { select: { scores: true, comments: true } } },
      });
      const now = this.clock.now();
      if (!evaluation || !isDueToClose({ ...evaluation, state: evaluation.state as EvaluationState }, now)) return;
      const { questionnaire, answers, threshold, commentThreshold, askedIds, openedAt } = evaluation;
      const before = await tx.evaluation.findMany({
        where: {
          id: { not: evaluationId },
          openedAt: { lte: openedAt! },
          ownQuestions: { not: [] },
          askedIds: { hasSome: askedIds },
        },
        select: { askedIds: true },
      });
      const definition = questionnaire!.definition as unknown as QuestionnaireDefinition;
      const release = releaseEvaluation(
        {
          definition,
          threshold: threshold!,
          commentThreshold: commentThreshold!,
          answers,
          askedIds,
          askedEarlier: before.map((earlier) => earlier.askedIds),
        },
        cryptographicRandom,
      );
      await tx.$executeRaw`
        insert into evaluation_release (tenant_id, evaluation_id, content, released_at)
        values (${tenantId}::uuid, ${evaluationId}::uuid, ${JSON.stringify(release)}::jsonb, ${now})`;
      await tx.$executeRaw`delete from evaluation_answer where evaluation_id = ${evaluationId}::uuid`;
      await tx.$executeRaw`update evaluation set state = 'CLOSED' where id = ${evaluationId}::uuid`;
      await record(tx, tenantId, evaluationClosed, { evaluationId }, now);
    });
  }
}
