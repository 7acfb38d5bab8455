/** What somebody may be to this installation, a tenant, or one thing in it. Givable ones are stored; the others follow from facts. */
export const ROLES = [
  'OPERATOR',
  'ADMINISTRATOR',
  'COORDINATOR',
  'DIRECTOR',
  'MANAGER',
  'PARTICIPANT',
  'LEARNING_MANAGER',
  'TRAINER',
  'EMPLOYEE',
  'RATER',
] as const;
export type Role = (typeof ROLES)[number];

/** What an integration's token can be given. */
export const SCOPES = ['people:read', 'people:write', 'programmes:read', 'progress:read'] as const;
export type Scope = (typeof SCOPES)[number];

export type Locale = 'nl' | 'en';

/** A signed-in person; `roles` holds EMPLOYEE always, what was granted, and what follows from programmes and the org chart now. */
export interface PersonActor {
  readonly kind: 'person';
  readonly tenantId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly roles: ReadonlySet<Role>;
  readonly locale: Locale;
}
export interface IntegrationActor {
  readonly kind: 'integration';
  readonly tenantId: string;
  readonly tokenId: string;
  readonly scopes: ReadonlySet<Scope>;
}
/** Whoever holds a rater's link, with everything that this rater was asked; `token` never leaves the request. */
export interface RaterActor {
  readonly kind: 'rater';
  readonly tenantId: string;
  readonly linkId: string;
  readonly token: string;
  readonly locale: Locale;
}
/** A job working for one tenant, on nobody's behalf. */
export interface JobActor {
  readonly kind: 'job';
  readonly tenantId: string;
  readonly job: string;
}
export type TenantActor = PersonActor | IntegrationActor | RaterActor | JobActor;
export type Actor = TenantActor | { readonly kind: 'operator' } | { readonly kind: 'anonymous' };

export const ANONYMOUS: Actor = { kind: 'anonymous' };
