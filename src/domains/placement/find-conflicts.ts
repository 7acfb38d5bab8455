import type { SolverThread } from '../../platform/solver/solver-thread.js';
import {
  type Conflict,
  type ConflictingRule,
  conflictModel,
  conflictOfNumbers,
  hardRules,
  rulesBeside,
} from './conflict.rules.js';
import type { CostTable } from './cost-table.rules.js';

const MOST_CONFLICTS = 10;

/**
 * Where the rules of a problem contradict each other, so that without all the rules of all the conflicts it can be solved; at most ten,
 * and those found by the time `left` seconds are up. Null when the thread was stopped by its signal.
 */
export async function findConflicts(
  { problem, costs }: CostTable,
  thread: SolverThread,
  left: () => number,
): Promise<Conflict[] | null> {
  const conflicts: Conflict[] = [];
  let rules = hardRules(problem);
  let isStopped = false;
  const note = (conflict: Conflict) => {
    conflicts.push(conflict);
    rules = rulesBeside(rules, conflict);
  };
  const look = async (persons: readonly string[], among: readonly ConflictingRule[]): Promise<boolean> => {
    const { model, groupOfRow, conflictOf } = conflictModel(problem, persons, among);
    const result = await thread.conflict(model, groupOfRow, left());
    isStopped ||= result.status === 'STOPPED' && result.because === 'SIGNAL';
    if (result.status === 'CONFLICT') note(conflictOf(result.groups, result.irreducible));
    return result.status === 'CONFLICT';
  };
  const numbers = conflictOfNumbers(problem.persons, rules);
  if (numbers) note(numbers);
  // Whoever has no place open at all is a conflict without the others, which is found sooner.
  const hopeless = problem.persons.filter((_, person) =>
    costs[person]!.every((cost) => cost === Number.POSITIVE_INFINITY),
  );
  for (const person of hopeless.slice(0, MOST_CONFLICTS - conflicts.length))
    await look(
      [person],
      rules.filter((rule) => (rule.kind === 'FORBIDDEN' || rule.kind === 'LOCKED') && rule.person === person),
    );
  while (conflicts.length < MOST_CONFLICTS && (await look(problem.persons, rules)));
  return isStopped ? null : conflicts;
}
