/** How far a number of participants are with one step. done + underWay + notStarted + notAsked is all of them; late ones are among underWay and notStarted. */
export interface StepCount {
  readonly stepId: string;
  readonly done: number;
  /** Planned or under way. */
  readonly underWay: number;
  readonly notStarted: number;
  /** Who chose another step of the same choice. */
  readonly notAsked: number;
  /** Not done after the step's last day. */
  readonly late: number;
}

/** The participants of one department, or of several small ones together, with each step of a module in its order. */
export interface DepartmentCount<Unit> {
  /** Null for participants without a unit, and for several departments together. */
  readonly unit: Unit | null;
  readonly participants: number;
  readonly steps: readonly StepCount[];
}

/** Fewest participants of whom a row of their own is shown: with one or two it would be about a person. */
export const FEWEST_SHOWN = 3;

/**
 * Puts the departments that are too small for a row of their own together, as the last row. When those are too few together, the next
 * smallest goes with them, so that the total less the rows that are shown never tells about fewer than FEWEST_SHOWN. When no department
 * keeps its own row there is nothing to tell apart, and the list is empty.
 */
export function withoutSmallRows<Unit>(departments: readonly DepartmentCount<Unit>[]): DepartmentCount<Unit>[] {
  const together = new Set<DepartmentCount<Unit>>();
  let people = 0;
  for (const department of departments.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
    if (sizeOf(department) >= FEWEST_SHOWN && (together.size === 0 || people >= FEWEST_SHOWN)) break;
    together.add(department);
    people += department.participants;
  }
  if (together.size === departments.length) return [];
  const own = departments.filter((department) => !together.has(department));
  return together.size === 0 ? own : [...own, totalOf([...together])];
}

/** Participants without a unit have no row to keep. */
const sizeOf = ({ unit, participants }: DepartmentCount<unknown>) => (unit === null ? 0 : participants);

/** All of these departments as one row. They have the same steps in the same order. */
export function totalOf<Unit>(departments: readonly DepartmentCount<Unit>[]): DepartmentCount<Unit> {
  const steps = (departments[0]?.steps ?? []).map((step, index) => {
    const sum = (count: (step: StepCount) => number) =>
      departments.reduce((total, department) => total + count(department.steps[index]!), 0);
    return {
      ...step,
      done: sum(({ done }) => done),
      underWay: sum(({ underWay }) => underWay),
      notStarted: sum(({ notStarted }) => notStarted),
      notAsked: sum(({ notAsked }) => notAsked),
      late: sum(({ late }) => late),
    };
  });
  return { unit: null, participants: departments.reduce((total, { participants }) => total + participants, 0), steps };
}
