import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Coding, Figure } from '../reports/gate/figure.rules.js';
import { topAndBottom } from './ranking.rules.js';

const coding: Coding = { min: 1, max: 5, threshold: 4 };

type Level = number | 'HIGH' | 'LOW' | null;

function figure(level: Level): Figure | null {
  if (level === null) return null;
  const of = typeof level === 'number' ? { mean: level, band: null } : { mean: null, band: level };
  return { ...of, distribution: null, spread: null };
}

/** Items a, b, c … with these levels. */
const itemsOf = (levels: readonly Level[]) =>
  levels.map((level, at) => ({ key: String.fromCharCode(97 + at), others: figure(level) }));
const extremesOf = (levels: readonly Level[], most = 3) => topAndBottom(itemsOf(levels), coding, most);

const level = fc.oneof(
  fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10),
  fc.constantFrom<Level>('HIGH', 'LOW', null),
);

describe('top and bottom items', () => {
  test('are the highest, highest first, and the lowest, lowest first', () => {
    expect(extremesOf([3.1, 4.2, 2.2, 3.6, 4.4, 2.9], 2)).toEqual({ top: ['e', 'b'], bottom: ['c', 'f'] });
  });

  test('have the bands above and below every mean', () => {
    expect(extremesOf(['LOW', 4.9, 1.1, 'HIGH'], 1)).toEqual({ top: ['d'], bottom: ['a'] });
  });

  test('are at most half of the items that are shown', () => {
    expect(extremesOf([3.1, null, 4.2, null, 2.2])).toEqual({ top: ['c'], bottom: ['e'] });
    expect(extremesOf([5, 3, 3])).toEqual({ top: ['a'], bottom: ['b'] });
  });

  test('of equals are the first ones of the questionnaire', () => {
    expect(extremesOf([4, 3, 4, 3, 4, 3, 4, 3], 2)).toEqual({ top: ['a', 'c'], bottom: ['b', 'd'] });
  });

  test('leave out a level that would be in both lists', () => {
    expect(extremesOf([4, 3, 3, 2])).toEqual({ top: ['a'], bottom: ['d'] });
    expect(extremesOf([3, 3, 3, 3])).toEqual({ top: [], bottom: [] });
  });

  test('of one item, or of none that is shown, are none', () => {
    expect(extremesOf([4])).toEqual({ top: [], bottom: [] });
    expect(extremesOf([null, null])).toEqual({ top: [], bottom: [] });
  });

  test('are shown ones, in one list only, within the length, and every top item above every bottom item', () => {
    const heights = (of: Level) => (of === 'HIGH' ? 9 : of === 'LOW' ? 0 : of!);
    fc.assert(
      fc.property(fc.array(level, { maxLength: 25 }), fc.integer({ min: 1, max: 6 }), (levels, most) => {
        const { top, bottom } = extremesOf(levels, most);
        const at = (key: string) => levels[key.charCodeAt(0) - 97]!;
        const length = Math.min(most, Math.floor(levels.filter((one) => one !== null).length / 2));
        expect(Math.max(top.length, bottom.length)).toBeLessThanOrEqual(length);
        expect(new Set([...top, ...bottom]).size).toBe(top.length + bottom.length);
        expect([...top, ...bottom].map(at)).not.toContain(null);
        for (const high of top) for (const low of bottom) expect(heights(at(high))).toBeGreaterThan(heights(at(low)));
      }),
    );
  });
});
