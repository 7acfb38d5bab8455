import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adCutOff, adMean, adMeanJ, agreementLevel, rwg, rwgJ } from './agreement.rules.js';

/**
 * Raters per point (1 to 5), from the data set bhr2000 of the R package multilevel 2.7 (Bliese, on CRAN): the item RELIG in three army
 * companies, and the eleven items AF06 to AS28 in the sixth company, of 16 soldiers. What 'R gives' was computed with the package's formulas
 * (rwg, rwg.j, ad.m in R/multilevel.R) in NumPy.
 */
const RELIG = { fourth: [4, 6, 9, 5, 2], sixth: [1, 8, 3, 3, 1], eighth: [6, 6, 5, 4, 0] };
const SIXTH_COMPANY = [
  [1, 2, 6, 5, 2],
  [2, 2, 2, 8, 2],
  [3, 10, 2, 1, 0],
  [5, 3, 2, 4, 2],
  [2, 3, 8, 2, 1],
  [1, 4, 7, 4, 0],
  [3, 3, 8, 2, 0],
  [4, 2, 6, 4, 0],
  [3, 5, 7, 1, 0],
  [1, 5, 8, 2, 0],
  [4, 5, 3, 4, 0],
];

const distribution = fc
  .integer({ min: 2, max: 11 })
  .chain((points) => fc.array(fc.nat({ max: 20 }), { minLength: points, maxLength: points }))
  .filter((counts) => counts.reduce((sum, count) => sum + count, 0) >= 2);
const fivePoints = fc.array(
  fc.array(fc.nat({ max: 20 }), { minLength: 5, maxLength: 5 }).filter((counts) => counts.some((count) => count > 1)),
  { minLength: 2, maxLength: 8 },
);

describe('agreement on one item', () => {
  test('is what R gives by company: rwg(bhr2000$RELIG, bhr2000$GRP)', () => {
    expect(rwg(RELIG.fourth)).toBeCloseTo(0.31923077, 8);
    expect(rwg(RELIG.sixth)).toBeCloseTo(0.41875, 8);
    expect(rwg(RELIG.eighth)).toBeCloseTo(0.38333333, 8);
  });

  test.each([
    [5, 2.0],
    [6, 2.92],
    [7, 4.0],
    [8, 5.25],
    [9, 6.67],
    [10, 8.25],
    [11, 10.0],
  ])(
    'measures against the variance of chance of LeBreton & Senter (2008), as in the R package WGA: on %i points %f',
    (points, sigma2) => {
      // Two raters one point apart have s^2 = 1/2.
      const apart = [1, 1, ...new Array<number>(points - 2).fill(0)];
      expect(0.5 / (1 - rwg(apart)!)).toBeCloseTo(sigma2, 2);
    },
  );

  test('is 0 where raters differ as they would by chance (worked by hand: s^2 = (4 + 1 + 0 + 1 + 4) / 4 = 2.5, over 2)', () => {
    expect(rwg([1, 1, 1, 1, 1])).toBe(0);
  });

  test('is 0, not negative, where they differ more: half at each end', () => {
    expect(rwg([4, 0, 0, 0, 4])).toBe(0);
  });

  test('is 1 where all say the same', () => {
    expect(rwg([0, 0, 7, 0, 0])).toBe(1);
  });

  test('lies between 0 and 1, and is the same from the other end of the scale', () => {
    fc.assert(
      fc.property(distribution, (counts) => {
        const value = rwg(counts)!;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(rwg(counts.toReversed())).toBeCloseTo(value, 9);
      }),
    );
  });

  test('is silent where the distribution is', () => {
    expect([rwg(null), adMean(null), agreementLevel(null)]).toEqual([null, null, null]);
  });

  test('is not of one rater', () => {
    expect([rwg([0, 1, 0]), adMean([0, 1, 0])]).toEqual([null, null]);
  });
});

describe('average deviation', () => {
  test('about the mean is worked by hand: 2, 3, 3, 4, 5 has mean 3.4 and deviations 1.4, .4, .4, .6, 1.6', () => {
    expect(adMean([0, 1, 2, 1, 1])).toBeCloseTo(4.4 / 5, 9);
  });

  test.each([
    [5, 0.8],
    [7, 1.2],
    [9, 1.5],
    [11, 1.8],
  ])('counts as agreement as in Burke & Dunlap (2002), p. 159: on %i points up to %f', (points, upTo) => {
    expect(Math.round(adCutOff(points) * 10) / 10).toBe(upTo);
  });

  test('is never larger than the standard deviation', () => {
    fc.assert(
      fc.property(distribution, (counts) => {
        const sigma2 = (counts.length ** 2 - 1) / 12;
        const value = rwg(counts)!;
        fc.pre(value > 0);
        expect(adMean(counts)!).toBeLessThanOrEqual(Math.sqrt((1 - value) * sigma2) + 1e-9);
      }),
    );
  });
});

describe('agreement over the items of a competency', () => {
  test('is what R gives for the eleven items of the sixth company: rwg.j(bhr2000[,2:12], bhr2000$GRP)', () => {
    expect(rwgJ(SIXTH_COMPANY)).toBeCloseTo(0.89426142, 8);
  });

  test('as average deviation is what R gives for them: ad.m(bhr2000[,2:12], bhr2000$GRP)', () => {
    expect(adMeanJ(SIXTH_COMPANY)).toBeCloseTo(0.84090909, 8);
  });

  test('is rwg for one item, put in the formula by hand: J = 2, mean s^2 = 1, so r = 1/2 and 2(1/2) / (2(1/2) + 1/2) = 2/3', () => {
    // 2, 3, 4 (s^2 = 1), twice
    expect(
      rwgJ([
        [0, 1, 1, 1, 0],
        [0, 1, 1, 1, 0],
      ]),
    ).toBeCloseTo(2 / 3, 9);
  });

  test('passes over silent items, up to half of them', () => {
    const [one, two] = SIXTH_COMPANY as [number[], number[]];
    expect(rwgJ([one, null, two, null])).toBe(rwgJ([one, two]));
    expect(adMeanJ([one, null, two, null])).toBe(adMeanJ([one, two]));
    expect([rwgJ([one, null, two, null, null]), adMeanJ([one, null, two, null, null])]).toEqual([null, null]);
  });

  test('is silent with one item', () => {
    expect([rwgJ([SIXTH_COMPANY[0]!]), adMeanJ([SIXTH_COMPANY[0]!])]).toEqual([null, null]);
  });

  test('lies between 0 and 1, and above what one such item would give', () => {
    fc.assert(
      fc.property(fivePoints, (items) => {
        const value = rwgJ(items)!;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(rwgJ([...items, ...items])!).toBeGreaterThanOrEqual(value - 1e-9);
      }),
    );
  });
});

describe('the name of an agreement', () => {
  test.each([
    [0, 'LACK'],
    [0.3, 'LACK'],
    [0.31, 'WEAK'],
    [0.5, 'WEAK'],
    [0.51, 'MODERATE'],
    [0.7, 'MODERATE'],
    [0.71, 'STRONG'],
    [0.9, 'STRONG'],
    [0.91, 'VERY_STRONG'],
    [1, 'VERY_STRONG'],
  ])('is as in LeBreton & Senter (2008), table 3: %f is %s', (value, level) => {
    expect(agreementLevel(value)).toBe(level);
  });
});
