import { hasTalked, heldOf, isMoved, isOpen, unrecordableBecause } from './coaching.rules.js';

const now = new Date('2027-02-08T09:00:00Z');
const earlier = new Date('2027-02-08T08:00:00Z');
const later = new Date('2027-02-08T10:00:00Z');

describe('a session of two', () => {
  it('can be moved until it begins', () => {
    expect(isOpen({ state: 'PLANNED', startsAt: later }, now)).toBe(true);
    expect(isOpen({ state: 'PLANNED', startsAt: now }, now)).toBe(false);
    expect(isOpen({ state: 'CANCELLED', startsAt: later }, now)).toBe(false);
  });

  it('is recorded once it has begun, and can be corrected', () => {
    expect(unrecordableBecause({ state: 'PLANNED', startsAt: later }, now)).toBe('TO_COME');
    expect(unrecordableBecause({ state: 'PLANNED', startsAt: now }, now)).toBeUndefined();
    expect(unrecordableBecause({ state: 'NOT_HELD', startsAt: earlier }, now)).toBeUndefined();
    expect(unrecordableBecause({ state: 'CANCELLED', startsAt: earlier }, now)).toBe('CANCELLED');
  });

  it('changes calendars when its time or place does', () => {
    const at = { startsAt: earlier, endsAt: now, place: 'Kamer 4' };
    expect(isMoved(at, { ...at })).toBe(false);
    expect(isMoved(at, { ...at, endsAt: later })).toBe(true);
    expect(isMoved(at, { ...at, place: 'Kamer 5' })).toBe(true);
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
