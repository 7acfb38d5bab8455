import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { personLeft } from '../../people/people.events.js';
import { goesOn } from '../../programmes/modules/holding-modules.read-model.js';
import { roleRevoked } from '../../tenancy/tenancy.events.js';
import { learningManagerLeft } from '../coaching.events.js';
import { endMatches } from '../matching/end-matches.js';
import { isLearningManager } from './learning-manager.read-model.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/**
 * Whoever lost the role of learning manager, or has left, coaches nobody any more: participants and coordinators hear of it. Where coaching is
 * over and nothing is planned, matches stay as they are: nobody needs another.
 */
@Job({ name: 'learning-manager-left', payload, on: [roleRevoked, personLeft] })
export class LearningManagerLeftJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    const now = this.clock.now();
    const theirs = Prisma.sql`
      c.learning_manager_id = ${personId}::uuid and not ${isLearningManager(now)}
      and (exists (select from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
                    where m.tenant_id = c.tenant_id and m.id = c.module_id and ${goesOn('COACHING_HELD', now)})
        or exists (select from coaching_session s
                    where s.tenant_id = c.tenant_id and s.match_id = c.id and s.state = 'PLANNED' and s.starts_at > ${now}))`;
    await this.db.forTenant({ tenantId }, async (tx) => {
      const ended = await endMatches(tx, tenantId, theirs, 'LEARNING_MANAGER_LEFT', now);
      if (ended.some(({ wasKnown }) => wasKnown))
        await record(tx, tenantId, learningManagerLeft, { learningManagerId: personId }, now);
    });
  }
}
