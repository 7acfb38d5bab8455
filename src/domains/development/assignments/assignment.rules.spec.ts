import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ASSIGNMENT_STATES, isWithinReach, isWritten, practiceDays, stateAfter } from './assignment.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const spread = (from: string, until: string | null, holidays: string[] = []) =>
  practiceDays(day(from), until === null ? null : day(until), { holidays }).map(String);

describe('practice moments', () => {
  // 1 March 2027 is a Monday.
  test('come soon at first and then ever further apart', () => {
    expect(spread('2027-03-01', '2027-06-01')).toEqual(['2027-03-04', '2027-03-10', '2027-03-22', '2027-04-15']);
  });

  test('fall on working days', () => {
    expect(spread('2027-03-03', '2027-03-31')).toEqual(['2027-03-08', '2027-03-12', '2027-03-24']);
    expect(spread('2027-03-01', '2027-03-12', ['2027-03-04', '2027-03-05'])).toEqual(['2027-03-08', '2027-03-10']);
  });

  test('stay within the step, its last day included', () => {
    expect(spread('2027-03-01', '2027-03-10')).toEqual(['2027-03-04', '2027-03-10']);
    expect(spread('2027-03-01', '2027-03-09')).toEqual(['2027-03-04']);
  });

  test.each([[null], ['2027-02-26'], ['2027-03-01']])('are spread over six weeks when the step ends on %s', (until) => {
    expect(spread('2027-03-01', until)).toEqual(['2027-03-04', '2027-03-10', '2027-03-22']);
  });

  test('are one at least, however short the step', () => {
    expect(spread('2027-03-05', '2027-03-06')).toEqual(['2027-03-08']);
  });

  test('can be given a day from today on and within a year', () => {
    const today = day('2027-03-01');
    expect(
      ['2027-02-28', '2027-03-01', '2028-03-01', '2028-03-02'].map((text) => isWithinReach(day(text), today)),
    ).toEqual([false, true, true, false]);
  });
});

describe('an assignment', () => {
  test.each([
    ['WRITE', ['DRAFT', 'UNDER_WAY', undefined]],
    ['ASK_HELP', ['DRAFT', undefined, undefined]],
    ['START', ['UNDER_WAY', undefined, undefined]],
    ['PRACTISE', [undefined, 'UNDER_WAY', undefined]],
    ['COMPLETE', [undefined, 'COMPLETED', undefined]],
    ['REOPEN', [undefined, undefined, 'UNDER_WAY']],
  ] as const)('goes by %s from draft, under way and completed to %j', (action, after) => {
    expect(ASSIGNMENT_STATES.map((state) => stateAfter(action, state))).toEqual(after);
  });

  test('can be begun once both perspectives are written', () => {
    expect(isWritten({ individual: 'Ik', collective: '' })).toBe(false);
    expect(isWritten({ individual: '', collective: 'Wij' })).toBe(false);
    expect(isWritten({ individual: 'Ik', collective: 'Wij' })).toBe(true);
  });
});
