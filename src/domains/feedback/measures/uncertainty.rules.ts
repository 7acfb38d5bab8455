import jstat from 'jstat';
import { type Distribution, type Sample, sampleOf } from './sample.rules.js';

/** Lower and upper end, in the unit of what it is about. */
export interface Interval {
  low: number;
  high: number;
}

/** A mean in scale points with how sure it is: standard error, and the interval that holds the mean of all such raters in 95 of 100 cases. */
export interface UncertainMean extends Interval {
  mean: number;
  standardError: number;
}

/**
 * How sure a shown mean is: se = s / sqrt(n), and mean +- t(.975; n - 1) * se, cut off at the ends of the scale, which no mean can pass.
 * `scale` is that of the questionnaire. Null where no distribution is shown. Student (1908), Biometrika, 6, 1-25.
 */
export function uncertainMean(
  distribution: Distribution | null,
  scale: { min: number; max: number },
): UncertainMean | null {
  const sample = sampleOf(distribution, scale.min);
  if (sample === null) return null;
  const { low, high } = meanInterval(sample);
  return {
    mean: sample.mean,
    standardError: standardError(sample),
    low: Math.max(low, scale.min),
    high: Math.min(high, scale.max),
  };
}

/** The 95 per cent confidence interval of a mean: mean +- t(.975; n - 1) * s / sqrt(n). Student (1908). */
export function meanInterval(sample: Sample): Interval {
  return around(sample.mean, standardError(sample), sample.n - 1);
}

/**
 * The 95 per cent confidence interval of the difference of two independent means, second minus first, without equal variances:
 * d +- t(.975; v) * sqrt(a + b), where a = s1^2 / n1, b = s2^2 / n2, v = (a + b)^2 / (a^2 / (n1 - 1) + b^2 / (n2 - 1)).
 * Null when nobody differs from anybody in either. Welch (1947), Biometrika, 34, 28-35.
 */
export function differenceInterval(first: Sample, second: Sample): Interval | null {
  const a = first.variance / first.n;
  const b = second.variance / second.n;
  if (a + b === 0) return null;
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  return around(second.mean - first.mean, Math.sqrt(a + b), df);
}

/** t(.975; df): 95 per cent of a Student t distribution with so many degrees of freedom lies between minus this and this. */
export function tQuantile(df: number): number {
  return jstat.studentt.inv(0.975, df);
}

function standardError({ n, variance }: Sample): number {
  return Math.sqrt(variance / n);
}

function around(centre: number, error: number, df: number): Interval {
  const half = tQuantile(df) * error;
  return { low: centre - half, high: centre + half };
}
