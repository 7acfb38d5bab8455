import type { TenantTx } from '../../../platform/database/role-database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { type StepDesign, type StepKind, type StepName, stepNamed } from './build-up.rules.js';
import { moduleErrors } from './module.errors.js';

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
