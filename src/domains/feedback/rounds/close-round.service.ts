import { Inject, Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { AGGREGATOR_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase, TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { roundClosed } from '../feedback.events.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { type RoundState, refusalToClose } from './round.rules.js';

/**
 * The close of a round, in one transaction: what was submitted is written anew under random ids in random order, comments apart from
 * scores and each question's in an order of its own; drafts, keys, sealed links and the round's secret are gone (anonymity, rule 10).
 */
@Injectable()
export class CloseRoundService {
  constructor(
    @Inject(AGGREGATOR_DATABASE) private readonly answers: RoleDatabase,
    private readonly clock: Clock,
  ) {}

  /** Closes a round whose hour has come; one that is closed already, or not due, is left as it is. */
  async closeIfDue(tenantId: string, roundId: string): Promise<void> {
    await this.answers.forTenant(tenantId, async (tx) => {
      // Waits for answers that are being saved, and keeps later ones out.
      await tx.$queryRaw`select 1 from feedback_round where id = ${roundId}::uuid for update`;
      const round = await tx.feedbackRound.findFirst({ where: { id: roundId } });
      const now = this.clock.now();
      if (!round || refusalToClose({ ...round, state: round.state as RoundState }, now) !== null) return;
      const { definition } = await tx.questionnaireVersion.findFirstOrThrow({ where: { id: round.questionnaireId } });
      await rewriteAnswers(tx, roundId, definition as unknown as QuestionnaireDefinition);
      await destroyOpenAnswers(tx, roundId);
      await tx.$executeRaw`update feedback_round set state = 'CLOSED' where id = ${roundId}::uuid`;
      await record(tx, tenantId, roundClosed, { roundId }, now);
    });
  }

  /** Destroys what was answered in a round that was called off. */
  async forget(tenantId: string, roundId: string): Promise<void> {
    await this.answers.forTenant(tenantId, async (tx) => {
      const round = await tx.feedbackRound.findFirst({ where: { id: roundId } });
      if (round?.state === 'CANCELLED') await destroyOpenAnswers(tx, roundId);
    });
  }
}

async function rewriteAnswers(
  tx: TenantTx,
  roundId: string,
  { openQuestions }: QuestionnaireDefinition,
): Promise<void> {
  await tx.$executeRaw`
    insert into feedback_closed_answer (tenant_id, id, subject_id, rater_group, scores)
    select a.tenant_id, gen_random_uuid(), a.subject_id, a.rater_group, decode(bytes.hex, 'hex')
      from feedback_answer a
      join feedback_subject s on s.tenant_id = a.tenant_id and s.id = a.subject_id
      cross join lateral (select string_agg(lpad(to_hex(coalesce(score, 0)), 2, '0'), '' order by at) as hex
                            from unnest(a.scores) with ordinality as given (score, at)) as bytes
     where s.round_id = ${roundId}::uuid and a.submitted order by gen_random_uuid()`;
  for (const [at, { key }] of openQuestions.entries()) {
    await tx.$executeRaw`
      insert into feedback_closed_comment (tenant_id, id, subject_id, rater_group, question_key, text)
      select a.tenant_id, gen_random_uuid(), a.subject_id, a.rater_group, ${key}, a.comments[${at + 1}]
        from feedback_answer a join feedback_subject s on s.tenant_id = a.tenant_id and s.id = a.subject_id
       where s.round_id = ${roundId}::uuid and a.submitted and a.comments[${at + 1}] <> '' order by gen_random_uuid()`;
  }
}

/** The answers as they were edited, and every way from a link to one. */
async function destroyOpenAnswers(tx: TenantTx, roundId: string): Promise<void> {
  const subjects = Prisma.sql`select id from feedback_subject where round_id = ${roundId}::uuid`;
  await tx.$executeRaw`delete from feedback_answer where subject_id in (${subjects})`;
  await tx.$executeRaw`delete from feedback_round_secret where round_id = ${roundId}::uuid`;
  await tx.$executeRaw`update feedback_invitation set sealed_token = null where subject_id in (${subjects})`;
}
