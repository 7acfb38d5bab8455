import type { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { recordAll } from '../../../platform/events/events.js';
import { coachingMatchEnded, coachingSessionCancelled } from '../coaching.events.js';
import type { MatchEnding } from './coaching-match.rules.js';

interface EndedMatch {
  readonly matchId: string;
  /** Whether the two knew of it. */
  readonly wasKnown: boolean;
}

/**
 * Ends matches that have not ended. What the two had planned is called off; those who knew of it hear of it.
 * @param which a condition on c, the match
 * @returns those that ended
 */
export async function endMatches(
  tx: TenantTx,
  tenantId: string,
  which: Prisma.Sql,
  because: MatchEnding,
  now: Date,
): Promise<EndedMatch[]> {
  const ended = await tx.$queryRaw<EndedMatch[]>`
    update coaching_match c
       set state = 'ENDED', ended_because = ${because}, effective_until = ${now}, version = c.version + 1
     where c.state <> 'ENDED' and ${which}
    returning c.id as "matchId", c.effective_from is not null as "wasKnown"`;
  const known = ended.filter(({ wasKnown }) => wasKnown).map(({ matchId }) => matchId);
  if (known.length > 0) {
    const cancelled = await tx.$queryRaw<{ sessionId: string }[]>`
      update coaching_session s set state = 'CANCELLED', sequence = s.sequence + 1
       where s.match_id = any (${known}::uuid[]) and s.state = 'PLANNED' and s.starts_at > ${now}
      returning s.id as "sessionId"`;
    await recordAll(tx, tenantId, coachingSessionCancelled, cancelled, now);
    await recordAll(
      tx,
      tenantId,
      coachingMatchEnded,
      known.map((matchId) => ({ matchId })),
      now,
    );
  }
  return ended;
}
