import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { type Evaluation, Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { HOLDS } from '../../programmes/modules/holding-modules.read-model.js';
import { moduleContext, openModule } from '../../programmes/modules/module-context.service.js';
import { evaluationOpened } from '../feedback.events.js';
import { mayCoordinate } from '../feedback.policy.js';
import { evaluationErrors } from './evaluation.errors.js';
import type { EvaluationOpenInput } from './evaluation.model.js';
import { EVALUATED_MODULE, OPENING, type OpeningRow } from './evaluation.read-model.js';
import {
  closingOf,
  type EvaluationRefusal,
  type EvaluationState,
  openingOf,
  refusalToExtend,
  refusalToGive,
} from './evaluation.rules.js';
import { isAboutTheDay, openingNow } from './evaluation-opening.js';
import type { EvaluatedModule, OwnQuestion } from './evaluation-questionnaire.rules.js';

const openInput = z.object({ closesOn: z.string().nullish() });

/** From when and until when participants are asked: by a coordinator, or by the days of the step. */
@Injectable()
export class OpenEvaluationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the evaluation of a module: what it asks and the thresholds are fixed from then on. Participants hear of it from the fact that it opened.
   * @param version the one that was seen, 0 at first; when it is no longer the current one nothing is done
   * @throws NotFound; Refusal INVALID_INPUT, MODULE_ARCHIVED, EVALUATION_REFUSED with every reason
   */
  async open(
    actor: PersonActor,
    moduleId: string,
    version: number,
    input: EvaluationOpenInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { closesOn = null } = parseInput(openInput, input, locale);
    if (!mayCoordinate(actor)) throw new NotFound();
    return this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      // Only what nobody has made yet is made: whoever was late leaves nothing behind.
      const evaluation =
        version === 0 ? await evaluationToOpen(tx, actor, moduleId) : await heldEvaluation(tx, moduleId);
      if (evaluation?.version !== version) return 'EDITED_MEANWHILE';
      await this.openHeld(tx, evaluation, closesOn);
      return 'DONE';
    });
  }

  /** Modules that people work on whose step for the evaluation is now, and whose evaluation has not been open. */
  async dueModules(actor: Pick<TenantActor, 'tenantId'>, now: Date): Promise<string[]> {
    const rows = await this.db.read<{ moduleId: string; startsOn: string; timeZone: string }>(
      actor,
      Prisma.sql`
        select m.id as "moduleId", s.starts_on::text as "startsOn", g.time_zone as "timeZone"
          from module_step s
          join module m on m.tenant_id = s.tenant_id and m.id = s.module_id and m.archived_at is null
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id and g.state = 'APPROVED'
          left join evaluation e on e.tenant_id = m.tenant_id and e.module_id = m.id
         where s.kind = 'EVALUATION' and s.skipped_at is null and coalesce(e.state, 'DRAFT') = 'DRAFT'
           and ${HOLDS} and (${now}::timestamptz at time zone g.time_zone)::date between s.starts_on and s.ends_on`,
    );
    return rows
      .filter(({ startsOn, timeZone }) => openingOf(startsOn, timeZone) <= now)
      .map(({ moduleId }) => moduleId);
  }

  /** Opens an evaluation on the first day of its step, until the last one. @throws Refusal EVALUATION_REFUSED */
  async openOnItsDay(actor: Pick<TenantActor, 'tenantId'>, moduleId: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      const evaluation = await evaluationToOpen(tx, actor, moduleId);
      if (evaluation.state === 'DRAFT') await this.openHeld(tx, evaluation, null);
    });
  }

  /**
   * Lets an open evaluation close at 17:00 on a later day.
   * @param version the one that was seen; when it is no longer the current one nothing is done
   * @throws NotFound; Refusal EVALUATION_REFUSED
   */
  async extend(actor: PersonActor, moduleId: string, version: number, closesOn: string): Promise<Outcome> {
    return this.moveClose(actor, moduleId, (evaluation, timeZone, now) => {
      if (evaluation.version !== version) return 'EDITED_MEANWHILE';
      const closesAt = closingOf(closesOn, null, timeZone, now);
      return { closesAt, refusal: refusalToExtend(timesOf(evaluation), closesAt, now) };
    });
  }

  /** Takes no answer from now on; what it shows follows as after any close. @throws NotFound; Refusal EVALUATION_REFUSED */
  async closeNow(actor: PersonActor, moduleId: string): Promise<void> {
    await this.moveClose(actor, moduleId, (evaluation, _, now) => ({
      closesAt: now,
      refusal: refusalToGive(timesOf(evaluation), now),
    }));
  }

  private async openHeld(tx: TenantTx, evaluation: Evaluation, closesOn: string | null): Promise<void> {
    const { tenantId, id, moduleId } = evaluation;
    const now = this.clock.now();
    const { opening, evaluated } = await openingRow(tx, moduleId);
    const { askedIds } = opening;
    const state = evaluation.state as EvaluationState;
    const ownQuestions = evaluation.ownQuestions as unknown as OwnQuestion[];
    const { asked, closesAt, threshold, commentThreshold, refused } = openingNow(
      { state, ownQuestions, evaluated, opening, closesOn },
      now,
    );
    refuseAll(refused);
    const { definition, ties } = asked!;
    await tx.evaluationQuestionnaire.createMany({
      data: [{ tenantId, evaluationId: id, definition: definition as object, ties: ties as object }],
    });
    await tx.evaluation.updateMany({
      where: { id },
      data: {
        state: 'OPEN',
        threshold,
        commentThreshold,
        askedIds,
        openedAt: now,
        closesAt,
        version: { increment: 1 },
      },
    });
    await record(tx, tenantId, evaluationOpened, { evaluationId: id }, now);
  }

  private async moveClose(
    actor: PersonActor,
    moduleId: string,
    momentOf: (
      evaluation: Evaluation,
      timeZone: string,
      now: Date,
    ) => { closesAt: Date; refusal: EvaluationRefusal | null } | 'EDITED_MEANWHILE',
  ): Promise<Outcome> {
    if (!mayCoordinate(actor)) throw new NotFound();
    return this.db.forTenant(actor, async (tx) => {
      const evaluation = await heldEvaluation(tx, moduleId);
      // One that nobody has prepared is a draft as well.
      if (!evaluation) {
        await moduleContext(tx, moduleId);
        throw refuse(evaluationErrors.EVALUATION_REFUSED, ['moduleId'], { reason: 'NOT_OPEN_YET' });
      }
      const { opening } = await openingRow(tx, moduleId);
      const moved = momentOf(evaluation, opening.timeZone, this.clock.now());
      if (moved === 'EDITED_MEANWHILE') return moved;
      const { closesAt, refusal } = moved;
      if (refusal)
        throw refuse(evaluationErrors.EVALUATION_REFUSED, [isAboutTheDay(refusal) ? 'closesOn' : 'moduleId'], {
          reason: refusal,
        });
      await tx.evaluation.updateMany({ where: { id: evaluation.id }, data: { closesAt, version: { increment: 1 } } });
      return 'DONE';
    });
  }
}

