import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import { ownMatch } from '../coaching/own-match.js';
import { coachingErrors } from '../coaching.errors.js';
import { SESSIONS_UNLESS_AGREED } from '../matching/coaching-match.read-model.js';
import type { CoachingQuality, CoachingQualityInput } from './quality.model.js';
import { maySeeQuality } from './quality.policy.js';
import { QUALITY_TEXTS, qualityOf, type StoredRelease } from './quality.rules.js';

const score = z.int().min(1).max(5);
const qualityInput = z.object({ safe: score, sharper: score, practised: score, reliable: score });

/** What participants think of learning managers. An answer is written and never read: see the migration that made its table. */
@Injectable()
export class CoachingQualityService {
  constructor(private readonly db: Database) {}

  /**
   * Gives the participant's view after the last session, once. It has no name and no time, and cannot be taken back.
   * @returns the id of the match
   * @throws NotFound for anybody but the participant
   * @throws Refusal COACHING_NOT_COMPLETED, ALREADY_GIVEN, INVALID_INPUT
   */
  async give(actor: PersonActor, matchId: string, input: CoachingQualityInput, locale: Locale): Promise<string> {
    const { safe, sharper, practised, reliable } = parseInput(qualityInput, input, locale);
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const { side, moduleId, learningManagerId } = await ownMatch(tx, actor, matchId);
      if (side !== 'PARTICIPANT') throw new NotFound();
      const held = await tx.coachingSession.count({ where: { matchId, kind: 'SESSION', state: 'HELD' } });
      const plan = await tx.coachingPlan.findFirst({ where: { moduleId }, select: { sessions: true } });
      const agreed = plan?.sessions ?? SESSIONS_UNLESS_AGREED;
      if (held < agreed) throw refuse(coachingErrors.COACHING_NOT_COMPLETED, undefined, { held, agreed });
      const given = await tx.coachingQualityGiven.createMany({ data: { tenantId, matchId }, skipDuplicates: true });
      if (given.count === 0) throw refuse(coachingErrors.ALREADY_GIVEN);
      // Not by way of Prisma's create, which would read the row back: this role cannot.
      await tx.$executeRaw`
        insert into coaching_quality_answer (tenant_id, id, learning_manager_id, scores)
        values (${tenantId}::uuid, gen_random_uuid(), ${learningManagerId}::uuid, ${[safe, sharper, practised, reliable]}::smallint[])`;
      return matchId;
    });
  }

  /**
   * What participants think together; null before there is a first release.
   * @throws NotFound for whom it is not
   */
  async of(actor: PersonActor, learningManagerId: string): Promise<CoachingQuality | null> {
    const [row] = await this.db.read<{ releases: StoredRelease[] }>(
      actor,
      Prisma.sql`
        select coalesce(
                 (select jsonb_agg(jsonb_build_object('answers', q.answers, 'threshold', q.threshold, 'means', to_jsonb(q.means)))
                    from coaching_quality_release q where q.tenant_id = p.tenant_id and q.learning_manager_id = p.id), '[]') as releases
          from person p where p.id = ${learningManagerId}::uuid`,
    );
    if (!row || !maySeeQuality(actor, learningManagerId)) throw new NotFound();
    const quality = qualityOf(row.releases);
    return (
      quality && {
        ...quality,
        figures: quality.figures.map((figure) => ({ ...figure, text: QUALITY_TEXTS[figure.question] })),
      }
    );
  }
}
