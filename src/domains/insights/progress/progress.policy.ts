import type { TenantActor } from '../../../platform/auth/actor.js';

/** Progress in figures is for coordinators, the programme's client, and integrations that were given it. */
export function maySeeProgress(actor: TenantActor, { clientId }: { readonly clientId: string }): boolean {
  if (actor.kind === 'integration') return actor.scopes.has('progress:read');
  return actor.kind === 'person' && (actor.roles.has('COORDINATOR') || actor.personId === clientId);
}

/** Coordinators alone are told of a wish for another learning manager, in whatever figures; to all others that match goes on as it was. */
export const readsAll = (actor: TenantActor): boolean => actor.kind === 'person' && actor.roles.has('COORDINATOR');
