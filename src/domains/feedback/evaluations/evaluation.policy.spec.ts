import { expect, test } from '@jest/globals';
import type { Actor, Role } from '../../../platform/auth/actor.js';
import { editionFor, mayFollowEvaluation, mayGiveEvaluation, mayReadEvaluation } from './evaluation.policy.js';

const person = (personId: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  tenantId: 'tenant',
  personId,
  sessionId: 'session',
  roles: new Set(roles),
  locale: 'nl',
});
const nobody = { clientId: 'dora', isParticipant: false, hasTakenPart: false };
const participant = { clientId: 'dora', isParticipant: true, hasTakenPart: true };
const leaver = { clientId: 'dora', isParticipant: false, hasTakenPart: true };

test('coordinators and the client follow an evaluation; another director, a trainer or a manager does not', () => {
  expect(mayFollowEvaluation(person('coen', 'COORDINATOR'), nobody)).toBe(true);
  expect(mayFollowEvaluation(person('dora', 'DIRECTOR'), nobody)).toBe(true);
  for (const role of ['DIRECTOR', 'TRAINER', 'MANAGER', 'LEARNING_MANAGER', 'ADMINISTRATOR'] as const)
    expect(mayReadEvaluation(person('otto', role), nobody)).toBe(false);
});

test('whoever holds a place gives one and reads what came of it; whoever left does neither', () => {
  expect(mayGiveEvaluation(participant)).toBe(true);
  expect(mayReadEvaluation(person('anna', 'PARTICIPANT'), participant)).toBe(true);
  expect(mayGiveEvaluation(leaver)).toBe(false);
  expect(mayReadEvaluation(person('eva'), leaver)).toBe(false);
});

test('whoever may have answered gets the part that rests on one more, also as a coordinator', () => {
  expect(editionFor(participant)).toBe('forContributors');
  expect(editionFor(leaver)).toBe('forContributors');
  expect(editionFor(nobody)).toBe('forSubject');
});
