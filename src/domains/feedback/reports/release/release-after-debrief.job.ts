import { z } from 'zod';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { recordAll } from '../../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../../platform/jobs/job.js';
import { popConversationPlanned } from '../../../development/development.events.js';
import { reportReleased, roundReported } from '../../feedback.events.js';

const payload = z.object({ tenantId: z.uuid(), roundId: z.uuid().optional(), conversationId: z.uuid().optional() });

/**
 * Releases the reports that waited for a debrief: when a POP conversation of the module is planned, and at the close for those who have
 * one planned already. A conversation before the close is none: the report was not there yet.
 */
@Job({ name: 'release-after-debrief', payload, on: [popConversationPlanned, roundReported] })
export class ReleaseAfterDebriefJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, roundId, conversationId }: z.infer<typeof payload>): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      const released = await tx.$queryRaw<{ subjectId: string }[]>`
        update feedback_report f set released_at = ${now}
          from feedback_subject s
          join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
          join pop_conversation c on c.tenant_id = s.tenant_id and c.module_id = r.module_id and c.participant_id = s.person_id
         where s.tenant_id = f.tenant_id and s.id = f.subject_id and f.released_at is null and r.report_release = 'AFTER_DEBRIEF'
           and c.starts_at >= r.closes_at and (r.id = ${roundId ?? null}::uuid or c.id = ${conversationId ?? null}::uuid)
        returning f.subject_id as "subjectId"`;
      await recordAll(tx, tenantId, reportReleased, released, now);
    });
  }
}
