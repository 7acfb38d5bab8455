import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Sample, sampleOf, total } from './sample.rules.js';
import { differenceInterval, meanInterval, tQuantile, uncertainMean } from './uncertainty.rules.js';

const scale = { min: 1, max: 5 };

function sample(...numbers: number[]): Sample {
  const mean = total(numbers) / numbers.length;
  const variance = total(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - 1);
  return { n: numbers.length, mean, variance };
}

describe('the Student t distribution', () => {
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [7, 2.365],
    [10, 2.228],
    [15, 2.131],
    [20, 2.086],
    [30, 2.042],
    [40, 2.021],
    [60, 2.0],
    [100, 1.984],
  ])('with %i degrees of freedom has 97.5 per cent under %f (NIST/SEMATECH e-Handbook, table 1.3.6.7.2)', (df, t) => {
    expect(tQuantile(df)).toBeCloseTo(t, 3);
  });
});

describe('the interval of a mean', () => {
  test('is 9.258242 to 9.264679 for 195 readings with mean 9.26146 and s = .022789 (NIST/SEMATECH e-Handbook, 1.3.5.2)', () => {
    const interval = meanInterval({ n: 195, mean: 9.26146, variance: 0.022789 ** 2 });
    expect(interval.low).toBeCloseTo(9.258242, 5);
    expect(interval.high).toBeCloseTo(9.264679, 5);
  });

  test('is worked by hand for 2, 3, 3, 4, 5: 3.4 +- 2.776 * sqrt(1.3 / 5)', () => {
    const shown = uncertainMean([0, 1, 2, 1, 1], scale)!;
    expect(shown.mean).toBeCloseTo(3.4, 9);
    expect(shown.standardError).toBeCloseTo(Math.sqrt(0.26), 9);
    expect(shown.low).toBeCloseTo(3.4 - 2.776 * Math.sqrt(0.26), 3);
    expect(shown.high).toBeCloseTo(3.4 + 2.776 * Math.sqrt(0.26), 3);
  });

  test('ends where the scale ends', () => {
    expect(uncertainMean([0, 0, 0, 1, 1], scale)).toMatchObject({ low: 1, high: 5 });
  });

  test('reads the first count as that of the lowest point of the scale', () => {
    expect(uncertainMean([3, 4, 3], { min: 0, max: 2 })!.mean).toBeCloseTo(1, 9);
  });

  test('is silent where no distribution is shown', () => {
    expect(uncertainMean(null, scale)).toBeNull();
    expect(uncertainMean([0, 0, 1, 0, 0], scale)).toBeNull();
  });

  test('holds the mean, lies on the scale, and shrinks when every rater counts twice', () => {
    const counts = fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 5 }).filter((list) => total(list) >= 2);
    fc.assert(
      fc.property(counts, (list) => {
        const one = uncertainMean(list, scale)!;
        const twice = uncertainMean(
          list.map((count) => 2 * count),
          scale,
        )!;
        expect(scale.min).toBeLessThanOrEqual(one.low);
        expect(one.low).toBeLessThanOrEqual(one.mean + 1e-9);
        expect(one.mean).toBeLessThanOrEqual(one.high + 1e-9);
        expect(one.high).toBeLessThanOrEqual(scale.max);
        expect(twice.high - twice.low).toBeLessThanOrEqual(one.high - one.low + 1e-9);
      }),
    );
  });
});

describe('the interval of a difference', () => {
  test("is that of Student's sleep data in R's ?t.test: t.test(extra ~ group, data = sleep), 95 per cent -3.3654832 to 0.2054832", () => {
    const first = sample(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2);
    const second = sample(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
    const interval = differenceInterval(second, first)!;
    expect(interval.low).toBeCloseTo(-3.3654832, 6);
    expect(interval.high).toBeCloseTo(0.2054832, 6);
  });

  test('is that of a Welch test printed at r.omics.wiki, t-test CI: df = 15.045, 95 per cent -7.054604 to -1.625396', () => {
    const x = sample(6.6, 5.3, 2.2, 2.3, 7.1, 1.6, 6.1, 2.0, 2.5, 3.7);
    const y = sample(6.3, 14.7, 10.3, 7.8, 3.7, 5.8, 4.5, 7.8, 11.1, 10.8);
    const interval = differenceInterval(y, x)!;
    expect(interval.low).toBeCloseTo(-7.054604, 6);
    expect(interval.high).toBeCloseTo(-1.625396, 6);
  });

  test('is silent when nobody differs from anybody', () => {
    expect(differenceInterval(sample(3, 3, 3), sample(4, 4, 4))).toBeNull();
  });

  test('turns round when the two change places', () => {
    const list = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(list, list, (one, other) => {
        const there = differenceInterval(sample(...one), sample(...other));
        const back = differenceInterval(sample(...other), sample(...one));
        fc.pre(there !== null);
        expect(back!.low).toBeCloseTo(-there!.high, 9);
        expect(back!.high).toBeCloseTo(-there!.low, 9);
      }),
    );
  });
});

describe('a sample', () => {
  test('is worked by hand: 2, 3, 3, 4, 5 has mean 3.4 and variance (1.96 + .16 + .16 + .36 + 2.56) / 4 = 1.3', () => {
    const { n, mean, variance } = sampleOf([0, 1, 2, 1, 1], 1)!;
    expect(n).toBe(5);
    expect(mean).toBeCloseTo(3.4, 9);
    expect(variance).toBeCloseTo(1.3, 9);
  });
});
