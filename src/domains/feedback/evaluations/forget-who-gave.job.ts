import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { REMINDER_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase } from '../../../platform/database/role-database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { evaluationClosed } from '../feedback.events.js';

const payload = z.object({ tenantId: z.uuid(), evaluationId: z.uuid() });

/**
 * Once an evaluation is closed nobody is reminded any more, so who gave theirs and who was mailed is not kept. A mail that still has its turn to
 * come keeps its row until then; the sweep sees to that.
 */
@Job({ name: 'forget-who-gave', payload, on: [evaluationClosed] })
export class ForgetWhoGaveJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    @Inject(REMINDER_DATABASE) private readonly reminder: RoleDatabase,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, evaluationId }: z.infer<typeof payload>): Promise<void> {
    await this.reminder.forTenant(tenantId, async (tx) => {
      if ((await tx.evaluation.count({ where: { id: evaluationId, state: 'CLOSED' } })) === 0) return;
      await tx.$executeRaw`delete from evaluation_given where evaluation_id = ${evaluationId}::uuid`;
      await tx.$executeRaw`delete from delivery where subject_id = ${evaluationId}::uuid and state <> 'DUE'`;
      await tx.$executeRaw`
        update evaluation set forgotten_at = ${this.clock.now()}
         where id = ${evaluationId}::uuid and not exists (select from delivery where subject_id = ${evaluationId}::uuid)`;
    });
  }
}
