import { describe, expect, test } from '@jest/globals';
import { type ConversationFacts, hasSigned, isSigned, pairUp, sidesOf, stateOf } from './conversation.rules.js';

const endsAt = new Date('2027-02-10T10:00:00Z');
const before = new Date('2027-02-10T09:59:59Z');
const fresh: ConversationFacts = {
  endsAt: null,
  hasContent: false,
  version: 1,
  signedVersions: { PARTICIPANT: null, MANAGER: null },
};
const planned = { ...fresh, endsAt };
const written = { ...planned, hasContent: true, version: 2 };
const signedByOne = { ...written, signedVersions: { PARTICIPANT: 2, MANAGER: null } };
const signedByBoth = { ...written, signedVersions: { PARTICIPANT: 2, MANAGER: 2 } };
const changedAfterwards = { ...signedByBoth, version: 3 };

describe('a conversation is', () => {
  test('to be planned while it has no moment, whatever was drafted', () => {
    expect(stateOf(fresh, before)).toBe('TO_PLAN');
    expect(stateOf({ ...fresh, hasContent: true }, before)).toBe('TO_PLAN');
  });

  test('planned until its end, whatever was drafted', () => {
    expect(stateOf(planned, before)).toBe('PLANNED');
    expect(stateOf(written, before)).toBe('PLANNED');
  });

  test('held from its end on, as long as there is nothing to sign', () =>
    expect(stateOf(planned, endsAt)).toBe('HELD'));

  test('to be signed once it is over and there is something to sign', () =>
    expect(stateOf(written, endsAt)).toBe('TO_SIGN'));

  test('to be signed once one of the two has, even without a moment', () => {
    expect(stateOf(signedByOne, before)).toBe('TO_SIGN');
    expect(stateOf({ ...signedByOne, endsAt: null }, before)).toBe('TO_SIGN');
  });

  test('signed when both have signed this version', () => expect(stateOf(signedByBoth, before)).toBe('SIGNED'));

  test('to be signed again after a change', () => {
    expect(stateOf(changedAfterwards, before)).toBe('TO_SIGN');
    expect(stateOf({ ...changedAfterwards, endsAt: null }, before)).toBe('TO_SIGN');
  });
});

describe('a conversation of three', () => {
  const signedByTwo = { ...written, signedVersions: { PARTICIPANT: 2, MANAGER: 2, LEARNING_MANAGER: null } };

  test('is signed by all three or not at all', () => {
    expect(stateOf(signedByTwo, endsAt)).toBe('TO_SIGN');
    expect(
      stateOf({ ...signedByTwo, signedVersions: { ...signedByTwo.signedVersions, LEARNING_MANAGER: 2 } }, endsAt),
    ).toBe('SIGNED');
  });

  test('has three sides before the third is known', () => {
    expect(sidesOf({ MANAGER: 'm', PARTICIPANT: 'p', LEARNING_MANAGER: null })).toEqual([
      'PARTICIPANT',
      'MANAGER',
      'LEARNING_MANAGER',
    ]);
    expect(sidesOf({ PARTICIPANT: 'p', MANAGER: 'm' })).toEqual(['PARTICIPANT', 'MANAGER']);
  });
});

describe('a signature', () => {
  test('is of one side', () => {
    expect(hasSigned(signedByOne, 'PARTICIPANT')).toBe(true);
    expect(hasSigned(signedByOne, 'MANAGER')).toBe(false);
  });

  test('is void after a change', () => {
    expect(hasSigned(changedAfterwards, 'PARTICIPANT')).toBe(false);
    expect(isSigned(changedAfterwards)).toBe(false);
  });

  test('of two versions does not make one agreement', () => {
    expect(isSigned({ ...written, version: 3, signedVersions: { PARTICIPANT: 3, MANAGER: 2 } })).toBe(false);
  });
});

describe('participants', () => {
  test('are paired with their manager, and named without one', () => {
    const people = [
      { id: 'anna', managerId: 'director' },
      { id: 'director', managerId: null },
      { id: 'own-boss', managerId: 'own-boss' },
    ];
    expect(pairUp(people)).toEqual({
      pairs: [{ participantId: 'anna', managerId: 'director' }],
      withoutManager: ['director', 'own-boss'],
    });
  });
});
