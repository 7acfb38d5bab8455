import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { DepartureService, leftUntold } from './departure.service.js';

const payload = z.object({});

/** Tells of everybody whose last day is over, whoever noted that day down and when. */
@Job({ name: 'person-left', payload, everySeconds: 600 })
export class PersonLeftJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly departures: DepartureService,
  ) {}

  async handle(): Promise<void> {
    const tenants = await this.db.asSystem(
      'find tenants whom somebody left',
      (system) =>
        system.$queryRaw<{ tenantId: string }[]>`
          select distinct p.tenant_id as "tenantId" from person p where ${leftUntold(this.clock.now())}`,
    );
    for (const { tenantId } of tenants) await this.departures.tellOfWhoLeft(tenantId);
  }
}
