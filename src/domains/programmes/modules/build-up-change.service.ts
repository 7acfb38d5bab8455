import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, type Refused, refuseAll } from '../../../platform/graphql/failures.js';
import { line, localized, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { holdProgramme } from '../design/design-change.service.js';
import { mayDesign } from '../programmes/programme.policy.js';
import type { ProgrammeState } from '../programmes/programme.rules.js';
import { stepSchema } from '../templates/template.rules.js';
import type { ModuleBuildUpChangeInput, ModuleBuildUpChangePreview } from './build-up-change.model.js';
import { type ModuleToChange, moduleToChange, type TouchedStep } from './build-up-change.read-model.js';
import {
  type BuildUpChange,
  type BuildUpChangeFault,
  type ChangedStep,
  changedBuildUp,
  unskippableBecause,
} from './build-up-change.rules.js';
import { balanceOf } from './learning-balance.rules.js';
import { moduleErrors } from './module.errors.js';
import { moduleContext, openModule } from './module-context.service.js';
import { rowOf } from './step.service.js';

const share = z.int().min(0).max(100);
const changeInput = z.object({
  order: z
    .array(z.uuid())
    .max(100)
    .nullish()
    .transform((order) => order ?? null),
  skip: z.array(z.object({ stepId: z.uuid(), reason: line(500) })).max(60),
  restore: z.array(z.uuid()).max(60),
  add: z
    .array(
      z.object({
        after: z
          .uuid()
          .nullish()
          .transform((after) => after ?? null),
        step: stepSchema,
      }),
    )
    .max(60),
  edit: z
    .array(
      z.object({
        stepId: z.uuid(),
        title: localized(200).nullish(),
        hours: z.number().min(0).max(1000).nullish(),
        shares: z.object({ onTheJob: share, withOthers: share, formal: share }).nullish(),
      }),
    )
    .max(60),
});

/** While the director looks at a design, what is looked at has a version. */
const BEFORE_APPROVAL: readonly ProgrammeState[] = ['DRAFT', 'SUBMITTED'];

@Injectable()
export class BuildUpChangeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What a change of a module's build-up would do. Nothing changes.
   * @throws NotFound; Refusal with what `change` refuses, but for what is to be called off first: that is told
   */
  async preview(
    actor: TenantActor,
    moduleId: string,
    input: ModuleBuildUpChangeInput,
    locale: Locale,
  ): Promise<ModuleBuildUpChangePreview> {
    const change = parseInput(changeInput, input, locale);
    if (!mayDesign(actor)) throw new NotFound();
    const [module] = await this.db.read<ModuleToChange>(actor, moduleToChange(moduleId, this.clock.now()));
    if (!module) throw new NotFound();
    const steps = stepsAfter(module, change);
    return {
      buildUpVersion: module.buildUpVersion,
      steps,
      touches: skippedIn(module, change).map((step) => ({
        ...step,
        stepId: step.id,
        roundRunning: step.roundState !== null,
        laterSteps: steps.filter(({ due }) => due?.after?.key === step.key).map(({ key }) => key),
      })),
      before: balanceOf(module.steps.filter(({ skipped }) => !skipped)),
      after: balanceOf(steps),
    };
  }

  /**
   * Changes the build-up of a module, in every state of the programme: before its approval that is a change of the design.
   * @throws NotFound; Refusal STEP_NOT_IN_MODULE, STEP_TWICE, STEP_NOT_SKIPPED, ORDER_INCOMPLETE, NO_STEP_LEFT, BUILD_UP_FAULT,
   * STEP_CANNOT_BE_SKIPPED, MODULE_ARCHIVED, INVALID_INPUT
   */
  async change(
    actor: TenantActor,
    moduleId: string,
    version: number,
    input: ModuleBuildUpChangeInput,
    locale: Locale,
  ): Promise<Outcome> {
    const change = parseInput(changeInput, input, locale);
    if (!mayDesign(actor)) throw new NotFound();
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const { programmeId } = await moduleContext(tx, moduleId);
      await holdProgramme(tx, programmeId);
      // Holds the module, so that of two changes at once the second is of a version that is no longer there.
      const held = await tx.module.updateMany({
        where: { id: moduleId, buildUpVersion: version },
        data: { buildUpVersion: { increment: 1 } },
      });
      await openModule(tx, moduleId);
      const [module] = await tx.$queryRaw<ModuleToChange[]>(moduleToChange(moduleId, now));
      if (!module) throw new NotFound();
      if (held.count === 0) return 'EDITED_MEANWHILE';
      const steps = stepsAfter(module, change);
      refuseAll(unskippable(module, change));
      await tx.programme.updateMany({
        where: { id: module.programmeId, state: { in: [...BEFORE_APPROVAL] } },
        data: { version: { increment: 1 } },
      });
      await save(tx, actor.tenantId, moduleId, module, change, steps, now);
      return 'DONE';
    });
  }
}

/** @throws Refusal with every fault of the change */
function stepsAfter(module: ModuleToChange, change: BuildUpChange): ChangedStep[] {
  const { steps, faults } = changedBuildUp(module.steps, change);
  refuseAll(faults.map(refusedFor));
  return steps;
}

function refusedFor(found: BuildUpChangeFault): Refused {
  const field = ['input', ...found.path];
  switch (found.fault) {
    case 'BUILD_UP':
      return { kind: moduleErrors.BUILD_UP_FAULT, field, values: { fault: found.code, key: found.key } };
    case 'NOT_SKIPPED':
      return { kind: moduleErrors.STEP_NOT_SKIPPED, field };
    default:
      return { kind: moduleErrors[found.fault], field };
  }
}

const skippedIn = (module: ModuleToChange, { skip }: BuildUpChange): TouchedStep[] =>
  skip.map(({ stepId }) => module.steps.find(({ id }) => id === stepId)!);

const unskippable = (module: ModuleToChange, change: BuildUpChange): Refused[] =>
  skippedIn(module, change).flatMap((step, at) => {
    const reason = unskippableBecause(step);
    return reason
      ? [
          {
            kind: moduleErrors.STEP_CANNOT_BE_SKIPPED,
            field: ['input', 'skip', String(at), 'stepId'],
            values: { reason, sessions: step.sessions },
          },
        ]
      : [];
  });

async function save(
  tx: TenantTx,
  tenantId: string,
  moduleId: string,
  module: ModuleToChange,
  change: BuildUpChange,
  steps: readonly ChangedStep[],
  now: Date,
): Promise<void> {
  // Positions are unique at every moment: all go out of the way, those that are left out for good.
  await tx.$executeRaw`update module_step set position = -position - 1000 where module_id = ${moduleId}::uuid and position > 0`;
  for (const { stepId: id, reason } of change.skip)
    await tx.moduleStep.updateMany({ where: { id }, data: { skippedAt: now, skipReason: reason } });
  for (const [index, { id, title, hours, shares, ...step }] of steps.entries()) {
    const position = index + 1;
    if (id === null) {
      const row = rowOf({ title, hours, shares, ...step });
      await tx.moduleStep.create({ data: { tenantId, id: newId(), moduleId, position, ...row } });
      continue;
    }
    await tx.moduleStep.updateMany({
      where: { id },
      data: { position, title: { ...title }, hours, ...shares, skippedAt: null, skipReason: null },
    });
  }
  const left = module.steps.filter((step) => !steps.some(({ id }) => id === step.id));
  for (const [index, { id }] of left.entries())
    await tx.moduleStep.updateMany({ where: { id }, data: { position: steps.length + index + 1 } });
}
