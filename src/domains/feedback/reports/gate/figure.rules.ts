import { countsOf, type Tally } from './tally.rules.js';

/** One end of the scale: the mean lies within 1/k of it. */
export type Band = 'LOW' | 'HIGH';

/**
 * One shown cell. Either `mean` (scale points, one decimal; of a named source's item the score itself) or `band` is there. `distribution`
 * (raters per scale point, lowest first) and `spread` (sample standard deviation, one decimal) are there together or not at all.
 */
export interface Figure {
  mean: number | null;
  band: Band | null;
  distribution: number[] | null;
  spread: number | null;
}

/** The ends of the scale and k: together they say where a mean becomes a band. */
export interface Coding {
  min: number;
  max: number;
  threshold: number;
}

/** Raters who must differ from the most given score before a distribution is shown; with two, 'one above and one below' would be told apart from 'all the same'. */
export const FEWEST_DISSENTERS = 3;

/** Of a division of whole numbers this small, far under the least distance between two different means. */
const ROUNDING_ERROR = 1e-9;

const LOW: Figure = Object.freeze({ mean: null, band: 'LOW', distribution: null, spread: null });
const HIGH: Figure = Object.freeze({ ...LOW, band: 'HIGH' });
/** Figures without a distribution, by ten times their mean: a round has hundreds of thousands, of which few differ. */
const plainFigures: (Figure | undefined)[] = [];

/** A figure of a named source: as it is, extreme or not. `mean` is not below 0. */
export function plainFigure(mean: number): Figure {
  const tenths = Math.round(mean * 10);
  plainFigures[tenths] ??= Object.freeze({ mean: tenths / 10, band: null, distribution: null, spread: null });
  return plainFigures[tenths];
}

/** A figure of anonymous raters with their ends of the scale coded: a mean within 1/k of an end is a band. */
export function codedFigure(mean: number, coding: Coding): Figure {
  const band = bandOf(mean, coding);
  if (band === null) return plainFigure(mean);
  return band === 'LOW' ? LOW : HIGH;
}

/**
 * The figure of one block: coded, and with distribution and spread from 2k raters on, of whom at least three differ from the most given
 * score. At least one rater gave a score. Spread: s = sqrt(sum (x - mean)^2 / (n - 1)).
 */
export function blockFigure(tally: Tally, rating: number, place: number, coding: Coding): Figure {
  const cell = rating * tally.width + place;
  const raters = tally.raters[cell] as number;
  const figure = codedFigure((tally.sums[cell] as number) / raters, coding);
  if (figure.band !== null || raters < 2 * coding.threshold) return figure;
  const distribution = countsOf(tally, rating, place, coding);
  return isTelling(distribution)
    ? { ...figure, distribution, spread: rounded(standardDeviation(distribution)) }
    : figure;
}

/**
 * Whether a distribution (raters or subjects per point) can be shown: at least three differ from the most given score. Otherwise there is
 * none, so that its absence says nothing.
 */
export function isTelling(distribution: readonly number[]): boolean {
  return sum(distribution) - Math.max(...distribution) >= FEWEST_DISSENTERS;
}

/** The scale points that a mean of a block counts as: those of its band, if it lies in one. */
export function codedPoints(mean: number, coding: Coding): number {
  const band = bandOf(mean, coding);
  return band === null ? mean : middleOf(band, coding);
}

/** The scale points that a shown figure stands for: its mean, or the middle of its band. */
export function pointsOf({ mean, band }: Figure, coding: Coding): number {
  return mean ?? middleOf(band as Band, coding);
}

/** The arithmetic mean of at least one number. */
export function meanOf(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}

/** To one decimal, halves up. */
export function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}

function bandOf(mean: number, { min, max, threshold }: Coding): Band | null {
  const width = 1 / threshold + ROUNDING_ERROR;
  if (mean <= min + width) return 'LOW';
  return mean >= max - width ? 'HIGH' : null;
}

function middleOf(band: Band, { min, max, threshold }: Coding): number {
  const half = 1 / (2 * threshold);
  return band === 'LOW' ? min + half : max - half;
}

/**
 * Sample standard deviation of two or more who are counted per point: sqrt((n sum x^2 - (sum x)^2) / (n (n - 1))), in whole numbers up to
 * the division, so that it is the same in whatever order they came and wherever the scale begins.
 */
function standardDeviation(distribution: readonly number[]): number {
  const raters = sum(distribution);
  const ofPoints = sum(distribution.map((count, point) => count * point));
  const ofSquares = sum(distribution.map((count, point) => count * point ** 2));
  return Math.sqrt((raters * ofSquares - ofPoints ** 2) / (raters * (raters - 1)));
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
