import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { type FeedbackRound, Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { moduleContext } from '../../programmes/programmes/programme.service.js';
import { feedbackErrors } from '../feedback.errors.js';
import { roundCancelled } from '../feedback.events.js';
import { mayCoordinate } from '../feedback.policy.js';
import { type RoundState, refusalToBecome, roundHours } from './round.rules.js';

@Injectable()
export class RoundService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans a round of a module: raters can be chosen from now on.
   * @throws NotFound, Refusal QUESTIONNAIRE_UNKNOWN, ROUND_DAYS_WRONG, ROUND_EXISTS
   */
  async plan(
    actor: TenantActor,
    moduleId: string,
    input: { questionnaireId: string; opensOn: string; closesOn: string },
  ): Promise<FeedbackRound> {
    return this.db.forTenant(actor, async (tx) => {
      const { timeZone } = await moduleContext(tx, moduleId);
      const { opensAt, closesAt } = roundHours(input.opensOn, input.closesOn, timeZone);
      if (opensAt >= closesAt || closesAt <= this.clock.now())
        throw refuse(feedbackErrors.ROUND_DAYS_WRONG, ['input', 'closesOn']);
      if (!(await tx.questionnaireVersion.findFirst({ where: { id: input.questionnaireId } }))) {
        throw refuse(feedbackErrors.QUESTIONNAIRE_UNKNOWN, ['input', 'questionnaireId']);
      }
      // Held until the end of the transaction: two coordinators planning at once make one round.
      await tx.$queryRaw`select 1 from module where id = ${moduleId}::uuid for update`;
      const running = await tx.feedbackRound.findFirst({
        where: { moduleId, state: { not: 'CANCELLED' } },
      });
      if (running) throw refuse(feedbackErrors.ROUND_EXISTS);
      return tx.feedbackRound.create({
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          moduleId,
          questionnaireId: input.questionnaireId,
          state: 'NOMINATING',
          opensAt,
          closesAt,
          timeZone,
        },
      });
    });
  }

  /** @throws NotFound, Refusal ROUND_REFUSED */
  async cancel(actor: TenantActor, id: string): Promise<FeedbackRound> {
    return this.db.forTenant(actor, async (tx) => {
      const round = await lockedRound(tx, id);
      const reason = refusalToBecome({ ...round, state: round.state as RoundState }, 'CANCELLED');
      if (reason) throw refuse(feedbackErrors.ROUND_REFUSED, ['id'], { reason });
      await tx.feedbackRound.updateMany({ where: { id }, data: { state: 'CANCELLED' } });
      await record(tx, actor.tenantId, roundCancelled, { roundId: id }, this.clock.now());
      return { ...round, state: 'CANCELLED' };
    });
  }

  /** The rounds of a module, the latest first: for coordinators all, for a participant or manager those that they have a part in. */
  async ofModule(actor: TenantActor, moduleId: string): Promise<FeedbackRound[]> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    return this.db.read<FeedbackRound>(
      actor,
      Prisma.sql`
      select id, tenant_id as "tenantId", module_id as "moduleId", questionnaire_id as "questionnaireId", state,
             opens_at as "opensAt", closes_at as "closesAt", time_zone as "timeZone", threshold, comment_threshold as "commentThreshold",
             response_percentage as "responsePercentage", response_counted_at as "responseCountedAt"
        from feedback_round r
       where module_id = ${moduleId}::uuid
         and (${mayCoordinate(actor)} or exists (
               select from feedback_subject s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
                where s.tenant_id = r.tenant_id and s.round_id = r.id and ${personId}::uuid in (s.person_id, p.manager_id)))
       order by opens_at desc`,
    );
  }
}

/** A round that nobody else changes until the transaction ends. */
export async function lockedRound(tx: TenantTx, id: string): Promise<FeedbackRound> {
  await tx.$queryRaw`select 1 from feedback_round where id = ${id}::uuid for update`;
  const round = await tx.feedbackRound.findFirst({ where: { id } });
  if (!round) throw new NotFound();
  return round;
}