const timesOf = ({ state, openedAt, closesAt }: Evaluation) => ({
  state: state as EvaluationState,
  openedAt,
  closesAt,
});

/** The evaluation of a module that is about to open, made when it is first needed, which nobody else changes until the transaction ends. */
async function evaluationToOpen(
  tx: TenantTx,
  { tenantId }: Pick<TenantActor, 'tenantId'>,
  moduleId: string,
): Promise<Evaluation> {
  await tx.evaluation.createMany({ data: [{ tenantId, id: newId(), moduleId }], skipDuplicates: true });
  return (await heldEvaluation(tx, moduleId))!;
}

/** The evaluation of a module, which nobody else changes until the transaction ends; null before the first that is done for it. */
async function heldEvaluation(tx: TenantTx, moduleId: string): Promise<Evaluation | null> {
  await tx.$queryRaw`select 1 from evaluation where module_id = ${moduleId}::uuid for update`;
  return tx.evaluation.findFirst({ where: { moduleId } });
}

async function openingRow(
  tx: TenantTx,
  moduleId: string,
): Promise<{ opening: OpeningRow; evaluated: EvaluatedModule }> {
  const [row] = await tx.$queryRaw<{ opening: OpeningRow; evaluated: EvaluatedModule }[]>`
    select ${OPENING} as opening, ${EVALUATED_MODULE} as evaluated
      from module m
      join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
     where m.id = ${moduleId}::uuid`;
  return row!;
}
