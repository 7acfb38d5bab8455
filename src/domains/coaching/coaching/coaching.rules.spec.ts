import { hasTalked, heldOf, isOpen } from './coaching.rules.js';

const now = new Date('2027-02-08T09:00:00Z');
const earlier = new Date('2027-02-08T08:00:00Z');
const later = new Date('2027-02-08T10:00:00Z');

describe('a session of two', () => {
  it('can be moved until it begins', () => {
    expect(isOpen({ state: 'PLANNED', startsAt: later }, now)).toBe(true);
    expect(isOpen({ state: 'PLANNED', startsAt: now }, now)).toBe(false);
    expect(isOpen({ state: 'CANCELLED', startsAt: later }, now)).toBe(false);
  });

  it('counts when it took place; a chemistry call does not', () => {
    expect(
      heldOf([
        { kind: 'CHEMISTRY_CALL', state: 'HELD' },
        { kind: 'SESSION', state: 'HELD' },
        { kind: 'SESSION', state: 'NOT_HELD' },
        { kind: 'SESSION', state: 'PLANNED' },
      ]),
    ).toBe(1);
  });
});

it('what came of a chemistry call is said once it has begun', () => {
  expect(hasTalked(undefined, now)).toBe(false);
  expect(hasTalked({ state: 'PLANNED', startsAt: later }, now)).toBe(false);
  expect(hasTalked({ state: 'CANCELLED', startsAt: earlier }, now)).toBe(false);
  expect(hasTalked({ state: 'PLANNED', startsAt: earlier }, now)).toBe(true);
});
