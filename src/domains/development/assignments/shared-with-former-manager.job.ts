import { z } from 'zod';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { managerChanged } from '../../people/people.events.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/**
 * What was shared with the manager of before is shared no more. They read nothing from the change on (see `whoIsShown`); this is for when they
 * become the manager again: then it is the participant's choice anew.
 */
@Job({ name: 'assignment-shared-with-former-manager', payload, on: [managerChanged] })
export class SharedWithFormerManagerJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly db: Database) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    await this.db.forTenant(
      { tenantId },
      (tx) => tx.$executeRaw`
        update assignment a set shared_with_id = null
          from person p
         where p.tenant_id = a.tenant_id and p.id = a.participant_id and p.id = ${personId}::uuid
           and a.shared_with_id is distinct from p.manager_id and a.shared_with_id is not null`,
    );
  }
}
