import { describe, expect, test } from '@jest/globals';
import type { StepDue } from './build-up.rules.js';
import { type DaysOff, dueDays } from './due-days.rules.js';

const WORKING: DaysOff = { offFor: () => undefined, isBlocked: () => false };
const blocked = (from: string, until: string): DaysOff => {
  const isBlocked = (day: string) => from <= day && day <= until;
  return { isBlocked, offFor: (day) => (isBlocked(day) ? 'vakantie' : undefined) };
};
const step = (key: string, due: StepDue | null) => ({ key, due });
const first = (lasts: number): StepDue => ({ after: null, days: 0, lasts });
const behind = (key: string, days: number, lasts: number, edge: 'START' | 'END' = 'END'): StepDue => ({
  after: { key, edge },
  days,
  lasts,
});
const told = (...args: Parameters<typeof dueDays>) =>
  dueDays(...args).map(({ key, startsOn, endsOn }) => `${key} ${startsOn} ${endsOn}`);

describe('the days of steps', () => {
  test('follow from those that they hang on, in whichever order they stand', () => {
    const steps = [
      step('b', behind('a', 3, 2)),
      step('a', first(10)),
      step('c', behind('a', -2, 1)),
      step('d', behind('a', 4, 1, 'START')),
    ];
    expect(told(steps, '2027-01-11', WORKING)).toEqual([
      'b 2027-01-23 2027-01-24',
      'a 2027-01-11 2027-01-20',
      'c 2027-01-18 2027-01-18',
      'd 2027-01-15 2027-01-15',
    ]);
  });

  test('are none for a step without a usual moment, and for what hangs on it', () => {
    expect(told([step('a', null), step('b', behind('a', 1, 1))], '2027-01-11', WORKING)).toEqual([]);
  });

  test('move behind a blocked period, with what hangs on them', () => {
    const steps = [step('a', first(1)), step('b', behind('a', 1, 1))];
    expect(told(steps, '2027-01-11', blocked('2027-01-10', '2027-01-12'))).toEqual([
      'a 2027-01-13 2027-01-13',
      'b 2027-01-14 2027-01-14',
    ]);
    expect(dueDays(steps, '2027-01-11', blocked('2027-01-10', '2027-01-12'))[0]!.movedFor).toBe('vakantie');
  });

  test('are as many as they are without the blocked ones', () => {
    expect(told([step('a', first(5))], '2027-01-11', blocked('2027-01-13', '2027-01-16'))).toEqual([
      'a 2027-01-11 2027-01-19',
    ]);
  });

  test('end, even when everything is blocked', () => {
    expect(told([step('a', first(1))], '2027-01-11', { offFor: () => 'vakantie', isBlocked: () => true })).toHaveLength(
      1,
    );
  });
});
