import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, type Refused, refuse, userErrorOf } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { mayCoordinate } from '../feedback.policy.js';
import { evaluationErrors } from './evaluation.errors.js';
import type { Evaluation, EvaluationQuestionsInput } from './evaluation.model.js';
import { mayFollowEvaluation, mayGiveEvaluation, mayReadEvaluation } from './evaluation.policy.js';
import { type EvaluationRow, evaluationOf, type ReleasedRow } from './evaluation.read-model.js';
import { refusalToBecome } from './evaluation.rules.js';
import { openingNow } from './evaluation-opening.js';
import { composeEvaluation, OWN_QUESTION_KINDS } from './evaluation-questionnaire.rules.js';
import { promiseIn, questionnaireView, questionsOf, releaseView } from './evaluation-view.js';

const questionsInput = z.object({
  questions: z.array(z.object({ kind: z.enum(OWN_QUESTION_KINDS), text: localized(300) })).max(10),
});

/** The evaluation of a module: what it asks, how far it is, and what it showed. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for whom it is not, and for participants before it opens */
  async ofModule(actor: PersonActor, moduleId: string, locale: Locale): Promise<Evaluation> {
    return viewFor(actor, await this.row(actor, moduleId), locale, this.clock.now());
  }

  /**
   * Says what is asked beside what follows from the impact map, instead of what was said before.
   * @param version the one that was seen, 0 at first; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal INVALID_INPUT, MODULE_ARCHIVED, EVALUATION_REFUSED once it is open, or when it would be too much to ask
   */
  async ask(
    actor: PersonActor,
    moduleId: string,
    version: number,
    input: EvaluationQuestionsInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { questions } = parseInput(questionsInput, input, locale);
    if (!mayCoordinate(actor)) throw new NotFound();
    const { tenantId, personId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      const [row] = await tx.$queryRaw<EvaluationRow[]>(evaluationOf(moduleId, personId));
      const { state, evaluated } = row!;
      const outOfPhase = refusalToBecome(state, 'OPEN');
      if (outOfPhase) throw refuse(evaluationErrors.EVALUATION_REFUSED, ['moduleId'], { reason: outOfPhase });
      if (!evaluated || !composeEvaluation(evaluated, questions))
        throw refuse(evaluationErrors.EVALUATION_REFUSED, ['input', 'questions'], {
          reason: 'TOO_LONG',
          own: questions.length,
        });
      if (version === 0)
        await tx.evaluation.createMany({ data: [{ tenantId, id: newId(), moduleId }], skipDuplicates: true });
      return outcomeOf(
        await tx.evaluation.updateMany({
          where: { moduleId, version, state: 'DRAFT' },
          data: { ownQuestions: questions, version: { increment: 1 } },
        }),
      );
    });
  }

  /**
   * Takes a comment out for everybody and for good: it stays where it was, without its words (anonymity, rule 9). One that was taken out already stays so.
   * @throws NotFound
   */
  async redact(actor: PersonActor, moduleId: string, commentId: string): Promise<void> {
    const row = await this.row(actor, moduleId);
    const known = isReleased(row) ? questionsOf(row).flatMap(({ comments }) => comments) : [];
    if (!mayCoordinate(actor) || !known.some(({ id }) => id === commentId)) throw new NotFound();
    const evaluationId = row.id!;
    const { tenantId, personId: redactedById } = actor;
    await this.db.forTenant(actor, (tx) =>
      tx.evaluationRedaction.createMany({
        data: [{ tenantId, evaluationId, commentId, redactedById, redactedAt: this.clock.now() }],
        skipDuplicates: true,
      }),
    );
  }

  private async row(actor: PersonActor, moduleId: string): Promise<EvaluationRow> {
    const [row] = await this.db.read<EvaluationRow>(actor, evaluationOf(moduleId, actor.personId));
    if (!row || !mayReadEvaluation(actor, row)) throw new NotFound();
    return row;
  }
}

function viewFor(actor: PersonActor, row: EvaluationRow, locale: Locale, now: Date): Evaluation {
  const follows = mayFollowEvaluation(actor, row);
  if (!follows && row.state === 'DRAFT') throw new NotFound();
  const { moduleId, module, state, version, openedAt, closesAt, ownQuestions, definition, ties } = row;
  const asked =
    definition && ties ? { definition, ties } : row.evaluated && composeEvaluation(row.evaluated, ownQuestions);
  const isOpen = state === 'OPEN';
  return {
    module: { id: moduleId, name: module },
    state,
    version,
    openedAt,
    closesAt,
    promise: promiseIn(locale),
    isGiven: isOpen && mayGiveEvaluation(row) ? row.isGiven : null,
    questionnaire: asked && questionnaireView(asked, locale),
    cannotOpenBecause: cannotOpen(row, now).map((refused) => userErrorOf(refused, locale)),
    ownQuestions,
    response: follows && isOpen ? row.responseState : null,
    responsePercentage: follows && isOpen ? row.responsePercentage : null,
    release: isReleased(row) ? releaseView(row, locale) : null,
  };
}

/** Why a draft does not open; nothing of what has been open. */
function cannotOpen({ state, ownQuestions, evaluated, opening }: EvaluationRow, now: Date): readonly Refused[] {
  return evaluated && opening
    ? openingNow({ state, ownQuestions, evaluated, opening, closesOn: null }, now).refused
    : [];
}

const isReleased = (row: EvaluationRow): row is EvaluationRow & ReleasedRow => row.content !== null;
