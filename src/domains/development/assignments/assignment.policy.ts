import type { Role } from '../../../platform/auth/actor.js';
import type { AssignmentState } from './assignment.rules.js';

/**
 * Whose eyes an assignment is read with: of who practises, of the learning manager who follows, of the trainer who helps draft, of who is shown
 * it for the final conversation.
 */
export type AssignmentReader = 'PARTICIPANT' | 'LEARNING_MANAGER' | 'HELPER' | 'SHOWN';

/** What decides who may read an assignment. */
export interface AssignmentTies {
  readonly participantId: string;
  /** Who coaches the participant in this module; nobody who manages them, or once did. */
  readonly learningManagerId: string | null;
  readonly helperId: string | null;
  /** The manager with whom the participant shared it, and who is the participant's manager now. */
  readonly sharedWithId: string | null;
  readonly managerId: string | null;
  /** Of the final conversation of this module, also where nobody was matched. */
  readonly finalLearningManagerId: string | null;
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
 * until it is archived; the manager for as long as it is shared. Whoever lost the role or the place has lost the look inside, and so has
 * everybody but the participant who leaves the programme.
 * @returns undefined for everybody else, coordinators and the director among them: to them there is no such assignment.
 */
export function readerOf({ personId, roles }: Viewer, assignment: AssignmentTies): AssignmentReader | undefined {
  const { participantId, learningManagerId, helperId, state, archivedAt, takesPart } = assignment;
  if (personId === participantId) return 'PARTICIPANT';
  if (archivedAt !== null || !takesPart) return undefined;
  if (personId === learningManagerId && roles.has('LEARNING_MANAGER')) return 'LEARNING_MANAGER';
  if (personId === helperId && roles.has('TRAINER') && state === 'DRAFT') return 'HELPER';
  const { managerId, learningManagerId: shownToId } = whoIsShown(assignment);
  return personId === managerId || (personId === shownToId && roles.has('LEARNING_MANAGER')) ? 'SHOWN' : undefined;
}

/**
 * Who is shown an assignment that is shared: the manager with whom it was, and at the final conversation a learning manager who was named there
 * and follows nobody's assignment for want of a match. Another manager than that one is shown nothing, and of who takes part no more nobody is.
 */
export function whoIsShown({
  sharedWithId,
  managerId,
  learningManagerId,
  finalLearningManagerId,
  takesPart,
}: Pick<AssignmentTies, 'sharedWithId' | 'managerId' | 'learningManagerId' | 'finalLearningManagerId' | 'takesPart'>) {
  const isShared = takesPart && sharedWithId !== null && sharedWithId === managerId;
  return {
    managerId: isShared ? managerId : null,
    learningManagerId: isShared && learningManagerId === null ? finalLearningManagerId : null,
  };
}

/** Whoever is only shown an assignment sees no practice moments of it: those are not shared. */
export const mayReadMoments = (reader: AssignmentReader): boolean => reader !== 'SHOWN';

/** Who writes the perspectives: the participant, and who helps with the draft. */
export const mayWrite = (reader: AssignmentReader): boolean => reader === 'PARTICIPANT' || reader === 'HELPER';

/** A reflection is its writer's, and read by the learning manager to whom it was shown, by name: a later one does not inherit it. */
export const mayReadReflection = (
  { personId }: Pick<Viewer, 'personId'>,
  { participantId }: Pick<AssignmentTies, 'participantId'>,
  { sharedWithId }: { readonly sharedWithId: string | null },
): boolean => personId === participantId || personId === sharedWithId;
