import { describe, expect, test } from '@jest/globals';
import type { PersonActor, Role } from '../../../platform/auth/actor.js';
import { type CaseTies, mayReadCase } from './practice-case.policy.js';

const person = (personId: string, ...roles: Role[]): PersonActor => ({
  kind: 'person',
  tenantId: 'tenant',
  personId,
  sessionId: 'session',
  roles: new Set(roles),
  locale: 'nl',
});
const ties = (audience: CaseTies['audience'], takesPart = false): CaseTies => ({
  personId: 'anna',
  audience,
  clientId: 'dora',
  takesPart,
});

describe('a practice case', () => {
  test('that is a draft is read by its writer alone', () => {
    expect(mayReadCase(person('anna'), ties('OWN', true))).toBe(true);
    expect(mayReadCase(person('bram'), ties('OWN', true))).toBe(false);
    expect(mayReadCase(person('coen', 'COORDINATOR'), ties('OWN'))).toBe(false);
    expect(mayReadCase(person('dora', 'DIRECTOR'), ties('OWN'))).toBe(false);
  });

  test('that was brought is read by the programme, and by nobody else', () => {
    expect(mayReadCase(person('bram'), ties('PROGRAMME', true))).toBe(true);
    expect(mayReadCase(person('coen', 'COORDINATOR'), ties('PROGRAMME'))).toBe(true);
    expect(mayReadCase(person('dora', 'DIRECTOR'), ties('PROGRAMME'))).toBe(true);
    expect(mayReadCase(person('otto', 'DIRECTOR', 'MANAGER'), ties('PROGRAMME'))).toBe(false);
    expect(mayReadCase(person('marga', 'MANAGER'), ties('PROGRAMME'))).toBe(false);
  });
});
