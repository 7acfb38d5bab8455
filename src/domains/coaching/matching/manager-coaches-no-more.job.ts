import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { managerChanged } from '../../people/people.events.js';
import { MANAGES_OR_MANAGED } from './coaching-match.read-model.js';
import { endMatches } from './end-matches.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/**
 * Whoever becomes the manager of somebody does not coach them, nor is coached by them. A learning manager who manages the participant, or
 * once did, reads nothing of what was said before either: the match ends by what `sideOf` closes it on, so that none goes on in the dark.
 */
@Job({ name: 'manager-coaches-no-more', payload, on: [managerChanged] })
export class ManagerCoachesNoMoreJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    const theirs = Prisma.sql`
      (c.participant_id = ${personId}::uuid and ${MANAGES_OR_MANAGED}
        or exists (select from person p
                    where p.tenant_id = c.tenant_id and p.id = ${personId}::uuid and p.id = c.learning_manager_id and p.manager_id = c.participant_id))`;
    await this.db.forTenant({ tenantId }, async (tx) => {
      await endMatches(tx, tenantId, theirs, 'BECAME_MANAGER', this.clock.now());
    });
  }
}
