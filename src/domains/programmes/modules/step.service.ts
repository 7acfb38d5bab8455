import type { PersonActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { takesPart } from '../participations/participants.read-model.js';
import {
  type StepDesign,
  type StepFact,
  type StepKind,
  type StepName,
  type StepRequirement,
  stepNamed,
} from './build-up.rules.js';
import { moduleErrors } from './module.errors.js';
import { stepErrors } from './step.errors.js';

/** What another domain needs to know of a step to hang something on it. */
export interface NamedStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: LocalizedText;
}

/**
 * The step of a module that somebody named; `field` is where.
 * @throws Refusal STEP_NOT_NAMED, STEP_NOT_IN_MODULE, STEP_NOT_CLEAR
 */
export async function namedStep(
  tx: TenantTx,
  moduleId: string,
  name: StepName,
  field: readonly string[],
): Promise<NamedStep> {
  const steps = await tx.moduleStep.findMany({
    where: { moduleId, skippedAt: null },
    select: { id: true, kind: true, title: true },
    orderBy: { position: 'asc' },
  });
  const found = stepNamed(name, steps as unknown as NamedStep[]);
  if ('fault' in found) throw refuse(moduleErrors[found.fault], [...field, name.stepId ? 'stepId' : 'kind']);
  return found.step;
}

/** A step as one of the participants finds it. */
export interface OwnStep {
  readonly id: string;
  readonly moduleId: string;
  readonly programmeId: string;
  /** The director who owns the programme. */
  readonly clientId: string;
  readonly timeZone: string;
  readonly requirement: StepRequirement;
  readonly choiceKey: string | null;
  readonly completion: readonly StepFact[];
  /** Whether the actor takes part in the programme now. */
  readonly takesPart: boolean;
  /** Which of the steps with the same choice key the actor chose; null while none, or when there is nothing to choose. */
  readonly chosenStepId: string | null;
}

/**
 * A step that is not skipped, held until the transaction ends, with what it is to the actor.
 * @throws NotFound when there is no such step; Refusal MODULE_ARCHIVED
 */
export async function ownStep(tx: TenantTx, actor: PersonActor, stepId: string): Promise<OwnStep> {
  const [step] = await tx.$queryRaw<(OwnStep & { isArchived: boolean })[]>`
    select s.id, s.module_id as "moduleId", m.programme_id as "programmeId", g.client_id as "clientId", g.time_zone as "timeZone", s.requirement,
           s.choice_key as "choiceKey", s.completion,
           m.archived_at is not null as "isArchived",
           ${takesPart(actor.personId)} as "takesPart",
           (select c.step_id from step_choice c where c.tenant_id = s.tenant_id and c.module_id = s.module_id and c.choice_key = s.choice_key
               and c.person_id = ${actor.personId}::uuid) as "chosenStepId"
      from module_step s
      join module m on m.tenant_id = s.tenant_id and m.id = s.module_id
      join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
     where s.id = ${stepId}::uuid and s.skipped_at is null
       for update of s for share of m`;
  if (!step) throw new NotFound();
  if (step.isArchived) throw refuse(moduleErrors.MODULE_ARCHIVED, ['stepId']);
  return step;
}

/** @throws Refusal STEP_NOT_CHOSEN when the actor chose another one, or none yet */
export function refuseNotChosen({ id, choiceKey, chosenStepId }: OwnStep): void {
  if (choiceKey !== null && chosenStepId !== id) throw refuse(stepErrors.STEP_NOT_CHOSEN, ['stepId']);
}

/** The columns of a step that a build-up says. */
export const rowOf = ({
  key,
  kind,
  title,
  who,
  form,
  shares,
  hours,
  requirement,
  choiceKey,
  completion,
  due,
}: StepDesign) => ({
  key,
  kind,
  title: { ...title },
  who: [...who],
  form,
  ...shares,
  hours,
  requirement,
  choiceKey,
  completion: [...completion],
  anchorKey: due?.after?.key ?? null,
  anchorEdge: due?.after?.edge ?? null,
  offsetDays: due?.days ?? null,
  lastsDays: due?.lasts ?? null,
});
