import { isBlock } from './block.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { blockFigure, type Coding, type Figure, plainFigure, pooledFigure } from './figure.rules.js';
import type { SafeSizes } from './item-disclosure.rules.js';
import type { Source } from './released-report.js';
import { type Tally, tallyOf } from './tally.rules.js';

/**
 * What may be shown of a subject's ratings. A cell is one rating of one source: `width` of them for each rating, the groups in their order
 * and ALL_OTHERS last, so that the cell of a rating and a place is at rating * width + place. All but the figures never leaves the gate.
 */
export interface Cells {
  width: number;
  /** Null is silence. */
  figures: readonly (Figure | null)[];
  /** How many raters a figure is over; 0 of silence. */
  raters: readonly number[];
  /** How far they protect each other: raters of the smallest block in it; k where an earlier round leaves no more than k to whoever rated too. */
  fewestTogether: readonly number[];
}

/** What decides which cells there are. */
interface CellRules {
  ratings: number;
  coding: Coding;
  /** The rank test within an item. */
  safeSizes: SafeSizes;
}

/** A group with what its raters gave: nothing of one that is silent. */
interface Heard {
  /** Among the cells of a rating. */
  place: number;
  anonymous: boolean;
  tally: Tally;
  /** Whether it is silent to whoever rated too. */
  silentForContributors: boolean;
}

/** Named raters are not protected: a number that no block comes to. */
const NAMED = 2 ** 30;

/** What may be shown of a subject's groups that are not silent. */
export function cellsOf(
  rules: CellRules,
  { groups, sheets }: Pick<SubjectAnswers, 'groups' | 'sheets'>,
  silent: ReadonlySet<Source>,
  silentForContributors: ReadonlySet<Source>,
): Cells {
  const heard = groups.map(({ key, anonymous }, place): Heard => {
    const own = silent.has(key) ? [] : sheets.filter(({ group }) => group === key);
    const tally = tallyOf(own, rules.ratings);
    return { place, anonymous, tally, silentForContributors: silentForContributors.has(key) };
  });
  const named = heard.filter((group) => !group.anonymous);
  const anonymous = heard.filter((group) => group.anonymous);
  const cells = silence(rules.ratings, groups.length + 1);
  for (let rating = 0; rating < rules.ratings; rating += 1) {
    for (const { place, tally } of named) {
      const raters = tally.raters[rating] as number;
      if (raters > 0) show(cells, rating, place, plainFigure((tally.sums[rating] as number) / raters), raters, NAMED);
    }
    showAnonymous(rules, anonymous, rating, cells);
  }
  return cells;
}

interface CellsBeingFilled extends Cells {
  figures: (Figure | null)[];
  raters: number[];
  fewestTogether: number[];
}

const silence = (ratings: number, width: number): CellsBeingFilled => ({
  width,
  figures: new Array(ratings * width).fill(null),
  raters: new Array(ratings * width).fill(0),
  fewestTogether: new Array(ratings * width).fill(0),
});

function show(
  cells: CellsBeingFilled,
  rating: number,
  place: number,
  figure: Figure,
  raters: number,
  fewestTogether: number,
): void {
  const cell = rating * cells.width + place;
  cells.figures[cell] = figure;
  cells.raters[cell] = raters;
  cells.fewestTogether[cell] = fewestTogether;
}

function showAnonymous(
  { coding, safeSizes }: CellRules,
  groups: readonly Heard[],
  rating: number,
  cells: CellsBeingFilled,
): void {
  const blocks = groups.filter(({ tally }) => isBlock(tally.raters[rating] as number, coding.threshold));
  if (blocks.length === 0) return;
  const sizes = blocks.map(({ tally }) => tally.raters[rating] as number);
  const safe = safeSizes(sizes);
  let [all, fewest] = [0, NAMED];
  for (let at = 0; at < blocks.length; at += 1) {
    const { place, tally, silentForContributors } = blocks[at] as Heard;
    const size = sizes[at] as number;
    const together = silentForContributors ? coding.threshold : size;
    if (safe.blocks[at]) show(cells, rating, place, blockFigure(tally, rating, coding), size, together);
    all += size;
    fewest = Math.min(fewest, together);
  }
  if (safe.together) show(cells, rating, cells.width - 1, pooledFigure(blocks, rating, coding), all, fewest);
}
