import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { REMINDER_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase } from '../../../platform/database/role-database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { roundCancelled, roundClosed } from '../feedback.events.js';

const payload = z.object({ tenantId: z.uuid(), roundId: z.uuid() });

/**
 * Once a round is over nobody is reminded any more, so who answered and who was mailed is not kept: of a group of which one person
 * answered, it would tell whose answer is whose. A mail that still has its turn to come keeps its row until then; the sweep sees to that.
 */
@Job({ name: 'forget-who-answered', payload, on: [roundClosed, roundCancelled] })
export class ForgetWhoAnsweredJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    @Inject(REMINDER_DATABASE) private readonly reminder: RoleDatabase,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, roundId }: z.infer<typeof payload>): Promise<void> {
    await this.reminder.forTenant(tenantId, async (tx) => {
      const over = await tx.feedbackRound.findFirst({
        where: { id: roundId, state: { in: ['CLOSED', 'REPORTED', 'CANCELLED'] } },
      });
      if (!over) return;
      const invitations = Prisma.sql`
        select i.id from feedback_invitation i join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
         where s.round_id = ${roundId}::uuid`;
      await tx.$executeRaw`delete from feedback_invitation_progress where invitation_id in (${invitations})`;
      await tx.$executeRaw`delete from delivery where subject_id = ${roundId}::uuid and link_id is not null and state <> 'DUE'`;
      await tx.$executeRaw`
        update feedback_round set forgotten_at = ${this.clock.now()}
         where id = ${roundId}::uuid and not exists (select from delivery where subject_id = ${roundId}::uuid and link_id is not null)`;
    });
  }
}
