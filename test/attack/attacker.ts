import fc from 'fast-check';
import { difference } from './difference.js';
import { type History, histories } from './history.js';
import type { Attack, Leak, Property } from './leak.js';
import { oneRelease } from './one-release.js';
import { openPhase } from './open-phase.js';
import type { Product } from './product.js';
import { scriptOf } from './script.js';
import { silence, silenceForRaters } from './silence.js';
import { addJoins, Joins } from './storage.js';
import { storyOf } from './story-of.js';
import { swap } from './swap.js';
import { units } from './units.js';
import { values, valuesForRaters } from './values.js';
import { play } from './world.js';

/** What the promise rules out. */
export const PROMISED: readonly Attack[] = [swap, openPhase, silence, difference, units, values, oneRelease];
/** What a rater may learn who reads a report that the own answer is in, and knows that answer. */
export const FOR_RATERS: readonly Attack[] = [silenceForRaters, valuesForRaters];

/** Tries at a shorter history, after which the shortest so far is told. */
const MOST_SHORTENINGS = 600;

export interface Campaign {
  attacks?: readonly Attack[];
  /** Whose findings are only counted. */
  counted?: readonly Attack[];
  histories: number;
  seed: number;
  /** Called after each history that held, with how many have. */
  onProgress?(done: number): void;
}

export interface Outcome {
  /** Histories that held before the first that did not. */
  held: number;
  joins: Joins;
  /** Histories in which the counted attacks found something, by property. */
  counts: Partial<Record<Property, number>>;
  /** The shortest history that leaks, told as a story; null when none does. */
  leak: (Leak & { story: string }) | null;
}

/** Plays histories until one of them leaks, and looks for the shortest one in which the same attack finds something. */
export function campaign(
  product: Product,
  { attacks = PROMISED, counted = [], histories: runs, seed, onProgress }: Campaign,
): Outcome {
  const joins = new Joins();
  const counts: Outcome['counts'] = {};
  let held = 0;
  let shortened = 0;
  let sought: Attack | undefined;
  const holds = (history: History): boolean => {
    if (sought) {
      shortened += 1;
      return shortened > MOST_SHORTENINGS || sought(play(scriptOf(history), product)) === null;
    }
    const played = play(scriptOf(history), product);
    addJoins(joins, played);
    for (const { property } of counted.flatMap((attack) => attack(played) ?? []))
      counts[property] = (counts[property] ?? 0) + 1;
    sought = attacks.find((attack) => attack(played) !== null);
    if (!sought) held += 1;
    onProgress?.(held);
    return !sought;
  };
  const { counterexample } = fc.check(fc.property(histories, holds), { numRuns: runs, seed });
  if (!counterexample || !sought) return { held, joins, counts, leak: leakOverAll(joins) };
  const played = play(scriptOf(counterexample[0]), product);
  const leak = sought(played)!;
  return { held, joins, counts, leak: { ...leak, story: storyOf(played, leak) } };
}

/** What no single history shows. */
function leakOverAll(joins: Joins): Outcome['leak'] {
  const [finding] = joins.findings();
  if (!finding) return null;
  return { property: 'storage', round: 0, finding, story: `LEAK (storage), over all histories together: ${finding}` };
}
