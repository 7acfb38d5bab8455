import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { isHere } from '../../people/people/person.read-model.js';
import { moduleContext, openModule } from '../../programmes/modules/module-context.service.js';
import { writtenCase } from '../../programmes/practice-cases/practice-case.service.js';
import {
  assignmentCompleted,
  assignmentHelpAsked,
  assignmentShared,
  assignmentStarted,
} from '../development.events.js';
import { assignmentErrors } from './assignment.errors.js';
import type { AssignmentDraftInput, AssignmentGoal, AssignmentWriteInput } from './assignment.model.js';
import { isWritten, practiceDays } from './assignment.rules.js';
import { actOn, ownAssignment, writableAssignment } from './readable-assignment.js';
import { unshare } from './unshare.js';

const someProse = prose(1000).pipe(z.string().min(1));
const draftInput = z.object({
  goalId: z.uuid().nullish(),
  goal: z.object({ behaviour: someProse, situation: someProse, noticedBy: someProse }).nullish(),
  practiceCaseStepId: z.uuid().nullish(),
});
const writeInput = z.object({ individual: prose(10_000), collective: prose(10_000) });

/** The life of an assignment from its draft to the archive, and who looks on. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a draft about a goal that the actor and the manager have signed, or one of the actor's own where the module has no POP conversations;
   * from the actor's own practice case, if one is named.
   * @returns its id
   * @throws NotFound when the actor takes no part in the programme
   * @throws Refusal GOAL_MISSING, GOAL_NOT_SIGNED, GOAL_WITHOUT_CONVERSATION, PRACTICE_CASE_NOT_WRITTEN, ASSIGNMENT_EXISTS, MODULE_ARCHIVED, INVALID_INPUT
   */
  async draft(actor: PersonActor, moduleId: string, input: AssignmentDraftInput, locale: Locale): Promise<string> {
    const { goalId = null, goal: own = null, practiceCaseStepId: stepId } = parseInput(draftInput, input, locale);
    if ((goalId === null) === (own === null)) throw refuse(assignmentErrors.GOAL_MISSING, ['input']);
    const { tenantId, personId: participantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const { programmeId } = await openModule(tx, moduleId);
      // Holds the participation, so that of two drafts at once the second is refused.
      const taking = await tx.$queryRaw<object[]>`
        select 1 from participation where programme_id = ${programmeId}::uuid and person_id = ${participantId}::uuid and left_at is null for update`;
      if (taking.length === 0) throw new NotFound();
      const goal = await goalToPractise(tx, moduleId, participantId, goalId, own);
      const practiceCaseId = stepId && (await writtenCase(tx, { programmeId, personId: participantId, stepId }));
      if (stepId && !practiceCaseId)
        throw refuse(assignmentErrors.PRACTICE_CASE_NOT_WRITTEN, ['input', 'practiceCaseStepId']);
      if ((await tx.assignment.count({ where: { moduleId, participantId, archivedAt: null } })) > 0)
        throw refuse(assignmentErrors.ASSIGNMENT_EXISTS, ['moduleId']);
      const id = newId();
      await tx.assignment.create({
        data: {
          tenantId,
          id,
          moduleId,
          participantId,
          goalId,
          goal: { ...goal },
          practiceCaseId,
          state: 'DRAFT',
          draftedAt: this.clock.now(),
        },
      });
      return id;
    });
  }

  /**
   * Replaces the perspectives for action. The participant writes, and the trainer who helps.
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, ASSIGNMENT_NOT_UNDER_WAY once it is completed
   */
  async write(
    actor: PersonActor,
    id: string,
    version: number,
    input: AssignmentWriteInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { individual, collective } = parseInput(writeInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const before = await writableAssignment(tx, actor, id);
      actOn('WRITE', before);
      return this.change(tx, id, version, { individual, collective });
    });
  }

  /**
   * Begins to practise: the moments are proposed, spread over the days of the step.
   * @param version the one that the participant has seen
   * @throws NotFound
   * @throws Refusal ASSIGNMENT_NOT_A_DRAFT, PERSPECTIVES_MISSING
   */
  async start(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    const { tenantId } = actor;
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const before = await ownAssignment(tx, actor, id);
      const state = actOn('START', before);
      if (!isWritten(before)) throw refuse(assignmentErrors.PERSPECTIVES_MISSING, ['id']);
      const outcome = await this.change(tx, id, version, { state, helperId: null });
      if (outcome !== 'DONE') return outcome;
      await tx.practiceMoment.createMany({
        data: (await proposedDays(tx, before.moduleId, now)).map((day) => ({
          tenantId,
          id: newId(),
          assignmentId: id,
          day: new Date(day.toString()),
        })),
        skipDuplicates: true,
      });
      await record(tx, tenantId, assignmentStarted, { assignmentId: id }, now);
      return outcome;
    });
  }

  /**
   * The participant is done with it.
   * @param version the one that the participant has seen
   * @throws NotFound
   * @throws Refusal ASSIGNMENT_NOT_UNDER_WAY, REFLECTION_MISSING
   */
  async complete(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const state = actOn('COMPLETE', await ownAssignment(tx, actor, id));
      if ((await tx.practiceReflection.count({ where: { moment: { assignmentId: id } } })) === 0)
        throw refuse(assignmentErrors.REFLECTION_MISSING, ['id']);
      const outcome = await this.change(tx, id, version, { state, completedAt: now });
      if (outcome === 'DONE') await record(tx, actor.tenantId, assignmentCompleted, { assignmentId: id }, now);
      return outcome;
    });
  }

  /** @throws NotFound; Refusal ASSIGNMENT_NOT_COMPLETED */
  async reopen(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      const state = actOn('REOPEN', await ownAssignment(tx, actor, id));
      return this.change(tx, id, version, { state, completedAt: null });
    });
  }

  /** Puts an assignment away: its participant still reads it, and can draft another. @throws NotFound */
  async archive(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      await ownAssignment(tx, actor, id);
      return this.change(tx, id, version, { archivedAt: this.clock.now() });
    });
  }

  /**
   * Lets a trainer read and write the draft, instead of whoever helped before.
   * @throws NotFound; Refusal ASSIGNMENT_NOT_A_DRAFT, NOT_A_TRAINER
   */
  async inviteHelper(actor: PersonActor, id: string, helperId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const before = await ownAssignment(tx, actor, id);
      actOn('ASK_HELP', before);
      if (before.helperId === helperId) return;
      if ((await tx.person.count({ where: { id: helperId } })) === 0) throw new NotFound();
      const isTrainer = await tx.roleGrant.count({ where: { personId: helperId, role: 'TRAINER' } });
      if (isTrainer === 0 || helperId === actor.personId) throw refuse(assignmentErrors.NOT_A_TRAINER, ['personId']);
      await tx.assignment.update({
        where: { tenantId_id: { tenantId: actor.tenantId, id } },
        data: { helperId, helperAskedAt: now },
      });
      await record(tx, actor.tenantId, assignmentHelpAsked, { assignmentId: id }, now);
    });
  }

  /** From now on the trainer no longer has the draft. @throws NotFound */
  async dismissHelper(actor: PersonActor, id: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      await ownAssignment(tx, actor, id);
      await tx.assignment.updateMany({ where: { id }, data: { helperId: null } });
    });
  }

  /**
   * Lets the manager read an assignment, as it is and as it becomes, until it is taken back, there is another manager, or the participant
   * leaves. Who reads it already does not hear of it again.
   * @param managerId whom the participant means: who is the manager no more is not shared with, nor whoever is it now in their place
   * @throws NotFound; Refusal ASSIGNMENT_NOT_UNDER_WAY, SHARED_WHILE_TAKING_PART, SHARED_WITH_MANAGER_ONLY
   */
  async share(actor: PersonActor, id: string, managerId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const before = await ownAssignment(tx, actor, id);
      actOn('SHARE', before);
      if (!before.takesPart) throw refuse(assignmentErrors.SHARED_WHILE_TAKING_PART, ['id']);
      if ((await tx.person.count({ where: { id: managerId } })) === 0) throw new NotFound();
      const shared = await tx.$executeRaw`
        update assignment a set shared_with_id = p.id
          from person w join person p on p.tenant_id = w.tenant_id and p.id = w.manager_id and ${isHere(now)}
         where a.id = ${id}::uuid and w.tenant_id = a.tenant_id and w.id = a.participant_id and p.id = ${managerId}::uuid`;
      if (shared === 0) throw refuse(assignmentErrors.SHARED_WITH_MANAGER_ONLY, ['personId']);
      if (before.sharedWithId !== managerId)
        await record(tx, actor.tenantId, assignmentShared, { assignmentId: id, personId: managerId }, now);
    });
  }

  /** From now on the manager finds nothing any more. @throws NotFound */
  async unshare(actor: PersonActor, id: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      await ownAssignment(tx, actor, id);
      await unshare(tx, { id });
    });
  }

  /** Changes the version that was seen, which makes another one of it. */
  private async change(
    tx: TenantTx,
    id: string,
    version: number,
    data: Parameters<TenantTx['assignment']['updateMany']>[0]['data'],
  ): Promise<Outcome> {
    const changed = await tx.assignment.updateMany({
      where: { id, version, archivedAt: null },
      data: { ...data, version: { increment: 1 } },
    });
    return outcomeOf(changed);
  }
}

