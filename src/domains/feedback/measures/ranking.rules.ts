import { type Coding, type Figure, pointsOf } from '../reports/gate/figure.rules.js';

/** Keys of items: the highest first in `top`, the lowest first in `bottom`. */
export interface Extremes {
  top: string[];
  bottom: string[];
}

/**
 * The items that others rate highest and lowest: at most `most` in either list and never more than half of the shown ones, no item in both,
 * and every top item above every bottom item, so a level that reaches into both lists is in neither. `items` are in the order of the
 * questionnaire, which decides between equals; one in the band HIGH goes before every mean, one in LOW after. Silent items are passed over.
 */
export function topAndBottom(
  items: readonly { key: string; others: Figure | null }[],
  coding: Coding,
  most: number,
): Extremes {
  const shown = items.flatMap(({ key, others }) => (others ? [{ key, level: levelOf(others, coding) }] : []));
  const length = Math.min(most, Math.floor(shown.length / 2));
  const top = shown.toSorted((one, other) => other.level - one.level).slice(0, length);
  const bottom = shown.toSorted((one, other) => one.level - other.level).slice(0, length);
  const shared = top.at(-1)?.level === bottom.at(-1)?.level ? top.at(-1)?.level : null;
  const keys = (list: typeof shown) => list.filter(({ level }) => level !== shared).map(({ key }) => key);
  return { top: keys(top), bottom: keys(bottom) };
}

function levelOf(figure: Figure, coding: Coding): number {
  if (figure.band !== null) return figure.band === 'HIGH' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return pointsOf(figure, coding);
}
