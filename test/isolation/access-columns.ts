import { v7 as newId } from 'uuid';
import { type Actor, ANONYMOUS, ROLES, type Role, SCOPES, type TenantActor } from '../../src/platform/auth/actor.js';

const tenantId = newId();
/** Whoever has signed in is an employee; the matrix shows what each role adds. */
const person = (...roles: Role[]): TenantActor => ({
  kind: 'person',
  tenantId,
  personId: newId(),
  sessionId: newId(),
  roles: new Set<Role>(['EMPLOYEE', ...roles]),
  locale: 'nl',
});
const NO_PERSON: readonly Role[] = ['OPERATOR', 'RATER', 'EMPLOYEE'];

/** Every kind of caller, in the order of the matrix's columns. */
export const COLUMNS: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'anonymous', actor: ANONYMOUS },
  { name: 'OPERATOR', actor: { kind: 'operator' } },
  { name: 'RATER', actor: { kind: 'rater', tenantId, linkId: newId(), token: 'none', locale: 'nl' } },
  { name: 'EMPLOYEE', actor: person() },
  ...ROLES.filter((role) => !NO_PERSON.includes(role)).map((role) => ({ name: role, actor: person(role) })),
  ...SCOPES.map((scope) => ({
    name: scope,
    actor: { kind: 'integration', tenantId, tokenId: newId(), scopes: new Set([scope]) } as const,
  })),
];
