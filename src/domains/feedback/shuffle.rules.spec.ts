import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shuffled } from './shuffle.rules.js';

describe('shuffling', () => {
  test('keeps every item once and leaves the given array alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (items, draws) => {
          const before = [...items];
          const result = shuffled(items, () => draws.next().value as number);
          expect([...result].sort()).toEqual([...before].sort());
          expect(items).toEqual(before);
        },
      ),
    );
  });

  test('reaches each of the six orders of three items equally often', () => {
    const orders = new Map<string, number>();
    for (const first of [0.1, 0.4, 0.8]) {
      for (const second of [0.2, 0.7]) {
        const draws = [first, second];
        const order = shuffled(['a', 'b', 'c'], () => draws.shift() as number).join('');
        orders.set(order, (orders.get(order) ?? 0) + 1);
      }
    }
    expect([...orders.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  });
});
