import { CANNOT_JUDGE } from '../../responses/answers.rules.js';
import type { SubjectAnswers } from './closed-round.js';

/** The scores of one group of raters, added up. 'Cannot judge' (0) contributes to nothing. */
export interface Tally {
  sheets: readonly Sheet[];
  /** Per rating, how many of them gave a score. */
  raters: readonly number[];
  /** Per rating, the sum of those scores. */
  sums: readonly number[];
}

/** Of one rater: a score per rating. */
type Sheet = Pick<SubjectAnswers['sheets'][number], 'scores'>;

/** `sheets` have a score for each of so many ratings. */
export function tallyOf(sheets: readonly Sheet[], ratings: number): Tally {
  const raters = new Array<number>(ratings).fill(0);
  const sums = new Array<number>(ratings).fill(0);
  for (const { scores } of sheets) {
    for (let rating = 0; rating < ratings; rating += 1) {
      const score = scores[rating] as number;
      if (score === CANNOT_JUDGE) continue;
      raters[rating]! += 1;
      sums[rating]! += score;
    }
  }
  return { sheets, raters, sums };
}

/** How many of them gave each point of the scale to one rating, lowest first. */
export function countsOf({ sheets }: Tally, rating: number, scale: { min: number; max: number }): number[] {
  const scores = sheets.map((sheet) => sheet.scores[rating] as number);
  return countsPerPoint(
    scores.filter((score) => score !== CANNOT_JUDGE),
    scale,
  );
}

/** How many of these points of the scale there are of each, lowest first. */
export function countsPerPoint(points: readonly number[], { min, max }: { min: number; max: number }): number[] {
  const counts = new Array<number>(max - min + 1).fill(0);
  for (const point of points) counts[point - min]! += 1;
  return counts;
}
