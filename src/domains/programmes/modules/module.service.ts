import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayInWords } from '../../../platform/clock/day-in-words.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, Refusal, type Refused, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { line, localized, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { changeDesign, mustBeDesignedIn } from '../design/design-change.service.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { templateErrors } from '../templates/template.errors.js';
import type { TemplateDefinition } from '../templates/template.rules.js';
import { type PinnedTemplate, pinnedTemplate } from '../templates/template.service.js';
import { STEP_KINDS, type StepDesign } from './build-up.rules.js';
import { moduleErrors } from './module.errors.js';
import type {
  Module,
  ModuleAddInput,
  ModuleStepsPlanInput,
  ProgrammeModulesAddFromTemplateInput,
} from './module.model.js';
import { openModule } from './module-context.service.js';
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
  template: z.object({ key: line(64), version: z.int().min(1).nullish(), moduleKey: z.string().nullish() }).nullish(),
  designSessionId: z.uuid().nullish(),
});
const fromTemplateInput = z.object({
  templateKey: line(64),
  templateVersion: z.int().min(1).nullish(),
  modules: z
    .array(z.object({ key: line(64), name: localized(200).nullish(), themeKeys: z.array(z.string()).max(30) }))
    .max(12),
});

/** What a module is made of when nobody says. */
const USUAL_TEMPLATE = 'amsterdam';
const TEMPLATE = ['input', 'template'];

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
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Adds a module behind the others, with the steps of a template, not planned yet.
   * @throws NotFound; Refusal THEME_UNKNOWN, TEMPLATE_UNKNOWN, TEMPLATE_MODULE_UNKNOWN, TEMPLATE_MODULE_NOT_CLEAR,
   * INVALID_INPUT
   */
  async add(actor: TenantActor, programmeId: string, input: ModuleAddInput, locale: Locale): Promise<Module> {
    const { template, leadershipChallengeIds, ...design } = parseInput(moduleInput, input, locale);
    const id = await this.db.forTenant(actor, async (tx) => {
      const changedIn = await changeDesign(tx, actor, programmeId);
      await mustBeDesignedIn(tx, programmeId, design.designSessionId);
      const { key, version, moduleKey } = template ?? { key: USUAL_TEMPLATE };
      const pinned = await pinnedTemplate(tx, actor, { key, version }, this.clock.now(), [...TEMPLATE, 'key']);
      const { steps } = moduleOfTemplate(pinned, moduleKey ?? null);
      const moduleId = await createModule(tx, actor, programmeId, {
        ...design,
        steps,
        templateId: pinned.id,
        changedIn,
      });
      const challengeIds = [...new Set(leadershipChallengeIds)];
      const tied = await tx.leadershipChallenge.updateMany({
        where: { id: { in: challengeIds }, programmeId, archivedAt: null },
        data: { moduleId, changedIn },
      });
      if (tied.count < challengeIds.length) throw new NotFound();
      return moduleId;
    });
    return this.moduleOf(actor, programmeId, id);
  }

  /**
   * Adds every module of a template behind those that there are, not planned yet.
   * @throws NotFound; Refusal THEME_UNKNOWN, TEMPLATE_UNKNOWN, TEMPLATE_MODULE_UNKNOWN, INVALID_INPUT
   */
  async addFromTemplate(
    actor: TenantActor,
    programmeId: string,
    input: ProgrammeModulesAddFromTemplateInput,
    locale: Locale,
  ): Promise<Module[]> {
    const { templateKey: key, templateVersion: version, modules } = parseInput(fromTemplateInput, input, locale);
    const ids = await this.db.forTenant(actor, async (tx) => {
      const changedIn = await changeDesign(tx, actor, programmeId);
      const pinned = await pinnedTemplate(tx, actor, { key, version }, this.clock.now(), ['input', 'templateKey']);
      const { definition, id: templateId } = pinned;
      refuseAll(
        modules.flatMap((module, at) =>
          definition.modules.some((one) => one.key === module.key)
            ? []
            : [unknownModule(definition, module.key, ['input', 'modules', String(at), 'key'])],
        ),
      );
      const added: string[] = [];
      for (const { key, name, steps } of definition.modules) {
        const own = modules.find((module) => module.key === key);
        const design = { name: own?.name ?? name, themeKeys: own?.themeKeys ?? [], steps, templateId, changedIn };
        added.push(await createModule(tx, actor, programmeId, design));
      }
      return added;
    });
    const { modules: all } = await this.programmes.byId(actor, programmeId);
    return all.filter(({ id }) => ids.includes(id));
  }

  /**
   * Gives steps their days, or takes them out of the planning; possible in every state of the programme.
   * @param version the buildUpVersion that was seen; when it is no longer the current one nothing is planned
   * @throws NotFound; Refusal MODULE_ARCHIVED, or with every fault of the plan, INVALID_INPUT
   */
  async planSteps(
    actor: TenantActor,
    moduleId: string,
    version: number,
    input: ModuleStepsPlanInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; module: Module }> {
    const { steps } = parseInput(planInput, input, locale);
    if (!mayDesign(actor)) throw new NotFound();
    const programme = await this.programmes.ofModule(actor, moduleId);
    const module = programme.modules.find(({ id }) => id === moduleId);
    if (!module) throw refuse(moduleErrors.MODULE_ARCHIVED, ['moduleId']);
    const { planned, faults } = planOf(steps, module.steps, programme);
    refuseAll(refusedOf(faults, programme, locale));
    const outcome = await this.db.forTenant(actor, async (tx) => {
      const held = await tx.module.updateMany({
        where: { id: moduleId, buildUpVersion: version },
        data: { buildUpVersion: { increment: 1 } },
      });
      await openModule(tx, moduleId);
      if (held.count === 0) return 'EDITED_MEANWHILE';
      for (const { id, startsOn, endsOn } of planned) {
        await tx.moduleStep.updateMany({
          where: { id },
          data: { startsOn: startsOn && new Date(startsOn), endsOn: endsOn && new Date(endsOn) },
        });
      }
      return 'DONE';
    });
    return { outcome, module: await this.moduleOf(actor, programme.id, moduleId) };
  }

  private async moduleOf(actor: TenantActor, programmeId: string, moduleId: string): Promise<Module> {
    const { modules } = await this.programmes.byId(actor, programmeId);
    return modules.find(({ id }) => id === moduleId)!;
  }
}

