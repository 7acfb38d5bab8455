import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { isStillAsked, returnsOn, returnToAsk, type Said } from './harvest.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const given = day('2027-06-10');
const ask = (today: string, ...said: Said[]) => returnToAsk(given, said, day(today));

describe('a commitment comes back', () => {
  test('after three, six and twelve months', () => {
    expect([3, 6, 12].map((months) => returnsOn(given, months as 3).toString())).toEqual([
      '2027-09-10',
      '2027-12-10',
      '2028-06-10',
    ]);
    expect(returnsOn(day('2027-11-30'), 3).toString()).toBe('2028-02-29');
  });

  test('on the day itself and not before', () => {
    expect(ask('2027-09-09')).toBeUndefined();
    expect(ask('2027-09-10')).toBe(3);
    expect(ask('2027-12-09')).toBe(3);
    expect(ask('2027-12-10')).toBe(6);
    expect(ask('2030-01-01')).toBe(12);
  });

  test('until something was said of it', () => {
    expect(ask('2027-09-10', { months: 3, outcome: 'UNDER_WAY' })).toBeUndefined();
    expect(ask('2027-12-10', { months: 3, outcome: 'UNDER_WAY' })).toBe(6);
    expect(ask('2027-12-10', { months: 3, outcome: 'KEPT' })).toBe(6);
  });

  test('and not once it was let go', () => {
    expect(ask('2027-12-10', { months: 3, outcome: 'DROPPED' })).toBeUndefined();
    expect(isStillAsked(3, [{ months: 3, outcome: 'DROPPED' }])).toBe(true);
    expect(isStillAsked(6, [{ months: 3, outcome: 'DROPPED' }])).toBe(false);
  });
});
