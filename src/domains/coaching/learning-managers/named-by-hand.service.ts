import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { Pair } from '../matching/matching-problem.rules.js';
import { objectionsBetween, type Relation } from '../matching/objection.rules.js';
import { refuseFaults } from '../matching/refuse-faults.js';
import { relationsBetween } from '../matching/relations.read-model.js';
import { type LearningManagerRow, learningManagersWhere } from './learning-manager.read-model.js';

/** What somebody offers as a learning manager; undefined for who has not got the role, or has left. */
export async function offerOf(tx: TenantTx, personId: string, now: Date): Promise<LearningManagerRow | undefined> {
  const [offer] = await tx.$queryRaw<LearningManagerRow[]>(
    learningManagersWhere(Prisma.sql`g.person_id = ${personId}::uuid`, now),
  );
  return offer;
}

/**
 * Refuses a learning manager who is named without a match, for what the two are to each other: whoever stands in the own line, was the
 * manager once, or was asked for a 360 about the participant.
 * @throws Refusal CANNOT_BE_MATCHED
 */
export async function refuseWhoIsTooClose(
  tx: TenantTx,
  pair: Pair,
  locale: Locale,
  field: readonly string[],
): Promise<void> {
  const { participantId, learningManagerId } = pair;
  const [relation] = await tx.$queryRaw<Relation[]>(relationsBetween([participantId], [learningManagerId]));
  const objections = objectionsBetween(participantId, learningManagerId, relation);
  if (objections.length > 0) await refuseFaults(tx, [{ kind: 'OBJECTIONS', ...pair, objections }], locale, field);
}
