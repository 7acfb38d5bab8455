export const RUN_KINDS = ['MATCHING', 'COMPOSING'] as const;
export type RunKind = (typeof RUN_KINDS)[number];
export const RUN_STATES = ['QUEUED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const RUN_OUTCOMES = ['OPTIMAL', 'WITHIN', 'INFEASIBLE'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What becomes of a run: from which state, and into which. Nothing leads out of the last three. */
const TRANSITIONS = {
  // A worker that vanished leaves a run RUNNING; another begins it again, as often as `mayBegin` says.
  BEGIN: { QUEUED: 'RUNNING', RUNNING: 'RUNNING' },
  FINISH: { RUNNING: 'DONE' },
  STOP: { QUEUED: 'STOPPED', RUNNING: 'STOPPED' },
  // Nothing is heard of it.
  REVIVE: { QUEUED: 'QUEUED', RUNNING: 'QUEUED' },
  FAIL: { QUEUED: 'FAILED', RUNNING: 'FAILED' },
} satisfies Record<string, Partial<Record<RunState, RunState>>>;
export type RunAction = keyof typeof TRANSITIONS;

/** The states in which something may become of a run. */
export const statesFor = (action: RunAction): RunState[] => Object.keys(TRANSITIONS[action]) as RunState[];

/** How often a run is begun: an error of a moment passes by then, and what takes its worker along each time is not tried for ever. */
export const MOST_BEGINNINGS = 3;
export const mayBegin = (begun: number): boolean => begun < MOST_BEGINNINGS;

/** How long nothing may be heard of a run before it is taken for lost: while it is worked on, and while it waits for its turn. */
export const SILENT_MS = { RUNNING: 2 * 60_000, QUEUED: 15 * 60_000 } as const;

export type ApplyRefusal = 'NOT_DONE' | 'IMPOSSIBLE' | 'APPLIED';

/** Why the proposal of a run cannot be applied; null when it can. */
export function refusalToApply(run: {
  readonly state: RunState;
  readonly outcome: RunOutcome | null;
  readonly appliedAt: Date | null;
}): ApplyRefusal | null {
  if (run.state !== 'DONE') return 'NOT_DONE';
  if (run.outcome === 'INFEASIBLE') return 'IMPOSSIBLE';
  return run.appliedAt === null ? null : 'APPLIED';
}
