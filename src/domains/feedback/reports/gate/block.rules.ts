import type { RaterGroupKey } from '../../rater-group.rules.js';

/** The raters of one anonymous group, who are only ever shown together. */
export interface Block<Contribution> {
  source: RaterGroupKey;
  contributions: readonly Contribution[];
}

/**
 * The groups of one cell (one contribution per rater) that are large enough to be shown. A smaller one counts in nothing: not in a total,
 * and not together with another small one, which would tell whether it answered. Whatever is shown over whole blocks isolates no fewer
 * than `smallest` raters, however it is added up or subtracted. Blocks keep the order of the groups.
 */
export const blocksOf = <Group extends Block<unknown>>(groups: readonly Group[], smallest: number): Group[] =>
  groups.filter(({ contributions }) => contributions.length >= smallest);
