import type { PersonActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { UserErrorKind } from '../../../platform/graphql/user-errors.js';
import { learningManagerOf } from '../../coaching/matching/relations.read-model.js';
import { assignmentErrors } from './assignment.errors.js';
import { type AssignmentReader, type AssignmentTies, mayWrite, readerOf } from './assignment.policy.js';
import { type AssignmentAction, type AssignmentState, stateAfter } from './assignment.rules.js';

const takesPart = async (tx: TenantTx, programmeId: string, personId: string): Promise<boolean> =>
  (await tx.participation.count({ where: { programmeId, personId, leftAt: null } })) > 0;

async function finalLearningManagerOf(
  tx: TenantTx,
  { moduleId, participantId }: { readonly moduleId: string; readonly participantId: string },
): Promise<string | null> {
  const conversation = await tx.finalConversation.findFirst({
    where: { moduleId, participantId },
    select: { learningManagerId: true },
  });
  return conversation?.learningManagerId ?? null;
}

/** An assignment as the actor reads it. @throws NotFound for everybody who is no reader */
async function readableAssignment(tx: TenantTx, actor: PersonActor, id: string) {
  const found = await tx.assignment.findFirst({
    where: { id },
    include: { module: { select: { programmeId: true } }, participant: { select: { managerId: true } } },
  });
  const assignment = found && {
    ...found,
    managerId: found.participant.managerId,
    finalLearningManagerId: await finalLearningManagerOf(tx, found),
    state: found.state as AssignmentState,
    learningManagerId: await learningManagerOf(tx, found.moduleId, found.participantId),
    takesPart: await takesPart(tx, found.module.programmeId, found.participantId),
  };
  const reader: AssignmentReader | undefined = assignment
    ? readerOf(actor, assignment satisfies AssignmentTies)
    : undefined;
  if (!assignment || !reader) throw new NotFound();
  return { ...assignment, reader };
}

/** An assignment in use that the actor may write the perspectives of. @throws NotFound; Refusal ASSIGNMENT_ARCHIVED */
export async function writableAssignment(tx: TenantTx, actor: PersonActor, id: string) {
  const assignment = await readableAssignment(tx, actor, id);
  if (!mayWrite(assignment.reader)) throw new NotFound();
  return inUse(assignment);
}

/**
 * An assignment in use that is the actor's own, held until the transaction ends: what is decided of its state holds.
 * @throws NotFound; Refusal ASSIGNMENT_ARCHIVED
 */
export async function ownAssignment(tx: TenantTx, actor: PersonActor, id: string) {
  // A statement of its own: one that waits for the lock would show the other tables as they were before.
  await tx.$queryRaw`select from assignment where id = ${id}::uuid and participant_id = ${actor.personId}::uuid for update`;
  const assignment = await readableAssignment(tx, actor, id);
  if (assignment.reader !== 'PARTICIPANT') throw new NotFound();
  return inUse(assignment);
}

/** Whoever still reads an assignment that was archived hears that it is; everybody else finds none. */
function inUse<Found extends Pick<AssignmentTies, 'archivedAt'>>(assignment: Found): Found {
  if (assignment.archivedAt !== null) throw refuse(assignmentErrors.ASSIGNMENT_ARCHIVED, ['id']);
  return assignment;
}

const NOT_NOW = {
  WRITE: assignmentErrors.ASSIGNMENT_NOT_UNDER_WAY,
  ASK_HELP: assignmentErrors.ASSIGNMENT_NOT_A_DRAFT,
  START: assignmentErrors.ASSIGNMENT_NOT_A_DRAFT,
  PRACTISE: assignmentErrors.ASSIGNMENT_NOT_UNDER_WAY,
  COMPLETE: assignmentErrors.ASSIGNMENT_NOT_UNDER_WAY,
  REOPEN: assignmentErrors.ASSIGNMENT_NOT_COMPLETED,
  SHARE: assignmentErrors.ASSIGNMENT_NOT_UNDER_WAY,
} satisfies Record<AssignmentAction, UserErrorKind>;

/**
 * The state that an action leads to.
 * @throws Refusal that says what is needed first
 */
export function actOn(action: AssignmentAction, { state }: { readonly state: AssignmentState }): AssignmentState {
  const after = stateAfter(action, state);
  if (!after) throw refuse(NOT_NOW[action], ['id'], { state });
  return after;
}
