import { describe, expect, test } from '@jest/globals';
import { Refusal } from './failures.js';
import { futureInstant } from './local-time.js';

const now = new Date('2027-01-04T08:00:00Z');
const inAmsterdam = (local: string) => futureInstant(local, 'Europe/Amsterdam', now, ['input', 'startsAtLocal']);
const refusalOf = (local: string) => {
  try {
    return inAmsterdam(local);
  } catch (error) {
    return error instanceof Refusal ? error.refused[0] : error;
  }
};

describe('a time on the wall', () => {
  test('is one hour ahead of UTC in winter and two in summer', () => {
    expect(inAmsterdam('2027-03-04T09:00')).toEqual(new Date('2027-03-04T08:00:00Z'));
    expect(inAmsterdam('2027-06-24T13:00')).toEqual(new Date('2027-06-24T11:00:00Z'));
  });

  test('is another instant in another zone', () => {
    expect(futureInstant('2027-03-04T09:00', 'Asia/Tokyo', now, [])).toEqual(new Date('2027-03-04T00:00:00Z'));
  });

  test('is refused in the hour that the clock skips in spring, and not around it', () => {
    expect(refusalOf('2027-03-28T02:30')).toMatchObject({
      kind: { code: 'TIME_DOES_NOT_EXIST' },
      field: ['input', 'startsAtLocal'],
    });
    expect(inAmsterdam('2027-03-28T01:59')).toEqual(new Date('2027-03-28T00:59:00Z'));
    expect(inAmsterdam('2027-03-28T03:00')).toEqual(new Date('2027-03-28T01:00:00Z'));
  });

  test('is refused in the hour that the clock repeats in autumn, and not around it', () => {
    expect(refusalOf('2027-10-31T02:00')).toMatchObject({ kind: { code: 'TIME_OCCURS_TWICE' } });
    expect(refusalOf('2027-10-31T02:59')).toMatchObject({ kind: { code: 'TIME_OCCURS_TWICE' } });
    expect(inAmsterdam('2027-10-31T01:59')).toEqual(new Date('2027-10-30T23:59:00Z'));
    expect(inAmsterdam('2027-10-31T03:00')).toEqual(new Date('2027-10-31T02:00:00Z'));
  });

  test('is refused once it has come', () => {
    expect(refusalOf('2027-01-04T09:00')).toMatchObject({ kind: { code: 'TIME_IS_PAST' } });
    expect(inAmsterdam('2027-01-04T09:01')).toEqual(new Date('2027-01-04T08:01:00Z'));
  });

  test.each(['2027-02-30T09:00', '2027-13-01T09:00', '2027-03-04T24:00', '2027-03-04T09:60'])(
    'is refused when no calendar or clock has it: %s',
    (local) => expect(refusalOf(local)).toMatchObject({ kind: { code: 'TIME_DOES_NOT_EXIST' } }),
  );
});
