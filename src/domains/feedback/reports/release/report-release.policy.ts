import type { PersonActor } from '../../../../platform/auth/actor.js';
import { mayCoordinate } from '../../feedback.policy.js';

/** When participants get to see their report: at the close, once a debrief is planned, or when their coach has seen it. */
export type ReportReleaseMode = 'AUTOMATIC' | 'AFTER_DEBRIEF' | 'BY_COACH';

/** Who has something to do with a report that is held. */
export interface HeldReport {
  readonly mode: ReportReleaseMode;
  readonly personId: string;
  /** Of the participant, at this moment. */
  readonly managerId: string | null;
  readonly coachId: string | null;
}

/** The coach that was named reads a report before the participant does; not somebody who has become the participant's manager since. */
export const mayPreview = (actor: { readonly personId: string }, report: HeldReport): boolean =>
  report.mode === 'BY_COACH' &&
  actor.personId === report.coachId &&
  actor.personId !== report.personId &&
  actor.personId !== report.managerId;

/** Whether the coach that was named, if any, can still be the one who reads it first. */
const hasCoach = ({ coachId, personId, managerId }: HeldReport): boolean =>
  coachId !== null && coachId !== personId && coachId !== managerId;

export type ReleaseRefusal = 'OWN_REPORT' | 'COACH_RELEASES' | 'NO_COACH';

/** Why somebody may not release a report; 'NOT_THERE' for whom it does not exist, null when they may. */
export function refusalToRelease(actor: PersonActor, report: HeldReport): ReleaseRefusal | 'NOT_THERE' | null {
  if (mayPreview(actor, report)) return null;
  if (!mayCoordinate(actor)) return 'NOT_THERE';
  if (actor.personId === report.personId) return 'OWN_REPORT';
  if (report.mode !== 'BY_COACH') return null;
  return hasCoach(report) ? 'COACH_RELEASES' : 'NO_COACH';
}

export type CoachFault =
  | 'COACHES_RELEASE_NOTHING'
  | 'ALREADY_RELEASED'
  | 'PARTICIPANT'
  | 'MANAGER'
  | 'ON_PANEL'
  | 'CLIENT'
  | 'YOURSELF';

/** Somebody who might coach a participant, as seen by whoever names them. */
export interface CoachToBe {
  readonly mode: ReportReleaseMode;
  readonly isReleased: boolean;
  readonly isParticipant: boolean;
  readonly isManager: boolean;
  /** Is asked, or is to be asked, about the participant. */
  readonly isOnPanel: boolean;
  /** Is the client of the programme: they see progress, and nobody's own report. */
  readonly isClient: boolean;
  /** Names themselves: running rounds is no way to read a report. */
  readonly isNamingThemselves: boolean;
}

/** Why somebody cannot be the coach of a participant, or null when they can. */
export function coachFault(coach: CoachToBe): CoachFault | null {
  if (coach.mode !== 'BY_COACH') return 'COACHES_RELEASE_NOTHING';
  if (coach.isReleased) return 'ALREADY_RELEASED';
  if (coach.isParticipant) return 'PARTICIPANT';
  if (coach.isManager) return 'MANAGER';
  if (coach.isOnPanel) return 'ON_PANEL';
  if (coach.isClient) return 'CLIENT';
  return coach.isNamingThemselves ? 'YOURSELF' : null;
}
