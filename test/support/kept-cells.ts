import type { ClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { ALL_OTHERS, type RoundRelease } from '../../src/domains/feedback/reports/gate/released-report.js';
import { CANNOT_JUDGE } from '../../src/domains/feedback/responses/answers.rules.js';

/** How many cells have at least k contributors, and how many of those are shown. */
export interface KeptCells {
  enough: number;
  kept: number;
}

/**
 * What the gate keeps of the cells that pass the threshold: per subject, item and anonymous group those with at least k contributors, and
 * per subject and item all anonymous raters together when they are at least k, whether or not they are in groups of that size.
 */
export function keptCells(round: ClosedRound, { reports }: RoundRelease): { groups: KeptCells; together: KeptCells } {
  const groups: KeptCells = { enough: 0, kept: 0 };
  const together: KeptCells = { enough: 0, kept: 0 };
  const count = (cells: KeptCells, contributors: number, shown: unknown) => {
    if (contributors < round.threshold) return;
    cells.enough += 1;
    if (shown) cells.kept += 1;
  };
  round.subjects.forEach((subject, at) => {
    const anonymous = subject.groups.filter((group) => group.anonymous).map(({ key }) => key);
    const items = reports[at]!.release.forSubject.competencies.flatMap((competency) => competency.items);
    items.forEach(({ figures }, item) => {
      const contributors = anonymous.map(
        (key) => subject.sheets.filter(({ group, scores }) => group === key && scores[item] !== CANNOT_JUDGE).length,
      );
      anonymous.forEach((key, group) => {
        count(groups, contributors[group]!, figures[key]);
      });
      count(
        together,
        contributors.reduce((sum, number) => sum + number, 0),
        figures[ALL_OTHERS],
      );
    });
  });
  return { groups, together };
}

export const shareOf = (...cells: KeptCells[]): number =>
  cells.reduce((sum, { kept }) => sum + kept, 0) / cells.reduce((sum, { enough }) => sum + enough, 0);
