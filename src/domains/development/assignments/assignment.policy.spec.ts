import { describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../platform/auth/actor.js';
import { type AssignmentTies, mayReadReflection, mayWrite, readerOf } from './assignment.policy.js';

const draft: AssignmentTies = {
  participantId: 'anna',
  learningManagerId: 'leo',
  helperId: 'tess',
  state: 'DRAFT',
  archivedAt: null,
  takesPart: true,
};
const underWay: AssignmentTies = { ...draft, state: 'UNDER_WAY' };
const archived: AssignmentTies = { ...underWay, archivedAt: new Date('2027-03-01') };
const viewer = (personId: string, ...roles: Role[]) => ({ personId, roles: new Set(roles) });

describe('an assignment', () => {
  test.each([draft, underWay, { ...underWay, state: 'COMPLETED' as const }, archived])(
    'is its participant’s: %j',
    (one) => {
      expect(readerOf(viewer('anna'), one)).toBe('PARTICIPANT');
    },
  );

  test('is followed by its learning manager until it is archived', () => {
    const leo = viewer('leo', 'LEARNING_MANAGER');
    expect([draft, underWay, archived].map((one) => readerOf(leo, one))).toEqual([
      'LEARNING_MANAGER',
      'LEARNING_MANAGER',
      undefined,
    ]);
  });

  test('is read by the trainer who helps, for as long as it is a draft', () => {
    const tess = viewer('tess', 'TRAINER');
    expect([draft, underWay, { ...draft, helperId: null }].map((one) => readerOf(tess, one))).toEqual([
      'HELPER',
      undefined,
      undefined,
    ]);
  });

  test('of who no longer takes part is theirs alone', () => {
    const left = { ...draft, takesPart: false };
    expect(readerOf(viewer('anna'), left)).toBe('PARTICIPANT');
    expect(readerOf(viewer('leo', 'LEARNING_MANAGER'), left)).toBeUndefined();
    expect(readerOf(viewer('tess', 'TRAINER'), left)).toBeUndefined();
  });

  test('is closed to who lost the role', () => {
    expect(readerOf(viewer('leo', 'TRAINER'), draft)).toBeUndefined();
    expect(readerOf(viewer('tess', 'LEARNING_MANAGER'), draft)).toBeUndefined();
  });

  test('is nobody else’s, whatever roles they have', () => {
    expect(readerOf(viewer('somebody', ...ROLES), draft)).toBeUndefined();
    expect(
      readerOf(viewer('somebody', ...ROLES), { ...draft, learningManagerId: null, helperId: null }),
    ).toBeUndefined();
  });

  test('is written by participant and helper', () => {
    expect((['PARTICIPANT', 'HELPER', 'LEARNING_MANAGER'] as const).map(mayWrite)).toEqual([true, true, false]);
  });
});

describe('a reflection', () => {
  test('that one keeps to oneself is read by nobody else', () => {
    const own = { sharedWithId: null };
    expect(['anna', 'leo', 'tess'].map((personId) => mayReadReflection({ personId }, draft, own))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('that was shown to a learning manager is not read by the next one', () => {
    const shown = { sharedWithId: 'leo' };
    const handedOver = { ...underWay, learningManagerId: 'lisa' };
    expect(['anna', 'leo', 'lisa'].map((personId) => mayReadReflection({ personId }, handedOver, shown))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
