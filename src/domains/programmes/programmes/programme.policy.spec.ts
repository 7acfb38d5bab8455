import { describe, expect, test } from '@jest/globals';
import type { Role, Scope, TenantActor } from '../../../platform/auth/actor.js';
import { isClient, mayDesign, maySeeParticipants, type ProgrammeTies, viewOf } from './programme.policy.js';

const person = (personId: string, ...roles: Role[]): TenantActor => ({
  kind: 'person',
  tenantId: 'tenant',
  personId,
  sessionId: 'session',
  roles: new Set<Role>(['EMPLOYEE', ...roles]),
  locale: 'nl',
});
const integration = (...scopes: Scope[]): TenantActor => ({
  kind: 'integration',
  tenantId: 'tenant',
  tokenId: 'token',
  scopes: new Set(scopes),
});
const ties = (of: Partial<ProgrammeTies> = {}): ProgrammeTies => ({
  clientId: 'emre',
  isParticipant: false,
  managesParticipant: false,
  ...of,
});

describe('of a programme', () => {
  test('a coordinator, the client and an integration that was given it see the design', () => {
    expect(viewOf(person('coen', 'COORDINATOR'), ties())).toBe('DESIGN');
    expect(viewOf(person('emre', 'DIRECTOR'), ties())).toBe('DESIGN');
    expect(viewOf(integration('programmes:read'), ties())).toBe('DESIGN');
  });

  test('a participant and the manager of one see the plan', () => {
    expect(viewOf(person('lotte', 'PARTICIPANT'), ties({ isParticipant: true }))).toBe('PLAN');
    expect(viewOf(person('marga', 'MANAGER'), ties({ managesParticipant: true }))).toBe('PLAN');
  });

  test('a director of another programme sees what somebody else with the same ties sees', () => {
    expect(viewOf(person('dina', 'DIRECTOR'), ties())).toBeUndefined();
    expect(viewOf(person('dina', 'DIRECTOR'), ties({ isParticipant: true }))).toBe('PLAN');
  });

  test('nobody else sees anything', () => {
    for (const stranger of [
      person('ada', 'ADMINISTRATOR'),
      person('mo', 'MANAGER'),
      person('pia', 'PARTICIPANT'),
      integration('people:read', 'progress:read'),
    ]) {
      expect(viewOf(stranger, ties())).toBeUndefined();
      expect(maySeeParticipants(stranger, ties())).toBe(false);
    }
  });

  test('only a coordinator changes the design and only the client signs', () => {
    expect([mayDesign(person('coen', 'COORDINATOR')), isClient(person('coen', 'COORDINATOR'), ties())]).toEqual([
      true,
      false,
    ]);
    expect([mayDesign(person('emre', 'DIRECTOR')), isClient(person('emre', 'DIRECTOR'), ties())]).toEqual([
      false,
      true,
    ]);
    expect(mayDesign(integration('programmes:read'))).toBe(false);
  });
});
