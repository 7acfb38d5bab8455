import { isBlock } from './block.rules.js';
import { blockFigure, type Coding, codedFigure, codedPoints, type Figure, plainFigure } from './figure.rules.js';
import type { BlocksOfItem } from './item-disclosure.rules.js';
import type { Source } from './released-report.js';
import type { Layout } from './report-layout.rules.js';
import type { Tally } from './tally.rules.js';

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
  layout: Layout;
  coding: Coding;
  /** Where the rank test within an item starts. */
  noBlocks: BlocksOfItem;
}

/** The anonymous groups of which something may be shown in this round. */
interface Heard {
  places: readonly number[];
  /** Of each, whether it is silent to whoever rated too. */
  silentForContributors: readonly boolean[];
}

/** Named raters are not protected: a number that no block comes to. */
const NAMED = 2 ** 30;

/** What may be shown of a subject's groups that are not silent. */
export function cellsOf(
  rules: CellRules,
  tally: Tally,
  silent: ReadonlySet<Source>,
  silentForContributors: ReadonlySet<Source>,
): Cells {
  const { ratings, sources, width, named, anonymous } = rules.layout;
  const keyAt = (place: number) => sources[place] as Source;
  const places = silent.size === 0 ? anonymous : anonymous.filter((place) => !silent.has(keyAt(place)));
  const heard = { places, silentForContributors: places.map((place) => silentForContributors.has(keyAt(place))) };
  const cells = silence(ratings, width);
  for (let rating = 0; rating < ratings; rating += 1) {
    for (const place of named) {
      const cell = rating * width + place;
      const raters = tally.raters[cell] as number;
      if (raters > 0) show(cells, cell, plainFigure((tally.sums[cell] as number) / raters), raters, NAMED);
    }
    showAnonymous(rules, tally, heard, rating, cells);
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

function show(cells: CellsBeingFilled, cell: number, figure: Figure, raters: number, fewestTogether: number): void {
  cells.figures[cell] = figure;
  cells.raters[cell] = raters;
  cells.fewestTogether[cell] = fewestTogether;
}

/** The figure of each block, and ALL_OTHERS: their mean, weighted by raters, in which a block in a band counts as the middle of it. */
function showAnonymous(
  { coding, noBlocks }: CellRules,
  tally: Tally,
  { places, silentForContributors }: Heard,
  rating: number,
  cells: CellsBeingFilled,
): void {
  const first = rating * cells.width;
  let blocks = noBlocks;
  for (const place of places) {
    const raters = tally.raters[first + place] as number;
    if (isBlock(raters, coding.threshold)) blocks = blocks.and(raters);
  }
  if (blocks === noBlocks) return;
  const safe = blocks.safe();
  let block = 0;
  let all = 0;
  let weighted = 0;
  let fewest = NAMED;
  for (let at = 0; at < places.length; at += 1) {
    const cell = first + (places[at] as number);
    const raters = tally.raters[cell] as number;
    if (!isBlock(raters, coding.threshold)) continue;
    const together = silentForContributors[at] ? coding.threshold : raters;
    if (safe.blocks[block])
      show(cells, cell, blockFigure(tally, rating, places[at] as number, coding), raters, together);
    block += 1;
    all += raters;
    weighted += raters * codedPoints((tally.sums[cell] as number) / raters, coding);
    fewest = Math.min(fewest, together);
  }
  if (safe.together) show(cells, first + cells.width - 1, codedFigure(weighted / all, coding), all, fewest);
}