/**
 * What an assignment is about: a signed goal, or one of the participant's own where there is no POP conversation, nor will be one.
 * @throws Refusal GOAL_NOT_SIGNED, GOAL_WITHOUT_CONVERSATION
 */
async function goalToPractise(
  tx: TenantTx,
  moduleId: string,
  participantId: string,
  goalId: string | null,
  own: AssignmentGoal | null,
): Promise<AssignmentGoal> {
  const conversing =
    (await tx.moduleStep.count({ where: { moduleId, kind: 'POP_CONVERSATION', skippedAt: null } })) +
    (await tx.popConversation.count({ where: { moduleId, participantId } }));
  if (own !== null) {
    if (conversing > 0) throw refuse(assignmentErrors.GOAL_NOT_SIGNED, ['input', 'goal']);
    return own;
  }
  const signed = goalId && (await signedGoal(tx, moduleId, participantId, goalId));
  if (signed) return signed;
  throw refuse(conversing > 0 ? assignmentErrors.GOAL_NOT_SIGNED : assignmentErrors.GOAL_WITHOUT_CONVERSATION, [
    'input',
    'goalId',
  ]);
}

/** What a goal says in the latest version of the participant's conversation that both have signed; undefined when it is not in there. */
async function signedGoal(
  tx: TenantTx,
  moduleId: string,
  participantId: string,
  goalId: string,
): Promise<AssignmentGoal | undefined> {
  const signed = await tx.popConversationVersion.findFirst({
    where: { conversation: { moduleId, participantId } },
    orderBy: { version: 'desc' },
    select: { content: true },
  });
  const { goals = [] } = (signed?.content ?? {}) as { goals?: (AssignmentGoal & { id: string })[] };
  const goal = goals.find(({ id }) => id === goalId);
  return goal && { behaviour: goal.behaviour, situation: goal.situation, noticedBy: goal.noticedBy };
}

/** Practice moments within the days of the module's step, from today on. */
async function proposedDays(tx: TenantTx, moduleId: string, now: Date): Promise<Temporal.PlainDate[]> {
  const { timeZone } = await moduleContext(tx, moduleId);
  const step = await tx.moduleStep.findFirst({
    where: { moduleId, kind: 'ASSIGNMENT' },
    select: { startsOn: true, endsOn: true },
  });
  const today = localDay(now, { timeZone });
  const first = step?.startsOn ? localDay(step.startsOn, { timeZone: 'UTC' }) : today;
  const from = Temporal.PlainDate.compare(first, today) > 0 ? first : today;
  const until = step?.endsOn ? localDay(step.endsOn, { timeZone: 'UTC' }) : null;
  return practiceDays(from, until, { holidays: publicHolidaysAround(now) });
}
