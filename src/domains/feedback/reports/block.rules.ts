import type { AnonymousGroup } from '../rater-group.rules.js';

/** Raters who are only ever shown together. `group` is null for raters of several groups, none of which is large enough alone. */
export interface Block<Contribution> {
  group: AnonymousGroup | null;
  contributions: Contribution[];
}

/**
 * Lays the contributions of one cell (one per rater) in blocks of at least `smallest`, each rater in at most one: every group that is large
 * enough is a block; the small groups of colleagues together are one more if that is large enough; else they are in none. OTHER stands
 * alone: its raters are named by the participant, and whoever invents some could take them off the figure that they share with a colleague. Blocks keep the order of the groups.
 * Whatever is shown over whole blocks isolates no fewer than `smallest` raters, however it is added up or subtracted.
 */
export function blocksOf<Contribution>(
  groups: readonly { group: AnonymousGroup; contributions: readonly Contribution[] }[],
  smallest: number,
): Block<Contribution>[] {
  const [small, large] = [
    groups.filter(({ contributions }) => contributions.length < smallest),
    groups.filter(({ contributions }) => contributions.length >= smallest),
  ];
  const rest = small.filter(({ group }) => group !== 'OTHER').flatMap(({ contributions }) => contributions);
  const alone = large.map(({ group, contributions }) => ({ group, contributions: [...contributions] }));
  return rest.length >= smallest ? [...alone, { group: null, contributions: rest }] : alone;
}
