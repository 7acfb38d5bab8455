import { expect, test } from '@jest/globals';
import type { Role, TenantActor } from '../../../platform/auth/actor.js';
import { maySeeProgress } from './progress.policy.js';

const person = (personId: string, ...roles: Role[]): TenantActor => ({
  kind: 'person',
  tenantId: 'tenant',
  personId,
  sessionId: 'session',
  roles: new Set(roles),
  locale: 'nl',
});
const integration = (scope: 'progress:read' | 'programmes:read'): TenantActor => ({
  kind: 'integration',
  tenantId: 'tenant',
  tokenId: 'token',
  scopes: new Set([scope]),
});
const programme = { clientId: 'emre' };

test('progress is for a coordinator, the client, and an integration that was given it', () => {
  expect(maySeeProgress(person('coen', 'COORDINATOR'), programme)).toBe(true);
  expect(maySeeProgress(person('emre', 'DIRECTOR'), programme)).toBe(true);
  expect(maySeeProgress(integration('progress:read'), programme)).toBe(true);
});

test('progress is for no other director, manager or participant, and no other integration', () => {
  expect(maySeeProgress(person('dina', 'DIRECTOR', 'MANAGER', 'PARTICIPANT'), programme)).toBe(false);
  expect(maySeeProgress(person('ada', 'ADMINISTRATOR'), programme)).toBe(false);
  expect(maySeeProgress(integration('programmes:read'), programme)).toBe(false);
});
