import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Band, Coding, Figure } from '../reports/gate/figure.rules.js';
import { johariPane, notableGap, selfOtherGap } from './johari.rules.js';

const five: Coding = { min: 1, max: 5, threshold: 4 };
const mean = (value: number): Figure => ({ mean: value, band: null, distribution: null, spread: null });
const band = (value: Band): Figure => ({ mean: null, band: value, distribution: null, spread: null });

const paneOf = (self: number, others: number) => johariPane(mean(self), mean(others), five);

const tenths = fc.integer({ min: 10, max: 50 }).map((number) => number / 10);
const figure = fc.oneof(
  { weight: 5, arbitrary: tenths.map(mean) },
  { weight: 1, arbitrary: fc.constantFrom<Band>('LOW', 'HIGH').map(band) },
);

describe('the gap between self and others', () => {
  test('is above 0 when the subject rates higher', () => {
    expect(selfOtherGap(mean(4), mean(3.3), five)).toBe(0.7);
    expect(selfOtherGap(mean(2), mean(3.3), five)).toBe(-1.3);
  });

  test('takes a band for its middle: with k = 4, HIGH is 4.875', () => {
    expect(selfOtherGap(mean(4), band('HIGH'), five)).toBe(-0.9);
    expect(selfOtherGap(mean(4), band('LOW'), five)).toBe(2.9);
  });

  test('is silent when either is', () => {
    expect([selfOtherGap(null, mean(3), five), selfOtherGap(mean(3), null, five)]).toEqual([null, null]);
    expect([johariPane(null, mean(3), five), johariPane(mean(3), null, five)]).toEqual([null, null]);
  });
});

describe('a notable gap', () => {
  test.each([
    [1, 5, 0.5],
    [0, 4, 0.5],
    [1, 7, 0.75],
    [1, 10, 1.125],
  ])('on a scale from %i to %i is %f points: an eighth of its length', (min, max, points) => {
    expect(notableGap({ min, max })).toBe(points);
  });
});

describe('the pane of self and others', () => {
  test('is a hidden strength when others rate above the middle and half a point higher', () => {
    expect(paneOf(3.7, 4.2)).toBe('HIDDEN_STRENGTH');
    expect(paneOf(2, 3.1)).toBe('HIDDEN_STRENGTH');
    // In floating point, 4.1 - 3.6 is a little less than .5.
    expect(paneOf(3.6, 4.1)).toBe('HIDDEN_STRENGTH');
  });

  test('is a blind spot when the subject rates above the middle and half a point higher', () => {
    expect(paneOf(4, 3.5)).toBe('BLIND_SPOT');
    expect(paneOf(4, 2.2)).toBe('BLIND_SPOT');
  });

  test('is open when both see a strength and differ by less', () => {
    expect(paneOf(4, 4.4)).toBe('OPEN');
    expect(paneOf(4, 3.6)).toBe('OPEN');
  });

  test('is unknown when neither sees a strength, however much they differ', () => {
    expect(paneOf(2, 2.3)).toBe('UNKNOWN');
    expect(paneOf(1, 2.9)).toBe('UNKNOWN');
    expect(paneOf(3, 3)).toBe('UNKNOWN');
  });

  test('does not jump at the middle: a small difference across it goes by the two together', () => {
    expect(paneOf(2.9, 3.2)).toBe('OPEN');
    expect(paneOf(2.8, 3.1)).toBe('UNKNOWN');
  });

  test('takes a band for its middle', () => {
    expect(johariPane(mean(4), band('HIGH'), five)).toBe('HIDDEN_STRENGTH');
    expect(johariPane(mean(5), band('HIGH'), five)).toBe('OPEN');
    expect(johariPane(mean(4), band('LOW'), five)).toBe('BLIND_SPOT');
  });

  test('changes hidden strength for blind spot when self and others change places, and stays otherwise', () => {
    const swapped = { HIDDEN_STRENGTH: 'BLIND_SPOT', BLIND_SPOT: 'HIDDEN_STRENGTH', OPEN: 'OPEN', UNKNOWN: 'UNKNOWN' };
    fc.assert(
      fc.property(figure, figure, (self, others) => {
        expect(johariPane(others, self, five)).toBe(swapped[johariPane(self, others, five)!]);
      }),
    );
  });

  test('is the same on a scale of another length and start', () => {
    fc.assert(
      fc.property(
        tenths,
        tenths,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: -3, max: 3 }),
        (own, theirs, by, start) => {
          const onto = (points: number) => (points - 1) * by + start;
          const coding = { min: start, max: onto(5), threshold: 4 };
          expect(johariPane(mean(onto(own)), mean(onto(theirs)), coding)).toBe(paneOf(own, theirs));
        },
      ),
    );
  });
});
