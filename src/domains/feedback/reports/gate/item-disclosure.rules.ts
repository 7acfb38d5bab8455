import { type Cell, largestSafe } from './disclosure.rules.js';

/** For the sizes of the blocks of an item: whether the figure over all of them together, and the one of each, can be shown. */
export type SafeSizes = (sizes: readonly number[]) => { together: boolean; blocks: boolean[] };

/**
 * Rule 3 within an item of a subject. Its cells are the blocks and all of them together; members of a block are in the same cells, so it
 * is enough to know how many they are, and each list of sizes has to be tested once only. Blocks of k and more always pass: the test is
 * there so that nobody has to believe that.
 */
export function rankTestWithinItem(threshold: number): SafeSizes {
  const first: Known = { tested: null, longer: [] };
  return (sizes) => {
    let known = first;
    for (const size of sizes) {
      known.longer[size] ??= { tested: null, longer: [] };
      known = known.longer[size];
    }
    known.tested ??= testOf(sizes, threshold);
    return known.tested;
  };
}

/** What is known of a list of sizes, and, by the size that follows, of longer ones that begin with it. */
interface Known {
  tested: ReturnType<SafeSizes> | null;
  longer: Known[];
}

function testOf(sizes: readonly number[], threshold: number): ReturnType<SafeSizes> {
  const blocks: Cell[] = sizes.map(
    (size, block) => new Set(Array.from({ length: size }, (_, rater) => `${block} ${rater}`)),
  );
  const together: Cell = new Set(blocks.flatMap((block) => [...block]));
  const safe = new Set(largestSafe([together, ...blocks], [], threshold));
  return { together: safe.has(together), blocks: blocks.map((block) => safe.has(block)) };
}
