import { type StepKind, type StepName, type StepNameFault, stepNamed } from './build-up.rules.js';

/** The days within which a step happens ('2027-02-05'); both null while it is not planned. */
export interface StepDays extends StepName {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export type PlanFault =
  | StepNameFault
  | 'STEP_TWICE'
  | 'STEP_HALF_PLANNED'
  | 'STEP_ENDS_BEFORE_START'
  | 'STEP_OUTSIDE_PROGRAMME';

export interface StepPlan {
  readonly planned: readonly {
    readonly id: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
  /** What is wrong, each with its place in the list; empty when all can be planned. */
  readonly faults: readonly { readonly index: number; readonly fault: PlanFault }[];
}

/** Which steps of a module are to get which days, and what keeps them from it. */
export function planOf(
  days: readonly StepDays[],
  stepsOfModule: readonly { readonly id: string; readonly kind: StepKind }[],
  programme: { readonly startsOn: string; readonly endsOn: string },
): StepPlan {
  const planned: { id: string; startsOn: string | null; endsOn: string | null }[] = [];
  const faults: { index: number; fault: PlanFault }[] = [];
  for (const [index, { startsOn, endsOn, ...name }] of days.entries()) {
    const found = stepNamed(name, stepsOfModule);
    if ('fault' in found) {
      faults.push({ index, fault: found.fault });
      continue;
    }
    const { id } = found.step;
    const twice = planned.some((one) => one.id === id) ? 'STEP_TWICE' : undefined;
    const fault = faultIn(startsOn, endsOn, programme) ?? twice;
    if (fault) faults.push({ index, fault });
    planned.push({ id, startsOn, endsOn });
  }
  return { planned, faults };
}

function faultIn(
  startsOn: string | null,
  endsOn: string | null,
  programme: { readonly startsOn: string; readonly endsOn: string },
): PlanFault | undefined {
  if (startsOn === null && endsOn === null) return undefined;
  if (startsOn === null || endsOn === null) return 'STEP_HALF_PLANNED';
  if (endsOn < startsOn) return 'STEP_ENDS_BEFORE_START';
  return startsOn < programme.startsOn || endsOn > programme.endsOn ? 'STEP_OUTSIDE_PROGRAMME' : undefined;
}
