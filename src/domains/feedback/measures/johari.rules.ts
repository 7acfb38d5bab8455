import { type Coding, type Figure, pointsOf, rounded } from '../reports/gate/figure.rules.js';

/**
 * Where an item or competency stands in the window of self and others. OPEN: both see a strength. HIDDEN_STRENGTH: others see one, the
 * subject does so less. BLIND_SPOT: the subject sees one, others do so less. UNKNOWN: neither sees one (yet).
 */
export type JohariPane = 'OPEN' | 'HIDDEN_STRENGTH' | 'BLIND_SPOT' | 'UNKNOWN';

/** The share of the scale's length by which self and others must differ: half a point of a scale from 1 to 5. */
const NOTABLE_SHARE = 1 / 8;

/** Of figures with one decimal: far less than their smallest distance. */
const ROUNDING_ERROR = 1e-9;

/** The smallest difference between self and others that counts, in scale points: an eighth of max - min, so .5 on a scale from 1 to 5. */
export function notableGap({ min, max }: Pick<Coding, 'min' | 'max'>): number {
  return (max - min) * NOTABLE_SHARE;
}

/** Self minus others in scale points, one decimal; above 0 the subject rates higher. A band stands for its middle. Null for silence of either. */
export function selfOtherGap(self: Figure | null, others: Figure | null, coding: Coding): number | null {
  return self && others ? rounded(pointsOf(self, coding) - pointsOf(others, coding)) : null;
}

/**
 * The pane of two shown figures, of an item or a competency; a band stands for its middle. With the middle of the scale m = (min + max) / 2
 * and g = notableGap: HIDDEN_STRENGTH if others >= self + g and others > m; BLIND_SPOT if self >= others + g and self > m; otherwise OPEN
 * if the two are above m on average, else UNKNOWN. Null for silence of either. After Luft & Ingham (1955), The Johari window, UCLA; the
 * cut-off is half a standard deviation as in Atwater & Yammarino (1992), Personnel Psychology, 45, 141-164, for a deviation of one point in five.
 */
export function johariPane(self: Figure | null, others: Figure | null, coding: Coding): JohariPane | null {
  if (!self || !others) return null;
  const own = pointsOf(self, coding);
  const theirs = pointsOf(others, coding);
  const middle = (coding.min + coding.max) / 2;
  const gap = notableGap(coding) - ROUNDING_ERROR;
  if (theirs - own >= gap && theirs > middle) return 'HIDDEN_STRENGTH';
  if (own - theirs >= gap && own > middle) return 'BLIND_SPOT';
  return (own + theirs) / 2 > middle + ROUNDING_ERROR ? 'OPEN' : 'UNKNOWN';
}
