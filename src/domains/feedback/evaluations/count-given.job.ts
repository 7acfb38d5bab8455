import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { REMINDER_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase } from '../../../platform/database/role-database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { countedAt } from '../rounds/progress.rules.js';
import { responseOf } from './evaluation.rules.js';

const payload = z.object({});

/** Counts who gave theirs of open evaluations, at most once in 24 hours, into the little that coordinators may know of it (anonymity, rule 8). */
@Job({ name: 'count-given', payload, everySeconds: 900 })
export class CountGivenJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(REMINDER_DATABASE) private readonly reminder: RoleDatabase,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const { opened, open } = countedAt(now);
    const evaluations = await this.db.asSystem('find evaluations to count', (system) =>
      system.evaluation.findMany({
        where: { ...open, openedAt: opened },
        select: { tenantId: true, id: true },
      }),
    );
    for (const { tenantId, id } of evaluations) await this.count(tenantId, id, now);
  }

  private async count(tenantId: string, evaluationId: string, now: Date): Promise<void> {
    await this.reminder.forTenant(tenantId, async (tx) => {
      // Of all who were asked, and all who gave theirs: a count of those who are still there would tell of each who leaves whether they did.
      const [row] = await tx.$queryRaw<{ threshold: number; asked: number; given: number }[]>`
        select e.threshold, cardinality(e.asked_ids) as asked,
               (select count(*)::int from evaluation_given g where g.tenant_id = e.tenant_id and g.evaluation_id = e.id) as given
          from evaluation e where e.id = ${evaluationId}::uuid`;
      if (!row) return;
      const { state, percentage } = responseOf(row, row.threshold);
      await tx.$executeRaw`
        update evaluation set response_state = ${state}, response_percentage = ${percentage}, response_counted_at = ${now}
         where id = ${evaluationId}::uuid`;
    });
  }
}
