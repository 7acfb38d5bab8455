import type { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { isHere } from '../../people/people/person.read-model.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import { developmentErrors } from '../development.errors.js';
import { sideOf } from './conversation.policy.js';
import {
  type ConversationKind,
  type ConversationState,
  conversationState,
  conversations,
  isOneOf,
  SIDE_COLUMNS,
} from './conversation.read-model.js';
import { isSigned, type Side } from './conversation.rules.js';

/** A conversation with the side on which the actor has it. */
export type OwnConversation = ConversationState & { side: Side };

/**
 * A conversation that the actor has.
 * @throws NotFound, also for everybody else
 */
export async function ownConversation(
  tx: TenantTx,
  kind: ConversationKind,
  actor: PersonActor,
  id: string,
): Promise<OwnConversation> {
  const [conversation] = await tx.$queryRaw<ConversationState[]>`
    select ${conversationState(kind)} from ${conversations(kind)} where c.id = ${id}::uuid`;
  const side = conversation && sideOf(actor, conversation.people);
  if (!side) throw new NotFound();
  return { ...conversation, side };
}

/**
 * As `ownConversation`, held until the transaction ends: of two who change it at once the second sees what the first did.
 * @throws NotFound
 */
export async function lockOwnConversation(
  tx: TenantTx,
  kind: ConversationKind,
  actor: PersonActor,
  id: string,
): Promise<OwnConversation> {
  await tx.$queryRaw`select from ${kind.table} c where c.id = ${id}::uuid and ${isOneOf(kind, actor.personId)} for update`;
  return ownConversation(tx, kind, actor, id);
}

/**
 * Holds conversations until the transaction ends. What is to be known of them is asked in a statement after this one: one that waits for the
 * lock shows the other tables as they were before, such as a module that was taken out meanwhile.
 */
export async function lockConversations(tx: TenantTx, kind: ConversationKind, which: Prisma.Sql): Promise<void> {
  await tx.$queryRaw`select from ${kind.table} c where ${which} order by c.id for update`;
}

/** @throws Refusal LEARNING_MANAGER_MISSING while one of those who are to have a conversation is not known */
export function refuseIncomplete({ people }: Pick<ConversationState, 'people'>): void {
  if (people.LEARNING_MANAGER === null) throw refuse(developmentErrors.LEARNING_MANAGER_MISSING);
}

/**
 * Puts a side's signature under a version of a conversation that is locked, and tells whoever has yet to sign.
 * @returns whether everyone has signed now
 */
export async function putSignature(
  tx: TenantTx,
  kind: ConversationKind,
  { tenantId }: PersonActor,
  conversation: OwnConversation,
  now: Date,
): Promise<boolean> {
  const { id, side, version, signedVersions } = conversation;
  const { signedVersion, signedAt } = SIDE_COLUMNS[side];
  await tx.$executeRaw`
    update ${kind.table} set ${signedVersion} = ${version}, ${signedAt} = ${now} where id = ${id}::uuid`;
  const all = isSigned({ ...conversation, signedVersions: { ...signedVersions, [side]: version } });
  await record(tx, tenantId, all ? kind.signed : kind.toSign, { conversationId: id }, now);
  return all;
}

/** Counts a change of what is signed; every signature under what was there is void. */
export async function raiseVersion(tx: TenantTx, kind: ConversationKind, id: string): Promise<void> {
  await tx.$executeRaw`update ${kind.table} set version = version + 1 where id = ${id}::uuid`;
}

/**
 * The participants of a module's programme for whom `missing` holds, by name, with the manager of this moment; a manager who has left is none.
 * @throws NotFound
 */
export async function participantsOf(
  tx: TenantTx,
  moduleId: string,
  missing: Prisma.PersonWhereInput,
  now: Date,
): Promise<{ id: string; managerId: string | null }[]> {
  const { programmeId } = await openModule(tx, moduleId);
  const participants = await tx.person.findMany({
    where: { id: { in: await participantIds(tx, programmeId) }, ...missing },
    orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    select: { id: true, managerId: true },
  });
  const managerIds = participants.flatMap(({ managerId }) => managerId ?? []);
  const here = await tx.$queryRaw<{ id: string }[]>`
    select p.id from person p where p.id = any (${managerIds}::uuid[]) and ${isHere(now)}`;
  const stays = new Set(here.map(({ id }) => id));
  return participants.map(({ id, managerId }) => ({
    id,
    managerId: managerId && stays.has(managerId) ? managerId : null,
  }));
}
