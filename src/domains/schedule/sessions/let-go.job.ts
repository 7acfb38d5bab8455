import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { participationEnded } from '../../programmes/programmes.events.js';
import { sessionLeft } from '../schedule.events.js';

const payload = z.object({ tenantId: z.uuid(), programmeId: z.uuid(), personId: z.uuid() });

/** Takes somebody who no longer takes part off the sessions that are still to come, unless they were enrolled again meanwhile. */
@Job({ name: 'let-go-of-attendee', payload, on: [participationEnded] })
export class LetGoJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, programmeId, personId }: z.infer<typeof payload>): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      const takesPart = await tx.participation.count({ where: { programmeId, personId, leftAt: null } });
      if (takesPart > 0) return;
      const coming = { state: 'PLANNED', startsAt: { gt: now }, module: { programmeId } };
      const sessions = await tx.session.findMany({
        where: { ...coming, attendances: { some: { personId, state: 'INVITED' } } },
        select: { id: true },
      });
      for (const { id: sessionId } of sessions) {
        await tx.attendance.deleteMany({ where: { sessionId, personId } });
        await record(tx, tenantId, sessionLeft, { sessionId, personId }, now);
      }
    });
  }
}
