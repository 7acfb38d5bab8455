import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { managerChanged } from '../../people/people.events.js';
import { endMatches } from './end-matches.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/**
 * Whoever becomes the manager of somebody does not coach them, nor is coached by them: what would be said from now on is not for the own
 * manager, nor is what was said before (see `sideOf`): the participant alone keeps what the two shared.
 */
@Job({ name: 'manager-coaches-no-more', payload, on: [managerChanged] })
export class ManagerCoachesNoMoreJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    const theirs = Prisma.sql`
      exists (select from person p
               where p.tenant_id = c.tenant_id and p.id = ${personId}::uuid
                 and ((c.participant_id = p.id and c.learning_manager_id = p.manager_id)
                   or (c.learning_manager_id = p.id and c.participant_id = p.manager_id)))`;
    await this.db.forTenant({ tenantId }, async (tx) => {
      await endMatches(tx, tenantId, theirs, 'BECAME_MANAGER', this.clock.now());
    });
  }
}
