import { describe, expect, test } from '@jest/globals';
import type { Role, TenantActor } from '../../../platform/auth/actor.js';
import { maySeeCondition, maySeeTo } from './condition.policy.js';

const person = (personId: string, ...roles: Role[]): TenantActor => ({
  kind: 'person',
  tenantId: 'tenant',
  personId,
  sessionId: 'session',
  roles: new Set<Role>(['EMPLOYEE', ...roles]),
  locale: 'nl',
});
const integration: TenantActor = {
  kind: 'integration',
  tenantId: 'tenant',
  tokenId: 'token',
  scopes: new Set(['programmes:read']),
};
const ties = { clientId: 'emre', ownerId: 'marga' };

describe('to a condition', () => {
  test('coordinators, the client and the owner see', () => {
    for (const actor of [person('coen', 'COORDINATOR'), person('emre', 'DIRECTOR'), person('marga', 'MANAGER')])
      expect([maySeeTo(actor, ties), maySeeCondition(actor, ties)]).toEqual([true, true]);
  });

  test('an integration that reads programmes reads it, and does no more', () => {
    expect([maySeeTo(integration, ties), maySeeCondition(integration, ties)]).toEqual([false, true]);
  });

  test('nobody else does, whatever else they are', () => {
    for (const actor of [person('dina', 'DIRECTOR'), person('mo', 'MANAGER'), person('lotte', 'PARTICIPANT')])
      expect(maySeeCondition(actor, ties)).toBe(false);
  });
});
