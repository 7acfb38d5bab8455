import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Coding, Figure } from '../reports/gate/figure.rules.js';
import { changeOverAnchors, panelDiffersTooMuch, reliableChange, type SourceInRound } from './change.rules.js';

const coding: Coding = { min: 1, max: 5, threshold: 4 };
const mean = (value: number): Figure => ({ mean: value, band: null, distribution: null, spread: null });
const high: Figure = { mean: null, band: 'HIGH', distribution: null, spread: null };

type Item = SourceInRound['items'][number];
const anchor = (key: string, figure: Figure | null): Item => ({ key, anchor: true, figure });
const extra = (key: string, figure: Figure | null): Item => ({ key, anchor: false, figure });
const round = (...items: Item[]): SourceInRound => ({ coding, items });

describe('change since an earlier round', () => {
  test('is later minus earlier, over the items that are an anchor in both', () => {
    const change = changeOverAnchors(
      round(anchor('listens', mean(3.2)), extra('plans', mean(2)), anchor('decides', mean(4)), anchor('was', mean(1))),
      round(
        anchor('decides', mean(3.5)),
        anchor('listens', mean(3.9)),
        anchor('plans', mean(5)),
        extra('was', mean(5)),
        anchor('new', mean(5)),
      ),
    )!;
    expect(change.items.map(({ key }) => key)).toEqual(['decides', 'listens']);
    expect(change.items[0]!.change!.difference).toBeCloseTo(-0.5, 9);
    expect(change.items[1]!.change!.difference).toBeCloseTo(0.7, 9);
    expect(change.mean).toBeCloseTo(0.1, 9);
  });

  test('is silent where either round is', () => {
    const change = changeOverAnchors(
      round(anchor('a', mean(3)), anchor('b', null)),
      round(anchor('a', null), anchor('b', mean(3))),
    );
    expect(change).toEqual({
      items: [
        { key: 'a', change: null },
        { key: 'b', change: null },
      ],
      mean: null,
    });
  });

  test('has a mean from half of the anchor items on', () => {
    const before = ['a', 'b', 'c'].map((key) => anchor(key, mean(3)));
    const laterOf = (shown: number) => ['a', 'b', 'c'].map((key, at) => anchor(key, at < shown ? mean(4) : null));
    expect(changeOverAnchors(round(...before), round(...laterOf(1)))!.mean).toBeNull();
    expect(changeOverAnchors(round(...before), round(...laterOf(2)))!.mean).toBe(1);
  });

  test('takes a band for its middle in its own round, without an interval', () => {
    const [item] = changeOverAnchors(
      { coding: { ...coding, threshold: 5 }, items: [anchor('a', high)] },
      round(anchor('a', mean(4))),
    )!.items;
    // k = 5: HIGH is 4.9
    expect(item!.change!.difference).toBeCloseTo(-0.9, 9);
    expect(item!.change!.interval).toBeNull();
  });

  test('is not between scales of different lengths', () => {
    const items = [anchor('a', mean(3))];
    expect(changeOverAnchors({ coding: { ...coding, max: 7 }, items }, { coding, items })).toBeNull();
  });

  test('has an interval where both rounds show a distribution (worked by hand)', () => {
    const shown = (distribution: number[], of: number): Figure => ({ mean: of, band: null, distribution, spread: 1 });
    // 8 raters 2 2 3 3 3 3 4 4 (mean 3, s^2 = 4/7) and 8 raters one point higher: d = 1, se = sqrt(1/7), v = 14, t = 2.145
    const [item] = changeOverAnchors(
      round(anchor('a', shown([0, 2, 4, 2, 0], 3))),
      round(anchor('a', shown([0, 0, 2, 4, 2], 4))),
    )!.items;
    expect(item!.change!.difference).toBeCloseTo(1, 9);
    expect(item!.change!.interval!.low).toBeCloseTo(1 - 2.145 * Math.sqrt(1 / 7), 3);
    expect(item!.change!.interval!.high).toBeCloseTo(1 + 2.145 * Math.sqrt(1 / 7), 3);
  });

  test('has no interval where one of them is without', () => {
    const [item] = changeOverAnchors(
      round(anchor('a', { mean: 3, band: null, distribution: [0, 2, 4, 2, 0], spread: 0.8 })),
      round(anchor('a', mean(4))),
    )!.items;
    expect(item!.change).toEqual({ difference: 1, interval: null });
  });
});

describe('the reliable change index', () => {
  const worked = { sd: 7.5, reliability: 0.8 };

  test('is 3.16 from 32.5 to 47.5 with s = 7.5 and r = .80 (S_diff = 4.74), the worked example of Jacobson & Truax (1991)', () => {
    expect(reliableChange(32.5, 47.5, worked)!.index).toBeCloseTo(3.16, 2);
    expect(reliableChange(32.5, 47.5, worked)!.reliable).toBe(true);
  });

  test('is reliable above 1.96 either way: with S_diff = 4.74 from a difference of 9.30 on', () => {
    expect(reliableChange(30, 39.29, worked)!.reliable).toBe(false);
    expect(reliableChange(30, 39.31, worked)!.reliable).toBe(true);
    expect(reliableChange(39.31, 30, worked)!.reliable).toBe(true);
  });

  test('is silent without a spread, or with a reliability that is none', () => {
    expect(reliableChange(3, 4, { sd: 0, reliability: 0.8 })).toBeNull();
    expect(reliableChange(3, 4, { sd: 1, reliability: 1 })).toBeNull();
    expect(reliableChange(3, 4, { sd: 1, reliability: -0.2 })).toBeNull();
    expect(reliableChange(3, 4, { sd: Number.NaN, reliability: 0.5 })).toBeNull();
  });

  test('turns round with the change, and grows with reliability', () => {
    const scores = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: 0, max: 90 }), (earlier, later, hundredths) => {
        const reliability = hundredths / 100;
        const there = reliableChange(earlier, later, { sd: 0.6, reliability })!;
        expect(reliableChange(later, earlier, { sd: 0.6, reliability })!.index).toBeCloseTo(-there.index, 9);
        const surer = reliableChange(earlier, later, { sd: 0.6, reliability: reliability + 0.05 })!;
        expect(Math.abs(surer.index)).toBeGreaterThanOrEqual(Math.abs(there.index));
      }),
    );
  });
});

describe('a panel', () => {
  test('differs too much when fewer than half of all who were asked were asked both times', () => {
    expect(panelDiffersTooMuch(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'e', 'f'])).toBe(false);
    expect(panelDiffersTooMuch(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'e', 'f', 'g'])).toBe(true);
  });

  test('of the same size may change a third: two of six, not three', () => {
    expect(panelDiffersTooMuch([...'abcdef'], [...'cdefgh'])).toBe(false);
    expect(panelDiffersTooMuch([...'abcdef'], [...'defghi'])).toBe(true);
  });

  test('counts a rater once', () => {
    expect(panelDiffersTooMuch(['a', 'a', 'b'], ['b', 'b', 'c'])).toBe(true);
  });

  test('of nobody differs from one of somebody, and not from itself', () => {
    expect(panelDiffersTooMuch([], ['a'])).toBe(true);
    expect(panelDiffersTooMuch([], [])).toBe(false);
  });

  test('differs the same way round, and never from itself', () => {
    const raters = fc.array(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(raters, raters, (one, other) => {
        expect(panelDiffersTooMuch(one, other)).toBe(panelDiffersTooMuch(other, one));
        expect(panelDiffersTooMuch(one, one.toReversed())).toBe(false);
      }),
    );
  });
});
