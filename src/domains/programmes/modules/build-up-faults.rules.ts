import type { StepDesign, StepFact, StepKind } from './build-up.rules.js';

/** Kinds of which a module holds one at most: what hangs on them hangs on the module. */
const ONCE: readonly StepKind[] = [
  'FEEDBACK_360',
  'POP_CONVERSATION',
  'ASSIGNMENT',
  'COACHING',
  'INTERVISION',
  'FINAL_CONVERSATION',
  'KICK_OUT',
  'EVALUATION',
];

/** Facts that are of one step; every other is of the module, so that one step at most can wait for it. */
const OF_A_STEP: readonly StepFact[] = ['ATTENDED', 'DECLARED', 'CASE_BROUGHT'];

/** What can make a step of a kind done. */
const FITTING: Record<StepKind, readonly StepFact[]> = {
  FEEDBACK_360: ['FEEDBACK_REPORTED'],
  POP_CONVERSATION: ['POP_SIGNED'],
  KICK_OFF: ['ATTENDED'],
  INSPIRATION_SESSION: ['ATTENDED'],
  ASSIGNMENT: ['ASSIGNMENT_COMPLETED', 'COACHING_HELD'],
  COACHING: ['COACHING_HELD'],
  INTERVISION: ['INTERVISION_HELD'],
  FINAL_CONVERSATION: ['FINAL_SIGNED'],
  KICK_OUT: ['ATTENDED', 'HARVEST_GIVEN'],
  E_LEARNING: ['DECLARED'],
  INTAKE: ['ATTENDED', 'DECLARED'],
  PRACTICE_CASE: ['CASE_BROUGHT'],
  WORKSHOP: ['ATTENDED', 'DECLARED'],
  RETURN_DAY: ['ATTENDED', 'HARVEST_GIVEN'],
  EVALUATION: ['EVALUATION_CLOSED'],
};

export type BuildUpFaultCode =
  | 'DUPLICATE_KEY'
  | 'KIND_TWICE'
  | 'SHARES_NOT_100'
  | 'FACT_DOES_NOT_FIT'
  | 'FACT_TWICE'
  | 'CHOICE_KEY_MISSING'
  | 'CHOICE_KEY_UNASKED'
  | 'CHOICE_OF_ONE'
  | 'UNKNOWN_STEP'
  | 'CIRCLE';

export interface BuildUpFault {
  /** Where, from the step's place in the list on: ['3', 'shares']. */
  readonly path: string[];
  readonly code: BuildUpFaultCode;
}

/** What the steps of a module say that cannot be, all at once; empty for a build-up that can be run. */
export function faultsInBuildUp(steps: readonly StepDesign[]): BuildUpFault[] {
  return steps.flatMap((step, at) => {
    const earlier = steps.slice(0, at);
    const fault = (code: BuildUpFaultCode, ...path: string[]): BuildUpFault => ({ path: [String(at), ...path], code });
    const faults: BuildUpFault[] = [];
    if (earlier.some(({ key }) => key === step.key)) faults.push(fault('DUPLICATE_KEY', 'key'));
    if (ONCE.includes(step.kind) && earlier.some(({ kind }) => kind === step.kind))
      faults.push(fault('KIND_TWICE', 'kind'));
    const { onTheJob, withOthers, formal } = step.shares;
    if (onTheJob + withOthers + formal !== 100) faults.push(fault('SHARES_NOT_100', 'shares'));
    for (const [index, fact] of step.completion.entries()) {
      if (!FITTING[step.kind].includes(fact)) faults.push(fault('FACT_DOES_NOT_FIT', 'completion', String(index)));
      else if (isToldBefore(fact, step, index, earlier)) faults.push(fault('FACT_TWICE', 'completion', String(index)));
    }
    const choice = choiceFault(step, steps);
    if (choice) faults.push(fault(choice, 'choiceKey'));
    const due = dueFault(step, steps);
    if (due) faults.push(fault(due, 'due', 'after', 'key'));
    return faults;
  });
}

const isToldBefore = (fact: StepFact, step: StepDesign, index: number, earlier: readonly StepDesign[]): boolean =>
  step.completion.indexOf(fact) < index ||
  (!OF_A_STEP.includes(fact) && earlier.some(({ completion }) => completion.includes(fact)));

function choiceFault({ requirement, choiceKey }: StepDesign, steps: readonly StepDesign[]) {
  if (requirement !== 'CHOICE') return choiceKey === null ? undefined : 'CHOICE_KEY_UNASKED';
  if (choiceKey === null) return 'CHOICE_KEY_MISSING';
  return steps.filter((step) => step.choiceKey === choiceKey).length < 2 ? 'CHOICE_OF_ONE' : undefined;
}

function dueFault(step: StepDesign, steps: readonly StepDesign[]) {
  const seen = new Set([step.key]);
  for (let next = step.due?.after; next; ) {
    const { key } = next;
    const anchor = steps.find((candidate) => candidate.key === key);
    // The anchor's own anchor may be unknown; that is told there.
    if (!anchor) return seen.size === 1 ? 'UNKNOWN_STEP' : undefined;
    if (key === step.key) return 'CIRCLE';
    if (seen.has(key)) return undefined;
    seen.add(key);
    next = anchor.due?.after;
  }
  return undefined;
}
