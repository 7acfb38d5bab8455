import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  firstWorkingMoment,
  isWorkingTime,
  localDay,
  nextWorkingMorning,
  workingMorningBefore,
} from './working-time.rules.js';

/** With Easter Monday and King's Day. */
const amsterdam = { timeZone: 'Europe/Amsterdam', holidays: ['2027-03-29', '2027-04-27'] };
const day = (text: string) => Temporal.PlainDate.from(text);

describe('working time', () => {
  test.each([
    ['2027-02-01T06:59:59Z', false, 'a minute before eight'],
    ['2027-02-01T07:00:00Z', true, 'at eight in winter'],
    ['2027-07-01T06:00:00Z', true, 'at eight in summer'],
    ['2027-02-01T16:59:59Z', true, 'just before six'],
    ['2027-02-01T17:00:00Z', false, 'at six'],
    ['2027-01-30T11:00:00Z', false, 'on a Saturday'],
    ['2027-01-31T11:00:00Z', false, 'on a Sunday'],
    ['2027-04-27T11:00:00Z', false, 'on a holiday'],
  ])('at %s: %s, %s', (instant, expected) => {
    expect(isWorkingTime(new Date(instant), amsterdam)).toBe(expected);
  });

  test('is that of the place', () => {
    const night = new Date('2027-02-01T23:00:00Z');
    expect(isWorkingTime(night, amsterdam)).toBe(false);
    expect(isWorkingTime(night, { timeZone: 'Pacific/Auckland', holidays: [] })).toBe(true);
  });
});

describe('the first working moment', () => {
  test.each([
    ['2027-02-01T13:05:00Z', '2027-02-01T13:05:00.000Z', 'at once, in working time'],
    ['2027-02-01T03:00:00Z', '2027-02-01T07:00:00.000Z', 'at eight, when it is still night'],
    ['2027-02-01T17:00:00Z', '2027-02-02T07:00:00.000Z', 'the day after, when work is over'],
    ['2027-03-26T18:00:00Z', '2027-03-30T06:00:00.000Z', 'past the weekend and the holiday, by then in summer'],
  ])('from %s is %s, %s', (from, expected) => {
    expect(firstWorkingMoment(new Date(from), amsterdam).toISOString()).toBe(expected);
  });
});

describe('the next working morning', () => {
  test.each([
    ['2027-02-01T06:00:00Z', '2027-02-02T08:00:00.000Z', 'a day later, however early it is'],
    ['2027-02-05T12:00:00Z', '2027-02-08T08:00:00.000Z', 'after the weekend'],
    ['2027-03-26T12:00:00Z', '2027-03-30T07:00:00.000Z', 'after the holiday, by then in summer'],
  ])('of %s is %s, %s', (now, expected) => {
    expect(nextWorkingMorning(new Date(now), amsterdam).toISOString()).toBe(expected);
  });
});

describe('the working morning before a day', () => {
  test.each([
    ['2027-03-04', 1, '2027-03-03T08:00:00.000Z', 'the day before'],
    ['2027-03-08', 1, '2027-03-05T08:00:00.000Z', 'Friday for a Monday'],
    ['2027-03-30', 1, '2027-03-26T08:00:00.000Z', 'past the holiday and the weekend'],
    ['2027-04-05', 7, '2027-03-26T08:00:00.000Z', 'a week before, moved from the holiday'],
  ])('%s, %d days: %s, %s', (of, days, expected) => {
    expect(workingMorningBefore(day(of), days, amsterdam).toISOString()).toBe(expected);
  });
});

test('the day somewhere is the one on its own calendar', () => {
  const instant = new Date('2027-02-01T23:30:00Z');
  expect(localDay(instant, amsterdam).toString()).toBe('2027-02-02');
  expect(localDay(instant, { timeZone: 'America/Curacao' }).toString()).toBe('2027-02-01');
});
