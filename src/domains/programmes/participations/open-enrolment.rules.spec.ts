import { describe, expect, test } from '@jest/globals';
import { isStillOpen, joiningOf, promoted } from './open-enrolment.rules.js';

describe('open enrolment', () => {
  test('gives a place as long as there is one, and after that a place in line', () => {
    expect(joiningOf({ capacity: 2, taken: 1, waiting: 0 })).toBe('ENROLLED');
    expect(joiningOf({ capacity: 2, taken: 2, waiting: 0 })).toBe('WAITING');
  });

  test('lets nobody pass those who wait', () => {
    expect(joiningOf({ capacity: 2, taken: 1, waiting: 1 })).toBe('WAITING');
  });

  test('gives free places to the first in line, and none when there is none', () => {
    expect(promoted(['a', 'b', 'c'], { capacity: 4, taken: 2 })).toEqual(['a', 'b']);
    expect(promoted(['a'], { capacity: 2, taken: 3 })).toEqual([]);
  });

  test('is open up to and including its last day', () => {
    expect(isStillOpen('2027-01-31', '2027-01-31')).toBe(true);
    expect(isStillOpen('2027-01-31', '2027-02-01')).toBe(false);
  });
});
