import { describe, expect, test } from '@jest/globals';
import { publicHolidayName, publicHolidaysAround } from './public-holidays.js';

describe('a day off in the Netherlands', () => {
  test.each([
    ['2027-01-01', 'Nieuwjaar', "New Year's Day"],
    ['2027-03-26', 'Goede Vrijdag', 'Good Friday'],
    ['2027-03-29', 'Tweede paasdag', 'Easter Monday'],
    ['2027-04-27', 'Koningsdag', "King's Day"],
    ['2027-05-05', 'Bevrijdingsdag', 'Liberation Day'],
    ['2027-05-06', 'Hemelvaartsdag', 'Ascension Day'],
    ['2027-05-17', 'Tweede pinksterdag', 'Whit Monday'],
    ['2027-12-25', 'Kerstmis', 'Christmas Day'],
    ['2027-12-26', 'Tweede kerstdag', 'Boxing Day'],
  ])('%s is called %s, or %s', (day, nl, en) => expect(publicHolidayName(day)).toEqual({ nl, en }));

  test("is a day earlier when King's Day would be a Sunday", () => {
    expect(publicHolidayName('2025-04-26')?.nl).toBe('Koningsdag');
    expect(publicHolidayName('2025-04-27')).toBeUndefined();
  });

  test.each(['2027-03-04', '2027-03-06', '2027-12-05', '2027-05-09'])('is not %s', (day) =>
    expect(publicHolidayName(day)).toBeUndefined(),
  );

  test('is known for the years around a moment', () => {
    const days = publicHolidaysAround(new Date('2027-06-01T00:00:00Z'));
    expect(days).toEqual(expect.arrayContaining(['2026-12-25', '2027-04-27', '2028-01-01']));
    expect(days.every((day) => /^202[678]-\d\d-\d\d$/.test(day))).toBe(true);
  });
});
