import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../../../platform/auth/actor.js';
import { mayRead, mayReadVersion, sideOf } from './conversation.policy.js';

const two = { PARTICIPANT: 'participant', MANAGER: 'manager' };
const three = { ...two, LEARNING_MANAGER: 'learning manager' };
const curious = { personId: 'somebody', roles: new Set(ROLES) };

describe('a conversation', () => {
  test('is of the two or three who have it', () => {
    expect(sideOf({ personId: 'participant' }, two)).toBe('PARTICIPANT');
    expect(sideOf({ personId: 'manager' }, two)).toBe('MANAGER');
    expect(sideOf({ personId: 'learning manager' }, three)).toBe('LEARNING_MANAGER');
  });

  test('is nobody else’s, whatever roles they have', () => {
    expect(sideOf(curious, two)).toBeUndefined();
    expect(sideOf(curious, { ...three, LEARNING_MANAGER: null })).toBeUndefined();
  });

  test('is not the learning manager’s who lost that role', () => {
    expect(sideOf({ personId: 'learning manager', roles: new Set(['EMPLOYEE']) }, three)).toBeUndefined();
    expect(sideOf({ personId: 'manager', roles: new Set(['EMPLOYEE']) }, three)).toBe('MANAGER');
  });

  test('is not the former manager’s any more', () => {
    expect(sideOf({ personId: 'former manager' }, three)).toBeUndefined();
  });
});

describe('a text that one of them wrote', () => {
  const own = { authorId: 'manager', sharedAt: null };
  const shared = { ...own, sharedAt: new Date('2027-02-10T10:00:00Z') };

  test('is for its writer alone until it is shared', () => {
    expect(mayRead({ personId: 'manager' }, own, three)).toBe(true);
    expect(mayRead({ personId: 'participant' }, own, three)).toBe(false);
    expect(mayRead({ personId: 'learning manager' }, own, three)).toBe(false);
    expect(mayRead({ personId: 'participant' }, shared, three)).toBe(true);
    expect(mayRead({ personId: 'learning manager' }, shared, three)).toBe(true);
  });

  test('is not read any more once its writer no longer has the conversation', () => {
    const handedOver = { ...three, MANAGER: 'new manager' };
    expect(mayRead({ personId: 'participant' }, shared, handedOver)).toBe(false);
    expect(mayRead({ personId: 'new manager' }, shared, handedOver)).toBe(false);
  });
});

describe('a version that was signed', () => {
  test('is read by those who signed it, so a new manager does not read what the former one signed', () => {
    expect(mayReadVersion({ personId: 'participant' }, two)).toBe(true);
    expect(mayReadVersion({ personId: 'manager' }, two)).toBe(true);
    expect(mayReadVersion({ personId: 'new manager' }, two)).toBe(false);
  });
});
