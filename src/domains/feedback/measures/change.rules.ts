import { type Coding, type Figure, meanOf, pointsOf } from '../reports/gate/figure.rules.js';
import { standardErrorOfMeasurement } from './reliability.rules.js';
import { sampleOf } from './sample.rules.js';
import { differenceInterval, type Interval } from './uncertainty.rules.js';

/** Later minus earlier, in scale points; with its 95 per cent confidence interval where both rounds show a distribution. */
export interface Change {
  difference: number;
  interval: Interval | null;
}

/** What one source showed of the items of a round. `anchor`: the item returns every round. */
export interface SourceInRound {
  coding: Coding;
  items: readonly { key: string; anchor: boolean; figure: Figure | null }[];
}

export interface ChangeOverAnchors {
  /** Per item that is an anchor in both rounds, in the order of the later one; null where either round is silent. */
  items: { key: string; change: Change | null }[];
  /** The mean of those changes, in scale points; null when fewer than half of the anchor items are shown in both rounds. */
  mean: number | null;
}

/** RC, without unit: above 0 is a rise. `reliable`: too large to come from unreliable measurement alone in 95 of 100 cases. */
export interface ReliableChange {
  index: number;
  reliable: boolean;
}

/** |RC| above this is a reliable change: the two-sided 5 per cent of a normal distribution. */
const RELIABLE = 1.96;

/** The share of everybody asked in either round that has to be asked in both. */
const LEAST_OVERLAP = 1 / 2;

/**
 * Change of one source between two rounds, over the items that both ask as anchors; nothing else is comparable. Both figures come from the
 * same source. Null when the rounds have different scales.
 */
export function changeOverAnchors(earlier: SourceInRound, later: SourceInRound): ChangeOverAnchors | null {
  if (earlier.coding.min !== later.coding.min || earlier.coding.max !== later.coding.max) return null;
  const before = new Map(earlier.items.filter(({ anchor }) => anchor).map(({ key, figure }) => [key, figure]));
  const items = later.items
    .filter(({ key, anchor }) => anchor && before.has(key))
    .map(({ key, figure }) => ({
      key,
      change: changeOf(before.get(key) ?? null, earlier.coding, figure, later.coding),
    }));
  const shown = items.flatMap(({ change }) => (change ? [change.difference] : []));
  return { items, mean: shown.length === 0 || 2 * shown.length < items.length ? null : meanOf(shown) };
}

/**
 * Reliable change index: RC = (x2 - x1) / S_diff, S_diff = sqrt(2 S_E^2), S_E = sd * sqrt(1 - reliability); reliable if |RC| > 1.96. All
 * in the same unit; `sd` of such scores over people, and their `reliability`. Null unless sd > 0 and 0 <= reliability < 1.
 * Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology, 59, 12-19.
 */
export function reliableChange(
  earlier: number,
  later: number,
  { sd, reliability }: { sd: number; reliability: number },
): ReliableChange | null {
  if (!(sd > 0 && reliability >= 0 && reliability < 1)) return null;
  const index = (later - earlier) / Math.sqrt(2 * standardErrorOfMeasurement(sd, reliability) ** 2);
  return { index, reliable: Math.abs(index) > RELIABLE };
}

/**
 * Whether a change may come from asking other people: fewer than half of everybody whom this source had in either round was asked in both.
 * Takes the ids of who was asked, never who answered. Overlap: |A and B| / |A or B|, Jaccard (1901), Bulletin de la Société Vaudoise des
 * Sciences Naturelles, 37, 547-579. For panels of one size, half means that two thirds of each panel are in the other.
 */
export function panelDiffersTooMuch(earlier: readonly string[], later: readonly string[]): boolean {
  const before = new Set(earlier);
  const both = new Set(later.filter((rater) => before.has(rater)));
  return both.size < LEAST_OVERLAP * new Set([...earlier, ...later]).size;
}

/** Raters of two rounds count as independent: who answered is not known, so nobody can be paired with himself. */
function changeOf(
  earlier: Figure | null,
  codingBefore: Coding,
  later: Figure | null,
  codingAfter: Coding,
): Change | null {
  if (!earlier || !later) return null;
  const first = sampleOf(earlier.distribution, codingBefore.min);
  const second = sampleOf(later.distribution, codingAfter.min);
  if (first && second) {
    return { difference: second.mean - first.mean, interval: differenceInterval(first, second) };
  }
  return { difference: pointsOf(later, codingAfter) - pointsOf(earlier, codingBefore), interval: null };
}
