import { describe, expect, test } from '@jest/globals';
import { freeDay } from './free-day.rules.js';

describe('a day without work', () => {
  test.each([
    ['2027-01-01', 'Nieuwjaar'],
    ['2027-03-26', 'Goede Vrijdag'],
    ['2027-03-29', 'Tweede paasdag'],
    ['2027-04-27', 'Koningsdag'],
    ['2027-05-05', 'Bevrijdingsdag'],
    ['2027-05-06', 'Hemelvaartsdag'],
    ['2027-05-17', 'Tweede pinksterdag'],
  ])('is %s: %s', (day, name) => expect(freeDay(day)).toMatchObject({ weekend: false, holiday: { nl: name } }));

  test('is named in English as well', () => expect(freeDay('2027-04-27').holiday?.en).toBe("King's Day"));

  test('moves when it would be a Sunday', () => {
    expect(freeDay('2025-04-26').holiday?.nl).toBe('Koningsdag');
    expect(freeDay('2025-04-27').holiday).toBeNull();
  });

  test('is a Saturday or a Sunday', () => {
    expect(freeDay('2027-03-06')).toEqual({ weekend: true, holiday: null });
    expect(freeDay('2027-03-07')).toEqual({ weekend: true, holiday: null });
  });

  test('can be both', () =>
    expect(freeDay('2027-12-25')).toMatchObject({ weekend: true, holiday: { nl: 'Kerstmis' } }));

  test('is not an ordinary Thursday, Sinterklaasavond or Mother’s Day', () => {
    expect(freeDay('2027-03-04')).toEqual({ weekend: false, holiday: null });
    expect(freeDay('2028-12-05').holiday).toBeNull();
    expect(freeDay('2027-05-09').holiday).toBeNull();
  });
});
