import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import { Database } from '../../../platform/database/database.js';
import { isUniqueViolation } from '../../../platform/database/failures.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { httpsAddress, parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { moduleContext } from '../../programmes/modules/module-context.service.js';
import { assignmentErrors } from './assignment.errors.js';
import type { AssignmentEvidenceInput } from './assignment.model.js';
import { isWithinReach } from './assignment.rules.js';
import type { PracticeReflectionInput } from './practice.model.js';
import { actOn, ownAssignment } from './readable-assignment.js';

const fewLines = prose(4_000).pipe(z.string().min(1));
const reflectionInput = z.object({
  text: fewLines,
  audience: z.enum(['OWN', 'TWO']),
});
const evidenceInput = z.object({
  text: fewLines,
  link: httpsAddress.nullish(),
});

/** What a participant does with an assignment that is under way: practise, look back, and show it. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans one more moment to practise.
   * @param day '2027-03-04'
   * @throws NotFound; Refusal ASSIGNMENT_NOT_UNDER_WAY, PRACTICE_DAY_OUT_OF_REACH, PRACTICE_DAY_TAKEN
   */
  async addMoment(actor: PersonActor, assignmentId: string, day: string): Promise<void> {
    await onFreeDay(() =>
      this.db.forTenant(actor, async (tx) => {
        const assignment = await ownAssignment(tx, actor, assignmentId);
        actOn('PRACTISE', assignment);
        await this.checkDay(tx, assignment.moduleId, day);
        await tx.practiceMoment.create({
          data: { tenantId: actor.tenantId, id: newId(), assignmentId, day: new Date(day) },
        });
      }),
    );
  }

  /**
   * Gives a moment another day.
   * @param seen the day on which it was seen, '2027-03-04'; when it is on another by now it stays there
   * @throws NotFound
   * @throws Refusal ASSIGNMENT_NOT_UNDER_WAY, PRACTICE_MOMENT_IS_OVER, PRACTICE_DAY_OUT_OF_REACH, PRACTICE_DAY_TAKEN
   */
  async moveMoment(actor: PersonActor, id: string, seen: string, day: string): Promise<Outcome> {
    return onFreeDay(() =>
      this.db.forTenant(actor, async (tx) => {
        const { moduleId } = await this.momentUnderWay(tx, actor, id);
        if ((await tx.practiceReflection.count({ where: { momentId: id } })) > 0)
          throw refuse(assignmentErrors.PRACTICE_MOMENT_IS_OVER, ['id']);
        await this.checkDay(tx, moduleId, day);
        const moved = await tx.practiceMoment.updateMany({
          where: { id, day: { in: [new Date(seen), new Date(day)] } },
          data: { day: new Date(day) },
        });
        return outcomeOf(moved);
      }),
    );
  }

  /**
   * Writes about a moment, for oneself or also for the learning manager of now.
   * @param version the one that the writer has seen, 0 for none; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, ASSIGNMENT_NOT_UNDER_WAY, ASSIGNMENT_WITHOUT_LEARNING_MANAGER
   */
  async reflect(
    actor: PersonActor,
    momentId: string,
    version: number,
    input: PracticeReflectionInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { text, audience } = parseInput(reflectionInput, input, locale);
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const { learningManagerId, takesPart } = await this.momentUnderWay(tx, actor, momentId);
      if (audience === 'TWO' && (learningManagerId === null || !takesPart))
        throw refuse(assignmentErrors.ASSIGNMENT_WITHOUT_LEARNING_MANAGER, ['input', 'audience']);
      const written = {
        text,
        sharedWithId: audience === 'TWO' ? learningManagerId : null,
        writtenAt: this.clock.now(),
      };
      const reflected =
        version === 0
          ? await tx.practiceReflection.createMany({ data: [{ ...written, tenantId, momentId }], skipDuplicates: true })
          : await tx.practiceReflection.updateMany({
              where: { momentId, version },
              data: { ...written, version: { increment: 1 } },
            });
      return outcomeOf(reflected);
    });
  }

  /** @throws NotFound; Refusal INVALID_INPUT, ASSIGNMENT_NOT_UNDER_WAY */
  async addEvidence(
    actor: PersonActor,
    assignmentId: string,
    input: AssignmentEvidenceInput,
    locale: Locale,
  ): Promise<void> {
    const { text, link } = parseInput(evidenceInput, input, locale);
    await this.db.forTenant(actor, async (tx) => {
      actOn('PRACTISE', await ownAssignment(tx, actor, assignmentId));
      await tx.assignmentEvidence.create({
        data: { tenantId: actor.tenantId, id: newId(), assignmentId, text, link, addedAt: this.clock.now() },
      });
    });
  }

  /**
   * Puts a piece of evidence away.
   * @returns the id of its assignment
   * @throws NotFound
   */
  async archiveEvidence(actor: PersonActor, id: string): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const evidence = await tx.assignmentEvidence.findFirst({ where: { id, archivedAt: null } });
      if (!evidence) throw new NotFound();
      await ownAssignment(tx, actor, evidence.assignmentId);
      await tx.assignmentEvidence.updateMany({
        where: { id, archivedAt: null },
        data: { archivedAt: this.clock.now() },
      });
      return evidence.assignmentId;
    });
  }

  /** The actor's own assignment around a moment, which is under way. @throws NotFound; Refusal ASSIGNMENT_NOT_UNDER_WAY */
  private async momentUnderWay(tx: TenantTx, actor: PersonActor, momentId: string) {
    const moment = await tx.practiceMoment.findFirst({ where: { id: momentId }, select: { assignmentId: true } });
    if (!moment) throw new NotFound();
    const assignment = await ownAssignment(tx, actor, moment.assignmentId);
    actOn('PRACTISE', assignment);
    return assignment;
  }

  private async checkDay(tx: TenantTx, moduleId: string, day: string): Promise<void> {
    const { timeZone } = await moduleContext(tx, moduleId);
    if (!isWithinReach(Temporal.PlainDate.from(day), localDay(this.clock.now(), { timeZone })))
      throw refuse(assignmentErrors.PRACTICE_DAY_OUT_OF_REACH, ['day']);
  }
}

/** @throws Refusal PRACTICE_DAY_TAKEN instead of what the database says of a day that is taken */
async function onFreeDay<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    throw isUniqueViolation(error) ? refuse(assignmentErrors.PRACTICE_DAY_TAKEN, ['day']) : error;
  }
}
