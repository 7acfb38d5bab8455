/**
 * Whether the raters of one anonymous group, who are only ever shown together, are enough for a figure, or those who wrote a comment for a
 * list. A smaller group counts in nothing: not in a total, and not together with another small one, which would tell whether it answered.
 * Whatever is shown over whole blocks isolates no fewer than `smallest` raters, however it is added up or subtracted.
 */
export const isBlock = (raters: number, smallest: number): boolean => raters >= smallest;
