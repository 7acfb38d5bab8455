import { type Cell, largestSafe } from './disclosure.rules.js';

/**
 * The blocks of an item of a subject, known by how many raters each has. Members of a block are in the same cells, so that it is enough to
 * know how many they are, and each list of sizes has to be tested once only.
 */
export interface BlocksOfItem {
  /** These and one more. */
  and(raters: number): BlocksOfItem;
  /** Whether the figure over all of them together, and the one of each, can be shown. */
  safe(): SafeBlocks;
}

interface SafeBlocks {
  together: boolean;
  blocks: readonly boolean[];
}

/**
 * Rule 3 within an item of a subject; where it starts there are no blocks yet. Its cells are the blocks and all of them together. Blocks
 * of k and more always pass: the test is there so that nobody has to believe that.
 */
export const rankTestWithinItem = (threshold: number): BlocksOfItem => blocksOfItem(threshold, () => []);

function blocksOfItem(threshold: number, sizes: () => readonly number[]): BlocksOfItem {
  const longer: BlocksOfItem[] = [];
  let tested: SafeBlocks | undefined;
  return {
    and(raters) {
      longer[raters] ??= blocksOfItem(threshold, () => [...sizes(), raters]);
      return longer[raters];
    },
    safe() {
      tested ??= testOf(sizes(), threshold);
      return tested;
    },
  };
}

function testOf(sizes: readonly number[], threshold: number): SafeBlocks {
  const blocks: Cell[] = sizes.map(
    (size, block) => new Set(Array.from({ length: size }, (_, rater) => `${block} ${rater}`)),
  );
  const together: Cell = new Set(blocks.flatMap((block) => [...block]));
  const safe = new Set(largestSafe([together, ...blocks], [], threshold));
  return { together: safe.has(together), blocks: blocks.map((block) => safe.has(block)) };
}
