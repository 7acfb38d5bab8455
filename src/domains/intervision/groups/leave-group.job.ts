import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { participationEnded } from '../../programmes/programmes.events.js';
import { holdGroups, leaveMeetings } from './group.service.js';

const payload = z.object({ tenantId: z.uuid(), programmeId: z.uuid(), personId: z.uuid() });

/** Who no longer takes part leaves their groups; whose turn it was to give a case there, is nobody's then. */
@Job({ name: 'leave-intervision-group', payload, on: [participationEnded] })
export class LeaveGroupJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, programmeId, personId }: z.infer<typeof payload>): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      if ((await tx.participation.count({ where: { programmeId, personId, leftAt: null } })) > 0) return;
      const memberships = await tx.intervisionMember.findMany({
        where: { personId, leftAt: null, module: { programmeId } },
        select: { id: true, moduleId: true },
      });
      for (const { id, moduleId } of memberships) {
        await holdGroups(tx, moduleId);
        await tx.intervisionMember.updateMany({ where: { id, leftAt: null }, data: { leftAt: now } });
        await leaveMeetings(tx, tenantId, moduleId, [personId], now);
      }
    });
  }
}