interface ModuleDesign extends Omit<z.output<typeof moduleInput>, 'template' | 'leadershipChallengeIds'> {
  readonly steps: readonly StepDesign[];
  readonly templateId: string;
  /** The version of the design that it comes with. */
  readonly changedIn: number;
}

/** @returns the id of a new module behind the others. @throws Refusal THEME_UNKNOWN */
async function createModule(
  tx: TenantTx,
  { tenantId }: TenantActor,
  programmeId: string,
  { name, startsAfter, impact, themeKeys, designSessionId, steps, templateId, changedIn }: ModuleDesign,
): Promise<string> {
  const id = newId();
  await tx.module.create({
    data: {
      tenantId,
      id,
      programmeId,
      templateId,
      position: 1 + (await tx.module.count({ where: { programmeId } })),
      name: { ...name },
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
    data: steps.map((step, index) => ({ tenantId, id: newId(), moduleId: id, position: index + 1, ...rowOf(step) })),
  });
  return id;
}

/** The module of a template that somebody named, or the only one. */
function moduleOfTemplate({ definition }: PinnedTemplate, moduleKey: string | null) {
  const [only, another] = definition.modules;
  const keys = definition.modules.map(({ key }) => key).join(', ');
  if (moduleKey === null) {
    if (only && !another) return only;
    throw refuse(templateErrors.TEMPLATE_MODULE_NOT_CLEAR, [...TEMPLATE, 'moduleKey'], { keys });
  }
  const module = definition.modules.find(({ key }) => key === moduleKey);
  if (module) return module;
  throw new Refusal(unknownModule(definition, moduleKey, [...TEMPLATE, 'moduleKey']));
}

const unknownModule = ({ modules }: TemplateDefinition, key: string, field: string[]): Refused => ({
  kind: templateErrors.TEMPLATE_MODULE_UNKNOWN,
  field,
  values: { key, keys: modules.map((module) => module.key).join(', ') },
});

/** What keeps steps from getting these days. */
function refusedOf(
  faults: StepPlan['faults'],
  programme: { startsOn: string; endsOn: string },
  locale: Locale,
): Refused[] {
  return faults.map(({ index, fault }) => ({
    kind: moduleErrors[fault],
    field: ['input', 'steps', String(index)],
    values: {
      from: dayInWords(programme.startsOn, locale),
      until: dayInWords(programme.endsOn, locale),
    },
  }));
}
