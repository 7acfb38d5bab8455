import { meanOf } from '../reports/gate/figure.rules.js';
import { total } from './sample.rules.js';

/** Complete rows that alpha needs at least: the smallest sample that is defended for it (Yurdugül, 2008; Bujang et al., 2018). */
export const FEWEST_ROWS = 30;

/**
 * Reliability of a scale of k items: alpha = k / (k - 1) * (1 - sum s_i^2 / s_total^2), with sample variances. One row per person or
 * questionnaire, one score per item, 0 where there is none; only complete rows count. At most 1; below 0 when items contradict each other.
 * Null with fewer than two items, fewer than `FEWEST_ROWS` complete rows, or totals that are all the same. Cronbach (1951),
 * Psychometrika, 16, 297-334.
 */
export function cronbachAlpha(rows: Iterable<readonly number[]>): number | null {
  const complete = [...rows].filter((row) => !row.includes(0));
  const items = complete[0]?.length ?? 0;
  if (items < 2 || complete.length < FEWEST_ROWS) return null;
  const ofTotals = variance(complete.map((row) => total(row)));
  if (ofTotals === 0) return null;
  const ofItems = Array.from({ length: items }, (_, item) => variance(complete.map((row) => row[item]!)));
  return (items / (items - 1)) * (1 - total(ofItems) / ofTotals);
}

/** By how much a score would differ if it were measured again: S_E = s * sqrt(1 - r), in the points of `sd`; `reliability` from 0 to 1. */
export function standardErrorOfMeasurement(sd: number, reliability: number): number {
  return sd * Math.sqrt(1 - reliability);
}

function variance(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  let squares = 0;
  for (const number of numbers) squares += (number - mean) ** 2;
  return squares / (numbers.length - 1);
}
