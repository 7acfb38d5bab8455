import type { PersonActor } from '../../../platform/auth/actor.js';

/** For whom a practice case is: a draft is for its writer alone, what is brought for the programme. */
export const CASE_AUDIENCES = ['OWN', 'PROGRAMME'] as const;
export type CaseAudience = (typeof CASE_AUDIENCES)[number];

/** What ties a practice case to whoever looks at it. */
export interface CaseTies {
  readonly personId: string;
  readonly audience: CaseAudience;
  /** The viewer is one of everyone in the programme. */
  readonly isOfProgramme: boolean;
}

/** The writer reads it always; what was brought, everyone in the programme. */
export const mayReadCase = (
  actor: Pick<PersonActor, 'personId'>,
  { personId, audience, isOfProgramme }: CaseTies,
): boolean => actor.personId === personId || (audience === 'PROGRAMME' && isOfProgramme);
