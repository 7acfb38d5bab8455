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
/** Figures without a distribution, by their mean: a round has hundreds of thousands, of which few differ. */
const plainFigures = new Map<number, Figure>();

/** A figure of a named source: as it is, extreme or not. */
export function plainFigure(mean: number): Figure {
  const shown = rounded(mean);
  const known = plainFigures.get(shown);
  if (known) return known;
  const figure: Figure = Object.freeze({ mean: shown, band: null, distribution: null, spread: null });
  plainFigures.set(shown, figure);
  return figure;
}

/** A figure of anonymous raters with their ends of the scale coded: a mean within 1/k of an end is a band. */
export function codedFigure(mean: number, coding: Coding): Figure {
  const band = bandOf(mean, coding);
  if (band === null) return plainFigure(mean);
  return band === 'LOW' ? LOW : HIGH;
}

/**
 * The figure of one block: coded, and with distribution and spread from 2k raters on, of whom at least three differ from the most given
 * score. `scores` are points of the scale, at least one. Spread: s = sqrt(sum (x - mean)^2 / (n - 1)).
 */
export function blockFigure(scores: readonly number[], coding: Coding): Figure {
  const figure = codedFigure(meanOf(scores), coding);
  const distribution = figure.band === null ? tellingDistribution(scores, coding, 2 * coding.threshold) : null;
  return distribution ? { ...figure, distribution, spread: rounded(standardDeviation(scores)) } : figure;
}

/**
 * How many gave each point of the scale, lowest first, when it is of at least `fewest` and at least three of them differ from the most
 * given score; otherwise null, so that its absence says nothing.
 */
export function tellingDistribution(scores: readonly number[], coding: Coding, fewest: number): number[] | null {
  if (scores.length < fewest) return null;
  const distribution = new Array<number>(coding.max - coding.min + 1).fill(0);
  for (const score of scores) distribution[score - coding.min]! += 1;
  return scores.length - Math.max(...distribution) >= FEWEST_DISSENTERS ? distribution : null;
}

/** A figure over several blocks: their mean, weighted by raters; a block in a band counts as the middle of it. */
export function pooledFigure(blocks: readonly (readonly number[])[], coding: Coding): Figure {
  const weighted = blocks.map((scores) => {
    const mean = meanOf(scores);
    const band = bandOf(mean, coding);
    return scores.length * (band === null ? mean : middleOf(band, coding));
  });
  return codedFigure(sum(weighted) / sum(blocks.map((scores) => scores.length)), coding);
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

function standardDeviation(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - 1));
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
