/** How many raters gave each point of the scale, lowest first, as a released figure shows it. */
export type Distribution = readonly number[];

/** What a distribution says in three numbers: raters, their mean in scale points, and s^2 = sum (x - mean)^2 / (n - 1). */
export interface Sample {
  n: number;
  mean: number;
  variance: number;
}

/** The sample behind a distribution whose first count is of the scale point `lowest`; null for silence, and under two raters. */
export function sampleOf(distribution: Distribution | null, lowest: number): Sample | null {
  if (distribution === null) return null;
  const n = total(distribution);
  if (n < 2) return null;
  const mean = total(distribution.map((count, at) => count * (lowest + at))) / n;
  const variance = total(distribution.map((count, at) => count * (lowest + at - mean) ** 2)) / (n - 1);
  return { n, mean, variance };
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
