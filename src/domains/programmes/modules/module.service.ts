import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, type Refused, refuseAll } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { changeDesign, moduleContext, mustBeDesignedIn, ProgrammeService } from '../programmes/programme.service.js';
import { AMSTERDAM_BUILD_UP, STEP_KINDS } from './build-up.rules.js';
import { moduleErrors } from './module.errors.js';
import type { Module, ModuleAddInput, ModuleStepsPlanInput } from './module.model.js';
import { tieThemes } from './module-design.service.js';
import { planOf, type StepPlan } from './plan.rules.js';
import { rowOf } from './step.service.js';

const moduleInput = z.object({
  name: localized(200),
  startsAfter: z.iso.date().nullish(),
  themeKeys: z.array(z.string()).max(30),
  impact: z
    .object({
      behaviour: localized(500),
      indicators: z.array(localized(500)).min(1).max(20),
      operationalGoal: localized(500),
      strategicGoal: localized(500),
    })
    .nullish(),
  leadershipChallengeIds: z.array(z.uuid()).max(50),
  designSessionId: z.uuid().nullish(),
});

const day = z.iso
  .date()
  .nullish()
  .transform((value) => value ?? null);
const planInput = z.object({
  steps: z
    .array(z.object({ stepId: z.uuid().nullish(), kind: z.enum(STEP_KINDS).nullish(), startsOn: day, endsOn: day }))
    .min(1),
});

@Injectable()
export class ModuleService {
  constructor(
    private readonly db: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Adds a module behind the others, with the steps of the Amsterdam build-up, not planned yet.
   * @throws NotFound; Refusal THEME_UNKNOWN, INVALID_INPUT
   */
  async add(actor: TenantActor, programmeId: string, input: ModuleAddInput, locale: Locale): Promise<Module> {
    const { impact, startsAfter, themeKeys, leadershipChallengeIds, name, designSessionId } = parseInput(
      moduleInput,
      input,
      locale,
    );
    const { tenantId } = actor;
    const id = newId();
    await this.db.forTenant(actor, async (tx) => {
      const changedIn = await changeDesign(tx, actor, programmeId);
      await mustBeDesignedIn(tx, programmeId, designSessionId);
      await tx.module.create({
        data: {
          tenantId,
          id,
          programmeId,
          position: 1 + (await tx.module.count({ where: { programmeId } })),
          name,
          startsAfter: startsAfter ? new Date(startsAfter) : null,
          changedIn,
          designSessionId,
        },
      });
      await tieThemes(tx, tenantId, id, themeKeys);
      if (impact) {
        const { behaviour: text, indicators, operationalGoal, strategicGoal } = impact;
        const goals = { operationalGoals: [operationalGoal], strategicGoals: [strategicGoal] };
        await tx.behaviour.create({
          data: { tenantId, id: newId(), moduleId: id, position: 1, text, indicators, ...goals, changedIn },
        });
      }
      await tx.moduleStep.createMany({
        data: AMSTERDAM_BUILD_UP.map((step, index) => ({
          tenantId,
          id: newId(),
          moduleId: id,
          position: index + 1,
          ...rowOf(step),
        })),
      });
      const challengeIds = [...new Set(leadershipChallengeIds)];
      const tied = await tx.leadershipChallenge.updateMany({
        where: { id: { in: challengeIds }, programmeId, archivedAt: null },
        data: { moduleId: id, changedIn },
      });
      if (tied.count < challengeIds.length) throw new NotFound();
    });
    return this.moduleOf(actor, programmeId, id);
  }

  /**
   * Gives steps their days, or takes them out of the planning; possible in every state of the programme.
   * @throws NotFound; Refusal with every fault of the plan, INVALID_INPUT
   */
  async planSteps(actor: TenantActor, moduleId: string, input: ModuleStepsPlanInput, locale: Locale): Promise<Module> {
    const { steps } = parseInput(planInput, input, locale);
    if (!mayDesign(actor)) throw new NotFound();
    const { programmeId } = await this.db.forTenant(actor, (tx) => moduleContext(tx, moduleId));
    const programme = await this.programmes.byId(actor, programmeId);
    const module = programme.modules.find(({ id }) => id === moduleId)!;
    const { planned, faults } = planOf(steps, module.steps, programme);
    refuseAll(refusedOf(faults, programme, locale));
    await this.db.forTenant(actor, async (tx) => {
      for (const { id, startsOn, endsOn } of planned) {
        await tx.moduleStep.updateMany({
          where: { id },
          data: { startsOn: startsOn && new Date(startsOn), endsOn: endsOn && new Date(endsOn) },
        });
      }
    });
    return this.moduleOf(actor, programmeId, moduleId);
  }

  private async moduleOf(actor: TenantActor, programmeId: string, moduleId: string): Promise<Module> {
    const { modules } = await this.programmes.byId(actor, programmeId);
    return modules.find(({ id }) => id === moduleId)!;
  }
}

/** What keeps steps from getting these days. */
function refusedOf(
  faults: StepPlan['faults'],
  programme: { startsOn: string; endsOn: string },
  locale: Locale,
): Refused[] {
  const inWords = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return faults.map(({ index, fault }) => ({
    kind: moduleErrors[fault],
    field: ['input', 'steps', String(index)],
    values: {
      from: inWords.format(new Date(programme.startsOn)),
      until: inWords.format(new Date(programme.endsOn)),
    },
  }));
}
