import { describe, expect, test } from '@jest/globals';
import { noticesOf } from './notices.js';

const on = (instant: string, timeZone = 'Europe/Amsterdam') => ({ startsAt: new Date(instant), timeZone });

describe('a planner is warned', () => {
  test('of a holiday, in the own language', () => {
    expect(noticesOf(on('2027-04-27T08:00:00Z'), 'nl')).toEqual([
      'Let op: dinsdag 27 april 2027 is een feestdag (Koningsdag).',
    ]);
    expect(noticesOf(on('2027-04-27T08:00:00Z'), 'en')).toEqual([
      "Mind that Tuesday, 27 April 2027 is a holiday (King's Day).",
    ]);
  });

  test('of a weekend and a holiday both', () => {
    expect(noticesOf(on('2027-12-25T09:00:00Z'), 'nl')).toEqual([
      'Let op: zaterdag 25 december 2027 valt in het weekend.',
      'Let op: zaterdag 25 december 2027 is een feestdag (Kerstmis).',
    ]);
  });

  test('by the day that it is where the session is', () => {
    expect(noticesOf(on('2027-04-26T22:30:00Z'), 'nl')).toHaveLength(1);
    expect(noticesOf(on('2027-04-26T22:30:00Z', 'Europe/London'), 'nl')).toEqual([]);
  });

  test('of nothing on an ordinary Thursday', () => expect(noticesOf(on('2027-03-04T08:00:00Z'), 'nl')).toEqual([]));
});
