import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { type FeedbackRound, Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { feedbackErrors } from '../feedback.errors.js';
import { roundCancelled } from '../feedback.events.js';
import { mayCoordinate } from '../feedback.policy.js';
import { subjectsFor } from '../panels/panel.read-model.js';
import { roundGroupFaults } from '../questionnaires/coherence.rules.js';
import { type QuestionnaireDefinition, raterGroupsOf } from '../questionnaires/questionnaire.rules.js';
import { type RaterGroup, STANDARD_GROUPS } from '../rater-group.rules.js';
import { changeFaults, checkedGroups, refuseGroups } from './rater-groups.js';
import type { FeedbackRoundPlanInput, FeedbackRound as ShownRound } from './round.model.js';
import {
  deadlineFaults,
  deadlinesOf,
  obstacleToOpening,
  outOfPhase,
  type RoundState,
  refusalToBecome,
  roundHours,
} from './round.rules.js';

@Injectable()
export class RoundService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans a round of a module: raters can be chosen from now on. A module has one running round at a time; once that has its reports, the
   * next one can follow.
   * @returns its id
   * @throws NotFound, Refusal QUESTIONNAIRE_UNKNOWN, QUESTIONNAIRE_RETIRED, ROUND_DAYS_WRONG, DEADLINE_WRONG, RATER_GROUPS_FAULT, ROUND_EXISTS
   */
  async plan(actor: TenantActor, moduleId: string, input: FeedbackRoundPlanInput): Promise<string> {
    const chosen = input.raterGroups ? checkedGroups(input.raterGroups, ['input', 'raterGroups']) : null;
    return this.db.forTenant(actor, async (tx) => {
      // Held until the end of the transaction: two coordinators planning at once make one round.
      await tx.$queryRaw`select 1 from module where id = ${moduleId}::uuid for update`;
      const { timeZone } = await openModule(tx, moduleId);
      const now = this.clock.now();
      const { opensAt, closesAt } = roundHours(input.opensOn, input.closesOn, timeZone);
      if (opensAt >= closesAt || closesAt <= now) throw refuse(feedbackErrors.ROUND_DAYS_WRONG, ['input', 'closesOn']);
      const deadlines = deadlinesOf(input, timeZone);
      refuseAll(
        deadlineFaults(deadlines, { opensAt, unapprovedPanels: input.unapprovedPanels }, now).map(
          ({ field, code }) => ({
            kind: feedbackErrors.DEADLINE_WRONG,
            field: ['input', field],
            values: { fault: code },
          }),
        ),
      );
      const questionnaire = await tx.questionnaireVersion.findFirst({ where: { id: input.questionnaireId } });
      if (!questionnaire) throw refuse(feedbackErrors.QUESTIONNAIRE_UNKNOWN, ['input', 'questionnaireId']);
      if (questionnaire.retiredAt) throw refuse(feedbackErrors.QUESTIONNAIRE_RETIRED, ['input', 'questionnaireId']);
      const running = await tx.feedbackRound.findFirst({
        where: { moduleId, state: { in: ['NOMINATING', 'OPEN', 'CLOSED'] } },
      });
      if (running) throw refuse(feedbackErrors.ROUND_EXISTS, ['moduleId']);
      const definition = questionnaire.definition as unknown as QuestionnaireDefinition;
      const raterGroups = chosen ?? raterGroupsOf(definition) ?? (await groupsOfTenant(tx)) ?? [...STANDARD_GROUPS];
      refuseGroups(roundGroupFaults(definition, raterGroups), ['input', 'raterGroups']);
      const { id } = await tx.feedbackRound.create({
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          moduleId,
          questionnaireId: input.questionnaireId,
          state: 'NOMINATING',
          opensAt,
          closesAt,
          timeZone,
          ...deadlines,
          raterGroups: raterGroups as unknown as Prisma.InputJsonValue,
          unapprovedPanels: input.unapprovedPanels,
          reportRelease: input.reportRelease,
        },
      });
      return id;
    });
  }

  /**
   * Gives a round other rater groups while raters are being chosen. A group that is gone, or named from now on, must be out of use: its
   * people were chosen and approved to answer anonymously.
   * @param version the one that the coordinator has seen; when it is no longer the current one nothing changes
   * @throws NotFound, Refusal ROUND_REFUSED, RATER_GROUPS_FAULT
   */
  async changeGroups(actor: TenantActor, id: string, version: number, input: readonly object[]): Promise<Outcome> {
    const groups = checkedGroups(input, ['raterGroups']);
    return this.db.forTenant(actor, async (tx) => {
      const round = await lockedRound(tx, id);
      if (round.state !== 'NOMINATING')
        throw refuse(feedbackErrors.ROUND_REFUSED, ['id'], { reason: outOfPhase(round.state as RoundState) });
      if (round.version !== version) return 'EDITED_MEANWHILE';
      const { definition } = await tx.questionnaireVersion.findFirstOrThrow({ where: { id: round.questionnaireId } });
      const used = await tx.feedbackNomination.findMany({
        where: { subject: { roundId: id } },
        distinct: ['raterGroup'],
        select: { raterGroup: true },
      });
      const merged = await tx.feedbackSubject.findMany({ where: { roundId: id }, select: { mergedGroups: true } });
      refuseGroups(
        [
          ...roundGroupFaults(definition as unknown as QuestionnaireDefinition, groups),
          ...changeFaults(round.raterGroups as unknown as RaterGroup[], groups, {
            used: used.map(({ raterGroup }) => raterGroup),
            merged: merged.flatMap(({ mergedGroups }) => (mergedGroups as string[][]).flat()),
          }),
        ],
        ['raterGroups'],
      );
      const raterGroups = groups as unknown as Prisma.InputJsonValue;
      await tx.feedbackRound.updateMany({ where: { id }, data: { raterGroups, version: { increment: 1 } } });
      return 'DONE';
    });
  }

  /** @throws NotFound, Refusal ROUND_REFUSED */
  async cancel(actor: TenantActor, id: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      const round = await lockedRound(tx, id);
      const reason = refusalToBecome({ ...round, state: round.state as RoundState }, 'CANCELLED');
      if (reason) throw refuse(feedbackErrors.ROUND_REFUSED, ['id'], { reason });
      await tx.feedbackRound.updateMany({ where: { id }, data: { state: 'CANCELLED' } });
      await record(tx, actor.tenantId, roundCancelled, { roundId: id }, this.clock.now());
    });
  }

  /** The rounds of a module, the latest first: for coordinators all, for a participant or manager those that they have a part in. */
  async ofModule(actor: TenantActor, moduleId: string): Promise<ShownRound[]> {
    return this.shown(actor, Prisma.sql`module_id = ${moduleId}::uuid`);
  }

  /** @throws NotFound also for a round in which they have no part */
  async one(actor: TenantActor, id: string): Promise<ShownRound> {
    const [round] = await this.shown(actor, Prisma.sql`id = ${id}::uuid`);
    if (!round) throw new NotFound();
    return round;
  }

  private async shown(actor: TenantActor, which: Prisma.Sql): Promise<ShownRound[]> {
    const rounds = await this.db.read<Omit<ShownRound, 'heldUpBy'> & { approvedPanels: number }>(
      actor,
      Prisma.sql`
      select id, tenant_id as "tenantId", module_id as "moduleId", questionnaire_id as "questionnaireId", state,
             opens_at as "opensAt", closes_at as "closesAt", time_zone as "timeZone", threshold, comment_threshold as "commentThreshold",
             rater_groups as "raterGroups", nominations_due_at as "nominationsDueAt", approval_due_at as "approvalDueAt",
             unapproved_panels as "unapprovedPanels", report_release as "reportRelease", version,
             response_percentage as "responsePercentage", response_counted_at as "responseCountedAt",
             (select count(*) from feedback_subject a
               where a.tenant_id = r.tenant_id and a.round_id = r.id and a.nomination_state = 'APPROVED')::int as "approvedPanels"
        from feedback_round r
       where ${which}
         and (${mayCoordinate(actor)} or exists (
               select from feedback_subject s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
                where s.tenant_id = r.tenant_id and s.round_id = r.id and ${subjectsFor(actor)}))
       order by opens_at desc, id desc`,
    );
    const now = this.clock.now();
    return rounds.map((round) => ({
      ...round,
      heldUpBy: obstacleToOpening(round, now),
    }));
  }
}

/** The rater groups that a tenant settled on, null for none of its own. */
export async function groupsOfTenant(tx: TenantTx): Promise<RaterGroup[] | null> {
  const { raterGroups } = await tx.tenant.findFirstOrThrow({ select: { raterGroups: true } });
  return raterGroups as RaterGroup[] | null;
}

/** A round that nobody else changes until the transaction ends. */
export async function lockedRound(tx: TenantTx, id: string): Promise<FeedbackRound> {
  await tx.$queryRaw`select 1 from feedback_round where id = ${id}::uuid for update`;
  const round = await tx.feedbackRound.findFirst({ where: { id } });
  if (!round) throw new NotFound();
  return round;
}
