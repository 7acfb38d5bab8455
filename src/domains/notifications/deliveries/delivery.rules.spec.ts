import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfTurn, messageIdOf, nextTry } from './delivery.rules.js';

const due = new Date('2027-01-11T07:00:00Z');
const minutesLater = (minutes: number) => new Date(due.getTime() + minutes * 60_000);

describe('a mail that could not be handed over', () => {
  test.each([
    [0, 1, 'a minute later at first'],
    [1, 2, 'after as long again as it waited'],
    [8, 16, 'and so on'],
    [60, 120, 'up to an hour'],
    [600, 660, 'and no longer'],
  ])('%d minutes after it was due is tried again at %d: %s', (waited, tried) => {
    expect(nextTry(due, minutesLater(waited))).toEqual(minutesLater(tried));
  });

  test('is given up after five days', () => {
    expect(nextTry(due, minutesLater(5 * 24 * 60 - 1))).not.toBeNull();
    expect(nextTry(due, minutesLater(5 * 24 * 60))).toBeNull();
  });

  test('is tried a bounded number of times, each later than the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), (late) => {
        let now = minutesLater(late);
        let tries = 0;
        for (let next = nextTry(due, now); next; next = nextTry(due, now)) {
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          now = next;
          tries += 1;
        }
        expect(tries).toBeLessThan(140);
      }),
    );
  });
});

test('a mail that is taken up is left alone for ten minutes', () => {
  expect(endOfTurn(due)).toEqual(minutesLater(10));
});

test('a delivery has one Message-ID, on the domain that its mail comes from', () => {
  const id = '3f2b8d1c-7e4f-4a41-9b2c-0195c1f05f6e';
  expect(messageIdOf(id, 'no-reply@leerlijn.example')).toBe(`<${id}@leerlijn.example>`);
});
