import type { PersonActor } from '../../../platform/auth/actor.js';

/** For whom a practice case is: a draft is for its writer alone, what is brought for the programme. */
export const CASE_AUDIENCES = ['OWN', 'PROGRAMME'] as const;
export type CaseAudience = (typeof CASE_AUDIENCES)[number];

/** What ties a practice case to whoever looks at it. */
export interface CaseTies {
  readonly personId: string;
  readonly audience: CaseAudience;
  /** The director who owns the programme. */
  readonly clientId: string;
  /** The viewer takes part in the programme now. */
  readonly takesPart: boolean;
}

/** The writer reads it always; of what was brought, the programme's participants, its coordinators and its director. */
export function mayReadCase(actor: PersonActor, { personId, audience, clientId, takesPart }: CaseTies): boolean {
  if (actor.personId === personId) return true;
  return audience === 'PROGRAMME' && (takesPart || actor.personId === clientId || actor.roles.has('COORDINATOR'));
}
