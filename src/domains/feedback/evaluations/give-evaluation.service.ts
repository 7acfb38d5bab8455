import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { answersAfter, refuseFaulty, type SheetChanges } from '../responses/filled-in.js';
import { evaluationErrors } from './evaluation.errors.js';
import { type EvaluationState, refusalToGive } from './evaluation.rules.js';
import { PARTICIPANTS } from './evaluation-questionnaire.rules.js';

/** Giving an evaluation: what was answered is written and never read by this role, that somebody did is written beside it. */
@Injectable()
export class GiveEvaluationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the actor's evaluation of a module, whole and once; nothing leads from the answers to who gave them, so they cannot be changed. No fact is
   * recorded of it: it would have a time and a name.
   * @throws NotFound for who holds no place or held none when it opened, and before it opens
   * @throws Refusal EVALUATION_REFUSED once it is closed, EVALUATION_ALREADY_GIVEN, MODULE_ARCHIVED, ANSWER_FAULT (every one, by item and question)
   */
  async give(actor: PersonActor, moduleId: string, changes: SheetChanges): Promise<void> {
    const { tenantId, personId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      // The close waits for this answer; from then on there is none.
      await tx.$queryRaw`select 1 from evaluation where module_id = ${moduleId}::uuid for share`;
      const evaluation = await tx.evaluation.findFirst({
        where: {
          moduleId,
          state: { not: 'DRAFT' },
          askedIds: { has: personId },
          module: { programme: { participations: { some: { personId, leftAt: null } } } },
        },
        include: { questionnaire: true },
      });
      if (!evaluation) throw new NotFound();
      await openModule(tx, moduleId);
      const { id: evaluationId, questionnaire } = evaluation;
      const reason = refusalToGive({ ...evaluation, state: evaluation.state as EvaluationState }, this.clock.now());
      if (reason) throw refuse(evaluationErrors.EVALUATION_REFUSED, ['moduleId'], { reason });
      const given = await tx.evaluationGiven.createMany({
        data: [{ tenantId, evaluationId, personId }],
        skipDuplicates: true,
      });
      if (given.count === 0) throw refuse(evaluationErrors.EVALUATION_ALREADY_GIVEN, ['moduleId']);
      const definition = questionnaire!.definition as unknown as QuestionnaireDefinition;
      const { scores, comments } = answersAfter({ definition, answers: { scores: [], comments: [] } }, changes);
      refuseFaulty(definition, PARTICIPANTS.key, { scores, comments }, 'submit');
      // Not by way of Prisma's create, which would read the row back: this role cannot.
      await tx.$executeRaw`
        insert into evaluation_answer (tenant_id, id, evaluation_id, scores, comments)
        values (${tenantId}::uuid, gen_random_uuid(), ${evaluationId}::uuid, ${scores}::smallint[], ${comments}::text[])`;
    });
  }
}
