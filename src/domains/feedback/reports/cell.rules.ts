import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import { blocksOf } from './block.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { blockFigure, type Coding, type Figure, meanOf, plainFigure, pooledFigure } from './figure.rules.js';
import type { SafeSizes } from './item-disclosure.rules.js';
import { ALL_OTHERS, type Source } from './released-report.js';

/** A figure with how many raters it is over and how many the smallest block in it has, which never leave the gate. */
export interface Cell {
  figure: Figure;
  raters: number;
  smallestBlock: number;
}

/** What may be shown of one rating, of every source that is not silent. */
export type Cells = ReadonlyMap<Source, Cell>;

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
  anonymous: boolean;
  sheets: readonly ArrayLike<number>[];
}

/** Per rating, in `ratingsOf` order, what may be shown of a subject's groups that are not silent. */
export function cellsOf(
  rules: CellRules,
  { groups, sheets }: Pick<SubjectAnswers, 'groups' | 'sheets'>,
  silent: ReadonlySet<Source>,
): Cells[] {
  const heard = groups
    .filter(({ key }) => !silent.has(key))
    .map(({ key, anonymous }) => ({
      source: key,
      anonymous,
      sheets: sheets.filter(({ group }) => group === key).map(({ scores }) => scores),
    }));
  const cells: Cells[] = [];
  for (let rating = 0; rating < rules.ratings; rating += 1) cells.push(cellsOfRating(rules, heard, rating));
  return cells;
}

function cellsOfRating({ coding, safeSizes }: CellRules, heard: readonly Heard[], rating: number): Cells {
  const cells = new Map<Source, Cell>();
  const scored: { source: Source; contributions: number[] }[] = [];
  for (const { source, anonymous, sheets } of heard) {
    const contributions = contributionsTo(rating, sheets);
    if (anonymous) scored.push({ source, contributions });
    else if (contributions.length > 0) {
      cells.set(source, {
        figure: plainFigure(meanOf(contributions)),
        raters: contributions.length,
        smallestBlock: Number.POSITIVE_INFINITY,
      });
    }
  }
  const blocks = blocksOf(scored, coding.threshold);
  const sizes = blocks.map(({ contributions }) => contributions.length);
  const safe = safeSizes(sizes);
  for (const [at, { source, contributions }] of blocks.entries()) {
    const raters = contributions.length;
    if (safe.blocks[at])
      cells.set(source, { figure: blockFigure(contributions, coding), raters, smallestBlock: raters });
  }
  if (blocks.length > 0 && safe.together) {
    const pooled = blocks.map(({ contributions }) => contributions);
    cells.set(ALL_OTHERS, {
      figure: pooledFigure(pooled, coding),
      raters: sizes.reduce((sum, size) => sum + size, 0),
      smallestBlock: Math.min(...sizes),
    });
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
