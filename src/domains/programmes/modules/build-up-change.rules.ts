import type { LearningShares, StepDesign } from './build-up.rules.js';
import { type BuildUpFaultCode, faultsInBuildUp } from './build-up-faults.rules.js';

/** A step of a running module. */
export interface RunningStep extends StepDesign {
  readonly id: string;
  readonly skipped: boolean;
}

/** What of a step is another than before; what is left out stays. */
export interface StepEdit {
  readonly stepId: string;
  readonly title?: StepDesign['title'] | null;
  readonly hours?: number | null;
  readonly shares?: LearningShares | null;
}

export interface BuildUpChange {
  /** The steps that are not skipped before the change, in their new order; null to leave it. */
  readonly order: readonly string[] | null;
  readonly skip: readonly { readonly stepId: string; readonly reason: string }[];
  /** Steps that were skipped, and are no longer. They go where they were. */
  readonly restore: readonly string[];
  /** Each goes behind the step `after`, first when that is null. */
  readonly add: readonly { readonly after: string | null; readonly step: StepDesign }[];
  readonly edit: readonly StepEdit[];
}

export type BuildUpChangeFault =
  | {
      readonly fault: 'STEP_NOT_IN_MODULE' | 'STEP_TWICE' | 'NOT_SKIPPED' | 'ORDER_INCOMPLETE' | 'NO_STEP_LEFT';
      readonly path: string[];
    }
  | { readonly fault: 'BUILD_UP'; readonly path: string[]; readonly code: BuildUpFaultCode; readonly key: string };

/** A step after the change; one that is new has no id yet. */
export type ChangedStep = StepDesign & { readonly id: string | null };

/** The build-up after a change, in its order and without what is skipped, and what keeps it from being changed like that. */
export function changedBuildUp(
  steps: readonly RunningStep[],
  change: BuildUpChange,
): { steps: ChangedStep[]; faults: BuildUpChangeFault[] } {
  const faults = unknownIn(steps, change);
  if (faults.length > 0) return { steps: [], faults };
  const skipped = new Set(change.skip.map(({ stepId }) => stepId));
  const kept = steps.filter(({ id, skipped: was }) => (was ? change.restore.includes(id) : !skipped.has(id)));
  const place = (id: string) => change.order?.indexOf(id) ?? -1;
  const ordered: ChangedStep[] = change.order
    ? [...kept.filter(({ id }) => place(id) >= 0)].sort((one, other) => place(one.id) - place(other.id))
    : [...kept];
  for (const step of change.order ? kept.filter(({ id }) => place(id) < 0) : []) {
    const before = steps.slice(0, steps.indexOf(step)).findLast(({ id }) => ordered.some((one) => one.id === id));
    ordered.splice(before ? ordered.findIndex(({ id }) => id === before.id) + 1 : 0, 0, step);
  }
  const edited = ordered.map((step) => {
    const edit = change.edit.find(({ stepId }) => stepId === step.id);
    return edit
      ? {
          ...step,
          title: edit.title ?? step.title,
          hours: edit.hours ?? step.hours,
          shares: edit.shares ?? step.shares,
        }
      : step;
  });
  for (const { after, step } of change.add.toReversed())
    edited.splice(after ? edited.findIndex(({ id }) => id === after) + 1 : 0, 0, { ...step, id: null });
  if (edited.length === 0) return { steps: [], faults: [{ fault: 'NO_STEP_LEFT', path: ['skip'] }] };
  return { steps: edited, faults: buildUpFaults(edited, steps, change) };
}

/** Everything that a change names and that is not there, or is there twice. */
function unknownIn(steps: readonly RunningStep[], change: BuildUpChange): BuildUpChangeFault[] {
  const active = new Set(steps.filter(({ skipped }) => !skipped).map(({ id }) => id));
  const gone = new Set(steps.filter(({ skipped }) => skipped).map(({ id }) => id));
  const listed = (ids: readonly (string | null)[], list: string, member?: string): BuildUpChangeFault[] =>
    ids.flatMap((id, at): BuildUpChangeFault[] => {
      const path = [list, String(at), ...(member ? [member] : [])];
      if (id !== null && !active.has(id)) return [{ fault: 'STEP_NOT_IN_MODULE', path }];
      return list !== 'add' && ids.indexOf(id) < at ? [{ fault: 'STEP_TWICE', path }] : [];
    });
  const { order } = change;
  return [
    ...listed(order ?? [], 'order'),
    ...listed(
      change.skip.map(({ stepId }) => stepId),
      'skip',
      'stepId',
    ),
    ...listed(
      change.edit.map(({ stepId }) => stepId),
      'edit',
      'stepId',
    ),
    ...listed(
      change.add.map(({ after }) => after),
      'add',
      'after',
    ),
    ...change.add.flatMap(({ after }, at): BuildUpChangeFault[] =>
      change.skip.some(({ stepId }) => stepId === after)
        ? [{ fault: 'STEP_NOT_IN_MODULE', path: ['add', String(at), 'after'] }]
        : [],
    ),
    ...change.restore.flatMap((id, at): BuildUpChangeFault[] =>
      gone.has(id) ? [] : [{ fault: 'NOT_SKIPPED', path: ['restore', String(at)] }],
    ),
    ...(order && [...active].some((id) => !order.includes(id))
      ? [{ fault: 'ORDER_INCOMPLETE' as const, path: ['order'] }]
      : []),
  ];
}

/** What the build-up would say that cannot be, told where the change says it. */
function buildUpFaults(
  after: readonly ChangedStep[],
  before: readonly RunningStep[],
  change: BuildUpChange,
): BuildUpChangeFault[] {
  const left = before.filter(({ id }) => !after.some((step) => step.id === id));
  // What is skipped stays as an anchor: whatever hangs on it is counted from when it would be. Its kind, facts and choice are free again.
  const anchors = left.map(
    (step): StepDesign => ({
      ...step,
      kind: 'E_LEARNING',
      completion: ['DECLARED'],
      requirement: 'REQUIRED',
      choiceKey: null,
    }),
  );
  return faultsInBuildUp([...anchors, ...after]).flatMap(({ path: [at, ...rest], code }): BuildUpChangeFault[] => {
    const step = after[Number(at) - anchors.length];
    if (!step) return [];
    return [{ fault: 'BUILD_UP', path: pathOf(step, rest, change), code, key: step.key }];
  });
}

function pathOf(step: ChangedStep, rest: readonly string[], change: BuildUpChange): string[] {
  const added = change.add.findIndex((one) => one.step.key === step.key);
  if (step.id === null) return ['add', String(added), 'step', ...rest];
  const edited = change.edit.findIndex(({ stepId }) => stepId === step.id);
  if (edited >= 0 && rest[0] === 'shares') return ['edit', String(edited), 'shares'];
  // A step that stays as it is has become wrong by what went or came.
  return [change.skip.length > 0 ? 'skip' : 'add'];
}

/** What stands in the way of skipping a step, by what there is of it. */
export function unskippableBecause(step: {
  /** NOMINATING, OPEN or CLOSED when its module has a running round and the step is its 360. */
  readonly roundState: string | null;
  /** Its module's evaluation is open and the step asks for it. */
  readonly evaluationOpen: boolean;
  /** Planned and still to come. */
  readonly sessions: number;
}): 'ROUND_RUNNING' | 'EVALUATION_OPEN' | 'SESSIONS_TO_COME' | undefined {
  if (step.roundState) return 'ROUND_RUNNING';
  if (step.evaluationOpen) return 'EVALUATION_OPEN';
  return step.sessions > 0 ? 'SESSIONS_TO_COME' : undefined;
}
