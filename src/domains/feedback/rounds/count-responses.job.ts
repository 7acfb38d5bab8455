import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { REMINDER_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase } from '../../../platform/database/role-database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../rater-group.rules.js';
import { countedAt, type GroupResponse, panelState, replacementGroups, responsePercentage } from './progress.rules.js';

const payload = z.object({});

interface CountRow {
  subject_id: string;
  merged_groups: RaterGroupKey[][];
  rater_group: RaterGroupKey;
  invited: number;
  submitted: number;
  declined: number;
}

/**
 * Counts answers of open rounds, at most once in 24 hours, into the only two things that anybody may know of them: 'enough' or not per
 * subject, and a rounded percentage of the round (anonymity, rule 8).
 */
@Job({ name: 'count-responses', payload, everySeconds: 900 })
export class CountResponsesJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(REMINDER_DATABASE) private readonly reminder: RoleDatabase,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const { opened, open } = countedAt(now);
    const rounds = await this.db.asSystem('find rounds to count', (system) =>
      system.feedbackRound.findMany({
        where: { ...open, opensAt: opened },
        select: { tenantId: true, id: true },
      }),
    );
    for (const { tenantId, id } of rounds) await this.count(tenantId, id, now);
  }

  private async count(tenantId: string, roundId: string, now: Date): Promise<void> {
    await this.reminder.forTenant(tenantId, async (tx) => {
      const round = await tx.feedbackRound.findFirstOrThrow({ where: { id: roundId } });
      const groups = round.raterGroups as unknown as RaterGroup[];
      const counts = await tx.$queryRaw<CountRow[]>`
        select i.subject_id, s.merged_groups, i.rater_group, count(*)::int as invited,
               (count(*) filter (where p.state = 'SUBMITTED'))::int as submitted,
               (count(*) filter (where p.state = 'DECLINED'))::int as declined
          from feedback_invitation i join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
          left join feedback_invitation_progress p on p.tenant_id = i.tenant_id and p.invitation_id = i.id
         where s.round_id = ${roundId}::uuid group by i.subject_id, s.merged_groups, i.rater_group`;
      const bySubject = Map.groupBy(counts, ({ subject_id }) => subject_id);
      const told = [...bySubject].map(([id, rows]) => {
        const responses = responsesOf(rows, groups);
        return {
          id,
          state: panelState(responses, round.threshold!),
          replacements: replacementGroups(responses, round.threshold!),
        };
      });
      await tx.$executeRaw`
        update feedback_subject s
           set panel_state = coalesce(t.state, 'NOT_YET_ENOUGH'),
               replacement_groups = array(select jsonb_array_elements_text(coalesce(t.replacements, '[]')))
          from feedback_subject o left join jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(id uuid, state text, replacements jsonb) on t.id = o.id
         where s.tenant_id = o.tenant_id and s.id = o.id and s.round_id = ${roundId}::uuid`;
      const sum = (of: 'invited' | 'submitted') => counts.reduce((total, row) => total + row[of], 0);
      const percentage = responsePercentage({
        subjects: bySubject.size,
        invited: sum('invited'),
        submitted: sum('submitted'),
      });
      await tx.$executeRaw`
        update feedback_round set response_percentage = ${percentage}, response_counted_at = ${now} where id = ${roundId}::uuid`;
    });
  }
}

/** What each group of one subject has come to, merged ones as one. */
function responsesOf(rows: readonly CountRow[], groups: readonly RaterGroup[]): GroupResponse[] {
  const byKey = new Map(mergedGroups(groups, rows[0]?.merged_groups ?? []).map((group) => [group.key, group]));
  return rows.map(({ rater_group: group, invited, submitted, declined }) => {
    // Of a group that is not known any more nothing is asked, and nothing told.
    const { minimum, anonymous } = byKey.get(group) ?? { minimum: 0, anonymous: true };
    return { group, anonymous, minimum, invited, submitted, declined };
  });
}
