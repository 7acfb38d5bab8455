import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cronbachAlpha, FEWEST_ROWS, standardErrorOfMeasurement } from './reliability.rules.js';

/**
 * Section 6 of the Law School Admission Test (Bock & Lieberman, 1970, Psychometrika, 35, 179-197): answers to five
 * items, 1 is right, and how many of 1,000 gave them. The published alphas below were computed again with NumPy; the page was not at hand.
 */
const LSAT = `00000 3 00001 6 00010 2 00011 11 00100 1 00101 1 00110 3 00111 4 01000 1 01001 8 01011 16 01101 3 01110 2 01111 15
10000 10 10001 29 10010 14 10011 81 10100 3 10101 28 10110 15 10111 80 11000 16 11001 56 11010 21 11011 173 11100 11 11101 61 11110 28
11111 298`;

/** As scores of 1 and 2, since 0 is 'no score' here. */
const lsat = [...LSAT.matchAll(/([01]{5}) (\d+)/g)].flatMap(([, answers, times]) =>
  Array.from({ length: Number(times) }, () => Array.from(answers!, (answer) => Number(answer) + 1)),
);

/** R's data set attitude (Chatterjee & Price, 1977): seven percentages of 30 departments. */
const attitude =
  `43 51 30 39 61 92 45,63 64 51 54 63 73 47,71 70 68 69 76 86 48,61 63 45 47 54 84 35,81 78 56 66 71 83 47,43 55 49 44 54 49 34
58 67 42 56 66 68 35,71 75 50 55 70 66 41,72 82 72 67 71 83 31,67 61 45 47 62 80 41,64 53 53 58 58 67 34,67 60 47 39 59 74 41
69 62 57 42 55 63 25,68 83 83 45 59 77 35,77 77 54 72 79 77 46,81 90 50 72 60 54 36,74 85 64 69 79 79 63,65 60 65 75 55 80 60
65 70 46 57 75 85 46,50 58 68 54 64 78 52,50 40 33 34 43 64 33,64 61 52 62 66 80 41,53 66 52 50 63 80 37,40 37 42 58 50 57 49
63 54 42 48 66 75 33,66 77 66 63 88 76 72,78 75 58 74 80 78 49,48 57 44 45 51 83 38,85 85 71 71 77 74 55,82 82 39 59 64 78 39`
    .split(/[,\n]/)
    .map((row) => row.split(' ').map(Number));

const rows = fc.integer({ min: 2, max: 6 }).chain((items) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), {
    minLength: FEWEST_ROWS,
    maxLength: 60,
  }),
);

describe("Cronbach's alpha", () => {
  test('of the LSAT is .2950, as in Rizopoulos (2006), Journal of Statistical Software, 17(5), output of descript(LSAT)', () => {
    expect(lsat).toHaveLength(1000);
    expect(cronbachAlpha(lsat)).toBeCloseTo(0.295, 4);
  });

  test.each([
    [1, 0.2754],
    [2, 0.2376],
    [3, 0.2168],
    [4, 0.2459],
    [5, 0.2663],
  ])('of the LSAT without item %i is %f, as in the same output', (without, alpha) => {
    expect(cronbachAlpha(lsat.map((row) => row.toSpliced(without - 1, 1)))).toBeCloseTo(alpha, 4);
  });

  test('of the attitudes is .84, as in the documentation of the R package psych, alpha(attitude)', () => {
    expect(cronbachAlpha(attitude)).toBeCloseTo(0.84, 2);
  });

  test('is 1 when all items say the same', () => {
    expect(cronbachAlpha(attitude.map(([first]) => [first!, first!, first!]))).toBeCloseTo(1, 9);
  });

  test('is below 0 when items contradict each other (by hand: half of the rows 1 2 2, half 2 1 1)', () => {
    // s_i^2 = s^2 for all three, the totals 5 and 4 have s^2 too: 3/2 * (1 - 3) = -3.
    expect(cronbachAlpha(Array.from({ length: 30 }, (_, at) => (at % 2 ? [1, 2, 2] : [2, 1, 1])))).toBeCloseTo(-3, 9);
  });

  test('counts complete rows only', () => {
    const holes = attitude.map((row, at) => row.with(at % 7, 0));
    expect(cronbachAlpha([...attitude, ...holes])).toBe(cronbachAlpha(attitude));
  });

  test('is silent under 30 complete rows', () => {
    expect(cronbachAlpha(attitude.slice(1))).toBeNull();
    expect(cronbachAlpha([...attitude.slice(1), attitude[0]!.with(3, 0)])).toBeNull();
  });

  test('is silent for one item, for none, and for totals that are all the same', () => {
    expect(cronbachAlpha(attitude.map(([first]) => [first!]))).toBeNull();
    expect(cronbachAlpha([])).toBeNull();
    expect(cronbachAlpha(Array.from({ length: 30 }, (_, at) => (at % 2 ? [1, 3] : [3, 1])))).toBeNull();
  });

  test('is at most 1, and does not change with the order of the rows or a constant for an item', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (scores, constant) => {
        const alpha = cronbachAlpha(scores);
        fc.pre(alpha !== null);
        expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
        expect(cronbachAlpha(scores.map(([first, ...rest]) => [first! + constant, ...rest]))).toBeCloseTo(alpha!, 7);
        expect(cronbachAlpha(scores.toReversed())).toBeCloseTo(alpha!, 7);
      }),
    );
  });
});

describe('the standard error of measurement', () => {
  test('is 3.35 for s = 7.5 and r = .80, the worked example of Jacobson & Truax (1991)', () => {
    expect(standardErrorOfMeasurement(7.5, 0.8)).toBeCloseTo(3.35, 2);
  });

  test('is 0 for a perfect measure and the standard deviation for a worthless one', () => {
    expect([standardErrorOfMeasurement(7.5, 1), standardErrorOfMeasurement(7.5, 0)]).toEqual([0, 7.5]);
  });
});
