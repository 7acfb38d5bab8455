import { describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../platform/auth/actor.js';
import {
  type AssignmentReader,
  type AssignmentTies,
  mayReadMoments,
  mayReadReflection,
  mayWrite,
  readerOf,
} from './assignment.policy.js';

const READERS: readonly AssignmentReader[] = ['PARTICIPANT', 'HELPER', 'LEARNING_MANAGER', 'SHOWN'];

const draft: AssignmentTies = {
  participantId: 'anna',
  learningManagerId: 'leo',
  helperId: 'tess',
  sharedWithId: null,
  managerId: 'marga',
  finalLearningManagerId: 'leo',
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

  test('is read by the manager once it is shared, until it is archived', () => {
    const marga = viewer('marga', 'MANAGER');
    const shared = { ...underWay, sharedWithId: 'marga' };
    expect(
      [underWay, shared, { ...shared, archivedAt: archived.archivedAt }].map((one) => readerOf(marga, one)),
    ).toEqual([undefined, 'SHOWN', undefined]);
    expect(readerOf(marga, { ...shared, takesPart: false })).toBeUndefined();
  });

  test('that was shared is closed to who is the manager no more, and to who came in the place', () => {
    const passed = { ...underWay, sharedWithId: 'marga', managerId: 'mo' };
    expect(['marga', 'mo'].map((personId) => readerOf(viewer(personId, 'MANAGER'), passed))).toEqual([
      undefined,
      undefined,
    ]);
    expect(readerOf(viewer('marga', 'MANAGER'), { ...passed, managerId: null })).toBeUndefined();
  });

  test('is shown, once it is shared, to who was named for the final conversation because nobody is matched', () => {
    const named = { ...underWay, learningManagerId: null, finalLearningManagerId: 'lisa' };
    const shared = { ...named, sharedWithId: 'marga' };
    const lisa = viewer('lisa', 'LEARNING_MANAGER');
    expect([named, shared, { ...shared, learningManagerId: 'leo' }].map((one) => readerOf(lisa, one))).toEqual([
      undefined,
      'SHOWN',
      undefined,
    ]);
    expect(readerOf(viewer('lisa'), shared)).toBeUndefined();
  });

  test('is nobody else’s, whatever roles they have', () => {
    expect(readerOf(viewer('somebody', ...ROLES), draft)).toBeUndefined();
    expect(
      readerOf(viewer('somebody', ...ROLES), { ...draft, learningManagerId: null, helperId: null }),
    ).toBeUndefined();
  });

  test('has its practice moments for all readers but who is only shown it', () => {
    expect(READERS.map(mayReadMoments)).toEqual([true, true, true, false]);
  });

  test('is written by participant and helper', () => {
    expect(READERS.map(mayWrite)).toEqual([true, true, false, false]);
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
