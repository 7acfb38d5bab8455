import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { isHere } from '../../people/people/person.read-model.js';
import { LeavingService } from './leaving.service.js';

const payload = z.object({});

/** Ends the participations of people whose last day is over, whoever noted that day down and when. */
@Job({ name: 'who-left', payload, everySeconds: 600 })
export class WhoLeftJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly leaving: LeavingService,
  ) {}

  async handle(): Promise<void> {
    const tenants = await this.db.asSystem(
      'find tenants of whom somebody left',
      (system) =>
        system.$queryRaw<{ tenantId: string }[]>`
          select distinct e.tenant_id as "tenantId"
            from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
           where e.left_at is null and not ${isHere(this.clock.now())}`,
    );
    for (const { tenantId } of tenants) await this.leaving.endOfWhoLeft(tenantId);
  }
}
