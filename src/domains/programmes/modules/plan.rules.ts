import type { StepKind } from './build-up.rules.js';

/** The days within which a step happens ('2027-02-05'); both null while it is not planned. */
export interface StepDays {
  readonly kind: StepKind;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export type PlanFault =
  | 'STEP_TWICE'
  | 'STEP_NOT_IN_MODULE'
  | 'STEP_HALF_PLANNED'
  | 'STEP_ENDS_BEFORE_START'
  | 'STEP_OUTSIDE_PROGRAMME';

/** What is wrong with the days that steps are to get, each with its place in the list; empty when all can be planned. */
export function faultsInPlan(
  steps: readonly StepDays[],
  kindsOfModule: readonly StepKind[],
  programme: { readonly startsOn: string; readonly endsOn: string },
): { index: number; fault: PlanFault }[] {
  return steps.flatMap((step, index) => {
    const fault = faultIn(step, kindsOfModule, programme);
    if (fault) return [{ index, fault }];
    return steps.findIndex(({ kind }) => kind === step.kind) < index ? [{ index, fault: 'STEP_TWICE' as const }] : [];
  });
}

function faultIn(
  { kind, startsOn, endsOn }: StepDays,
  kindsOfModule: readonly StepKind[],
  programme: { readonly startsOn: string; readonly endsOn: string },
): PlanFault | undefined {
  if (!kindsOfModule.includes(kind)) return 'STEP_NOT_IN_MODULE';
  if (startsOn === null && endsOn === null) return undefined;
  if (startsOn === null || endsOn === null) return 'STEP_HALF_PLANNED';
  if (endsOn < startsOn) return 'STEP_ENDS_BEFORE_START';
  return startsOn < programme.startsOn || endsOn > programme.endsOn ? 'STEP_OUTSIDE_PROGRAMME' : undefined;
}
