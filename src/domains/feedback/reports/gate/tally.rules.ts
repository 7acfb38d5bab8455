import { CANNOT_JUDGE } from '../../responses/answers.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import type { Layout } from './report-layout.rules.js';

/** The scores of the groups of one subject, added up: of a rating and a group at rating * width + place. 'Cannot judge' (0) contributes to nothing. */
export interface Tally {
  width: number;
  /** How many gave a score. */
  raters: readonly number[];
  /** The sum of those scores. */
  sums: readonly number[];
  sheets: SubjectAnswers['sheets'];
  /** Of each sheet, the place of its group. */
  places: readonly number[];
}

interface Scale {
  min: number;
  max: number;
}

/** Throws RangeError for a sheet that does not fit: its group, the number of its scores, a score, or a second one of somebody who is alone. */
export function tallyOf(layout: Layout, { min, max }: Scale, sheets: SubjectAnswers['sheets']): Tally {
  const { ratings, width } = layout;
  const raters = new Array<number>(ratings * width).fill(0);
  const sums = new Array<number>(ratings * width).fill(0);
  const places: number[] = [];
  for (const { group, scores } of sheets) {
    const place = layout.placeOf.get(group);
    if (place === undefined) throw new RangeError('A rater is in no group');
    if (scores.length !== ratings) throw new RangeError('A sheet does not fit the questionnaire');
    places.push(place);
    for (let rating = 0; rating < ratings; rating += 1) {
      const score = scores[rating] as number;
      if (score === CANNOT_JUDGE) continue;
      if (!(score >= min && score <= max && Number.isInteger(score)))
        throw new RangeError('A sheet does not fit the questionnaire');
      raters[rating * width + place]! += 1;
      sums[rating * width + place]! += score;
    }
  }
  for (const place of layout.ofOnePerson)
    if (places.indexOf(place) !== places.lastIndexOf(place))
      throw new RangeError(`${layout.sources[place]} is one person, with one sheet`);
  return { width, raters, sums, sheets, places };
}

/** How many of a group gave each point of the scale to one rating, lowest first. */
export function countsOf({ sheets, places }: Tally, rating: number, place: number, { min, max }: Scale): number[] {
  const counts = noCounts({ min, max });
  for (let at = 0; at < places.length; at += 1) {
    if (places[at] !== place) continue;
    const score = sheets[at]!.scores[rating] as number;
    if (score !== CANNOT_JUDGE) counts[score - min]! += 1;
  }
  return counts;
}

/** How many of these points of the scale there are of each, lowest first. */
export function countsPerPoint(points: readonly number[], scale: Scale): number[] {
  const counts = noCounts(scale);
  for (const point of points) counts[point - scale.min]! += 1;
  return counts;
}

const noCounts = ({ min, max }: Scale): number[] => new Array<number>(max - min + 1).fill(0);
