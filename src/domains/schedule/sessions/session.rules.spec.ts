import { describe, expect, test } from '@jest/globals';
import { fixedBecause, isAnnouncedAnew, placesShort, turnoutOf } from './session.rules.js';

const startsAt = new Date('2027-03-04T08:00:00Z');
const before = new Date('2027-03-04T07:59:59Z');
const planned = { state: 'PLANNED', startsAt } as const;
const cancelled = { state: 'CANCELLED', startsAt } as const;

describe('a session', () => {
  test('can be changed until the moment that it starts', () => {
    expect(fixedBecause(planned, before)).toBeUndefined();
    expect(fixedBecause(planned, startsAt)).toBe('STARTED');
  });

  test('that is cancelled cannot', () => {
    expect(fixedBecause(cancelled, before)).toBe('CANCELLED');
  });

  test('is short of a place for each of the invited above its capacity', () => {
    expect(placesShort(80, 80)).toBe(0);
    expect(placesShort(80, 83)).toBe(3);
    expect(placesShort(80, 12)).toBe(0);
  });

  test('counts only those whose attendance is known as present or absent', () => {
    expect(turnoutOf([{ state: 'PRESENT' }, { state: 'ABSENT' }, { state: 'INVITED' }, { state: 'PRESENT' }])).toEqual({
      invited: 4,
      present: 2,
      absent: 1,
    });
  });
});

describe('attendees hear of a change', () => {
  const announced = { title: { nl: 'Kick-off', en: 'Kick-off' }, startsAt, endsAt: startsAt, place: 'De Zwijger' };
  const later = new Date('2027-03-04T09:00:00Z');

  test.each([
    { title: { nl: 'Start', en: 'Kick-off' } },
    { title: { nl: 'Kick-off', en: 'Start' } },
    { startsAt: later },
    { endsAt: later },
    { place: 'Pakhuis West' },
  ])('of %j', (change) => expect(isAnnouncedAnew(announced, { ...announced, ...change })).toBe(true));

  test('but not of what is as it was', () => {
    expect(isAnnouncedAnew(announced, { ...announced, startsAt: new Date(startsAt), endsAt: new Date(startsAt) })).toBe(
      false,
    );
  });
});
