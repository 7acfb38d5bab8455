import { CANNOT_JUDGE } from '../../responses/answers.rules.js';
import { blocksOf } from './block.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { blockFigure, type Coding, type Figure, meanOf, plainFigure, pooledFigure } from './figure.rules.js';
import type { SafeSizes } from './item-disclosure.rules.js';
import type { Source } from './released-report.js';

/** A figure with how many raters it is over and how far they protect each other, which never leave the gate. */
export interface Cell {
  figure: Figure;
  raters: number;
  /** Raters of the smallest block in it; k where an earlier round leaves no more than k to whoever rated too. */
  fewestTogether: number;
}

/** What may be shown of one rating: a cell or null for each group, in their order, and for ALL_OTHERS last. */
export type Cells = readonly (Cell | null)[];

/** What decides which cells there are. */
interface CellRules {
  ratings: number;
  coding: Coding;
  /** The rank test within an item. */
  safeSizes: SafeSizes;
}

/** A group with the sheets of its raters: none for one that is silent. */
interface Heard {
  source: Source;
  /** Among the cells. */
  place: number;
  anonymous: boolean;
  sheets: readonly ArrayLike<number>[];
  /** Whether it is silent to whoever rated too. */
  silentForContributors: boolean;
}

/** Per rating, in `ratingsOf` order, what may be shown of a subject's groups that are not silent. */
export function cellsOf(
  rules: CellRules,
  { groups, sheets }: Pick<SubjectAnswers, 'groups' | 'sheets'>,
  silent: ReadonlySet<Source>,
  silentForContributors: ReadonlySet<Source>,
): Cells[] {
  const heard = groups.map(({ key, anonymous }, place) => ({
    source: key,
    place,
    anonymous,
    sheets: silent.has(key) ? [] : sheets.filter(({ group }) => group === key).map(({ scores }) => scores),
    silentForContributors: silentForContributors.has(key),
  }));
  const cells: Cells[] = [];
  for (let rating = 0; rating < rules.ratings; rating += 1) cells.push(cellsOfRating(rules, heard, rating));
  return cells;
}

function cellsOfRating({ coding, safeSizes }: CellRules, heard: readonly Heard[], rating: number): Cells {
  const cells = new Array<Cell | null>(heard.length + 1).fill(null);
  const scored: { source: Source; place: number; contributions: number[] }[] = [];
  for (const { source, place, anonymous, sheets } of heard) {
    const contributions = contributionsTo(rating, sheets);
    if (anonymous) scored.push({ source, place, contributions });
    else if (contributions.length > 0) {
      cells[place] = {
        figure: plainFigure(meanOf(contributions)),
        raters: contributions.length,
        fewestTogether: Number.POSITIVE_INFINITY,
      };
    }
  }
  const blocks = blocksOf(scored, coding.threshold);
  if (blocks.length === 0) return cells;
  const sizes = blocks.map(({ contributions }) => contributions.length);
  const together = blocks.map(({ place, contributions }) =>
    heard[place]?.silentForContributors ? coding.threshold : contributions.length,
  );
  const safe = safeSizes(sizes);
  for (let at = 0; at < blocks.length; at += 1) {
    const { place, contributions } = blocks[at] as (typeof scored)[number];
    if (!safe.blocks[at]) continue;
    const figure = blockFigure(contributions, coding);
    cells[place] = { figure, raters: contributions.length, fewestTogether: together[at] as number };
  }
  if (safe.together) {
    const pooled = blocks.map(({ contributions }) => contributions);
    cells[heard.length] = {
      figure: pooledFigure(pooled, coding),
      raters: sizes.reduce((sum, size) => sum + size, 0),
      fewestTogether: Math.min(...together),
    };
  }
  return cells;
}

function contributionsTo(rating: number, sheets: Heard['sheets']): number[] {
  const contributions: number[] = [];
  for (const scores of sheets) {
    const score = scores[rating] as number;
    if (score !== CANNOT_JUDGE) contributions.push(score);
  }
  return contributions;
}
