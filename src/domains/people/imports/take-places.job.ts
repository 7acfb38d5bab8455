import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { takePlaces } from './where-people-stand.service.js';

const payload = z.object({});

/** Gives people the unit, manager and echelon that were noted down for a day that has come. */
@Job({ name: 'take-places', payload, everySeconds: 600 })
export class TakePlacesJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const tenants = await this.db.asSystem('find tenants whose people may take a place', (system) =>
      system.tenant.findMany({ select: { id: true } }),
    );
    const now = this.clock.now();
    for (const { id: tenantId } of tenants) {
      await this.db.forTenant({ tenantId }, (tx) => takePlaces(tx, tenantId, now));
    }
  }
}
