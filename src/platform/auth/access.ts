import { Extensions } from '@nestjs/graphql';
import type { Actor, Role, Scope } from './actor.js';

/**
 * Who may have a field: roles and integration scopes; ANYONE also without signing in; SIGNED_IN any person of a tenant;
 * PARENT whoever could reach the object that it is on (for values such as a page's cursor).
 */
export type Grantee = Role | Scope | 'ANYONE' | 'SIGNED_IN' | 'PARENT';

/**
 * Declares who may have a field, or every field of a type that does not say otherwise. Which of a tenant's objects somebody may have
 * is the policy's business, not this one's. A schema with a field that declares nothing does not start.
 */
export const Access = (...grantees: [Grantee, ...Grantee[]]) => Extensions({ access: grantees });

/** Whether an actor is among the grantees of a field. */
export function isGranted(actor: Actor, grantees: readonly Grantee[]): boolean {
  return grantees.some((grantee) => {
    if (grantee === 'ANYONE' || grantee === 'PARENT') return true;
    switch (actor.kind) {
      case 'person':
        return grantee === 'SIGNED_IN' || actor.roles.has(grantee as Role);
      case 'integration':
        return actor.scopes.has(grantee as Scope);
      case 'rater':
        return grantee === 'RATER';
      case 'operator':
        return grantee === 'OPERATOR';
      default:
        return false;
    }
  });
}
