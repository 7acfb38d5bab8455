import { Inject } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { AGGREGATOR_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { cryptographicRandom } from '../cryptographic-random.js';
import { roundClosed, roundReported } from '../feedback.events.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../rater-group.rules.js';
import { releaseReport } from './release.rules.js';

const payload = z.object({ tenantId: z.uuid(), roundId: z.uuid() });

/** Computes every report of a closed round, once: all of them in one transaction, after which the round never changes again. */
@Job({ name: 'write-reports', payload, on: [roundClosed] })
export class WriteReportsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    @Inject(AGGREGATOR_DATABASE) private readonly answers: RoleDatabase,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, roundId }: z.infer<typeof payload>): Promise<void> {
    await this.answers.forTenant(tenantId, async (tx) => {
      await tx.$queryRaw`select 1 from feedback_round where id = ${roundId}::uuid for update`;
      const round = await tx.feedbackRound.findFirst({ where: { id: roundId } });
      if (round?.state !== 'CLOSED') return;
      const questionnaire = await tx.questionnaireVersion.findFirstOrThrow({ where: { id: round.questionnaireId } });
      const subjects = await tx.feedbackSubject.findMany({ where: { roundId }, select: { id: true } });
      const ofRound = { subject: { roundId } };
      const sheets = Map.groupBy(
        await tx.feedbackClosedAnswer.findMany({ where: ofRound }),
        ({ subjectId }) => subjectId,
      );
      const comments = Map.groupBy(
        await tx.feedbackClosedComment.findMany({ where: ofRound }),
        ({ subjectId }) => subjectId,
      );
      const now = this.clock.now();
      const reports = subjects.map(({ id: subjectId }) => ({
        tenantId,
        id: newId(),
        subjectId,
        computedAt: now,
        content: releaseReport(
          {
            definition: questionnaire.definition as unknown as QuestionnaireDefinition,
            threshold: round.threshold!,
            commentThreshold: round.commentThreshold!,
            sheets: (sheets.get(subjectId) ?? []).map(({ raterGroup, scores }) => ({
              group: raterGroup as RaterGroup,
              scores,
            })),
            comments: (comments.get(subjectId) ?? []).map(({ raterGroup, questionKey, text }) => ({
              group: raterGroup as RaterGroup,
              questionKey,
              text,
            })),
          },
          cryptographicRandom,
        ) as object,
      }));
      await tx.feedbackReport.createMany({ data: reports });
      await tx.$executeRaw`update feedback_round set state = 'REPORTED' where id = ${roundId}::uuid`;
      await record(tx, tenantId, roundReported, { roundId }, now);
    });
  }
}
