import { meanOf } from '../reports/gate/figure.rules.js';
import { type Distribution, type Sample, sampleOf, total } from './sample.rules.js';

/** How far raters agree, in the words of LeBreton & Senter (2008), table 3. */
export type AgreementLevel = 'LACK' | 'WEAK' | 'MODERATE' | 'STRONG' | 'VERY_STRONG';

/** Upper ends of rwg, rounded to two decimals: .00 to .30 lack, .31 to .50 weak, .51 to .70 moderate, .71 to .90 strong, .91 to 1.00 very strong. */
const LEVELS: readonly [AgreementLevel, number][] = [
  ['LACK', 30],
  ['WEAK', 50],
  ['MODERATE', 70],
  ['STRONG', 90],
  ['VERY_STRONG', 100],
];

/**
 * Agreement of the raters on one item: rwg = 1 - s^2 / sigma^2, with the sample variance s^2 and, for raters who would answer at random
 * over the A points of the scale (uniform null), sigma^2 = (A^2 - 1) / 12. From 0 to 1: a variance above sigma^2 is taken as sigma^2.
 * Null for silence. James, Demaree & Wolf (1984), Journal of Applied Psychology, 69, 85-98.
 */
export function rwg(distribution: Distribution | null): number | null {
  const sample = sampleOf(distribution, 1);
  return sample && distribution ? 1 - chance(sample.variance, distribution.length) : null;
}

/**
 * Agreement over the J items of a competency that show a distribution: rwg(j) = J r / (J r + 1 - r), where r = 1 - mean s^2 / sigma^2.
 * From 0 to 1. Null for fewer than two of them, or fewer than half of the items. The items share one scale. James, Demaree & Wolf (1984).
 */
export function rwgJ(distributions: readonly (Distribution | null)[]): number | null {
  const shown = mostlyShown(distributions);
  if (shown === null) return null;
  const left = chance(meanOf(shown.map(({ sample }) => sample.variance)), shown[0]!.distribution.length);
  return (shown.length * (1 - left)) / (shown.length * (1 - left) + left);
}

/** What an rwg or rwg(j) is called. Null for silence. LeBreton & Senter (2008), Organizational Research Methods, 11, 815-852, table 3. */
export function agreementLevel(value: number | null): AgreementLevel | null {
  if (value === null) return null;
  return LEVELS.find(([, upTo]) => Math.round(value * 100) <= upTo)?.[0] ?? null;
}

/**
 * Average deviation about the mean, in scale points: AD(M) = sum |x - mean| / n. 0 is full agreement. Null for silence.
 * Burke, Finkelstein & Dusig (1999), Organizational Research Methods, 2, 49-68.
 */
export function adMean(distribution: Distribution | null): number | null {
  const sample = sampleOf(distribution, 1);
  return sample && distribution ? deviation(distribution, sample) : null;
}

/** AD(M)(J): the mean of AD(M) over the items that show a distribution; null as rwg(j). Burke, Finkelstein & Dusig (1999). */
export function adMeanJ(distributions: readonly (Distribution | null)[]): number | null {
  const shown = mostlyShown(distributions);
  return shown && meanOf(shown.map(({ distribution, sample }) => deviation(distribution, sample)));
}

/**
 * The largest average deviation that still counts as agreement on a scale of so many points: c / 6.
 * Burke & Dunlap (2002), Organizational Research Methods, 5, 159-172.
 */
export function adCutOff(points: number): number {
  return points / 6;
}

/** The share of what chance would give (uniform null) that the raters' variance is, at most all of it. */
function chance(variance: number, points: number): number {
  return Math.min(1, variance / ((points ** 2 - 1) / 12));
}

/** The items that show a distribution, when they are two or more and half of the items or more. */
function mostlyShown(
  distributions: readonly (Distribution | null)[],
): { distribution: Distribution; sample: Sample }[] | null {
  const shown = distributions.flatMap((distribution) => {
    const sample = sampleOf(distribution, 1);
    return distribution && sample ? [{ distribution, sample }] : [];
  });
  return shown.length < 2 || 2 * shown.length < distributions.length ? null : shown;
}

function deviation(distribution: Distribution, { n, mean }: Sample): number {
  return total(distribution.map((count, at) => count * Math.abs(at + 1 - mean))) / n;
}
