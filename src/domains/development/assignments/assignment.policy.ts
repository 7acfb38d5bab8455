import type { Role } from '../../../platform/auth/actor.js';
import type { AssignmentState } from './assignment.rules.js';

/** Whose eyes an assignment is read with: of who practises, of the learning manager who follows, of the trainer who helps draft. */
export type AssignmentReader = 'PARTICIPANT' | 'LEARNING_MANAGER' | 'HELPER';

/** What decides who may read an assignment. */
export interface AssignmentTies {
  readonly participantId: string;
  readonly learningManagerId: string | null;
  readonly helperId: string | null;
  readonly state: AssignmentState;
  readonly archivedAt: Date | null;
  /** Whether the participant still takes part in the programme. */
  readonly takesPart: boolean;
}

interface Viewer {
  readonly personId: string;
  readonly roles: ReadonlySet<Role>;
}

/**
 * As what somebody reads an assignment. The trainer does so while it is a draft and the participant wants help; the learning manager
 * until it is archived; whoever lost the role has lost the look inside, and so has everybody but the participant who leaves the programme.
 * @returns undefined for everybody else, the manager, coordinators and the director among them: to them there is no such assignment.
 */
export function readerOf({ personId, roles }: Viewer, assignment: AssignmentTies): AssignmentReader | undefined {
  const { participantId, learningManagerId, helperId, state, archivedAt, takesPart } = assignment;
  if (personId === participantId) return 'PARTICIPANT';
  if (archivedAt !== null || !takesPart) return undefined;
  if (personId === learningManagerId && roles.has('LEARNING_MANAGER')) return 'LEARNING_MANAGER';
  return personId === helperId && roles.has('TRAINER') && state === 'DRAFT' ? 'HELPER' : undefined;
}

/** Who writes the perspectives: the participant, and who helps with the draft. */
export const mayWrite = (reader: AssignmentReader): boolean => reader !== 'LEARNING_MANAGER';

/** A reflection is its writer's, and read by the learning manager to whom it was shown, by name: a later one does not inherit it. */
export const mayReadReflection = (
  { personId }: Pick<Viewer, 'personId'>,
  { participantId }: Pick<AssignmentTies, 'participantId'>,
  { sharedWithId }: { readonly sharedWithId: string | null },
): boolean => personId === participantId || personId === sharedWithId;
