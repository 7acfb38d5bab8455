import { describe, expect, test } from '@jest/globals';
import { isMoved, unrecordableBecause } from './appointment.rules.js';

const startsAt = new Date('2027-02-10T09:00:00Z');
const appointment = { startsAt, endsAt: new Date('2027-02-10T10:00:00Z'), place: 'Kamer 4' };
const later = new Date('2027-02-11T09:00:00Z');

describe('calendars change', () => {
  test('when there was no moment yet', () => {
    expect(isMoved({ startsAt: null, endsAt: null, place: '' }, appointment)).toBe(true);
  });

  test.each([{ startsAt: later }, { endsAt: later }, { place: 'Kamer 5' }])('with another %j', (change) =>
    expect(isMoved(appointment, { ...appointment, ...change })).toBe(true),
  );

  test('not when it is planned as it was', () => {
    expect(isMoved(appointment, { ...appointment, startsAt: new Date(startsAt) })).toBe(false);
  });
});

describe('what became of an appointment', () => {
  test('is recorded from the moment that it begins, and may be corrected', () => {
    expect(unrecordableBecause({ state: 'PLANNED', startsAt }, new Date('2027-02-10T08:59:59Z'))).toBe('NOT_STARTED');
    expect(unrecordableBecause({ state: 'PLANNED', startsAt }, startsAt)).toBeUndefined();
    expect(unrecordableBecause({ state: 'NOT_HELD', startsAt }, later)).toBeUndefined();
  });

  test('is nothing when it was called off', () => {
    expect(unrecordableBecause({ state: 'CANCELLED', startsAt }, later)).toBe('CANCELLED');
  });
});
