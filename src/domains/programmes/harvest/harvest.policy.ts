import type { Role } from '../../../platform/auth/actor.js';
import type { HarvestAudience } from './harvest.rules.js';

/** What ties somebody to the programme of a module. */
export interface HarvestTies {
  /** Is one of everyone in the programme. */
  readonly isOfProgramme: boolean;
  /** Takes part, and has not left. */
  readonly isParticipant: boolean;
  /** Manages somebody who takes part. */
  readonly managesParticipant: boolean;
  /** Coaches a participant in this module. */
  readonly coachesParticipant: boolean;
}

interface Viewer {
  readonly personId: string;
  readonly roles: ReadonlySet<Role>;
}

/** Whoever learnt something gives: participants, those who manage or coach them. */
export const mayGive = ({ isParticipant, managesParticipant, coachesParticipant }: HarvestTies): boolean =>
  isParticipant || managesParticipant || coachesParticipant;

/** Who reads what was given: its giver, and everyone in the programme where it was given for them. What is put away is its giver's alone. */
export const mayReadHarvest = (
  viewer: Viewer,
  ties: HarvestTies,
  item: { readonly giverId: string; readonly audience: HarvestAudience; readonly archivedAt: Date | null },
): boolean =>
  viewer.personId === item.giverId || (item.audience === 'PROGRAMME' && item.archivedAt === null && ties.isOfProgramme);
