import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../../../platform/auth/actor.js';
import { sideOf } from './pop-conversation.policy.js';

const conversation = { participantId: 'participant', managerId: 'manager' };

describe('a POP conversation', () => {
  test('is of two people', () => {
    expect(sideOf({ personId: 'participant' }, conversation)).toBe('PARTICIPANT');
    expect(sideOf({ personId: 'manager' }, conversation)).toBe('MANAGER');
  });

  test('is nobody else’s, whatever roles they have', () => {
    const curious = { personId: 'somebody', roles: new Set(ROLES) };
    expect(sideOf(curious, conversation)).toBeUndefined();
  });
});
