import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';

const payload = z.object({});

/** Once an hour, makes a release of what is new about each learning manager of whom enough is new. */
@Job({ name: 'release-coaching-quality', payload, everySeconds: 3600 })
export class ReleaseCoachingQualityJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const tenants = await this.db.asSystem('find organisations whose coaching may have been judged', (system) =>
      system.tenant.findMany({ select: { id: true } }),
    );
    for (const { id: tenantId } of tenants)
      await this.db.forTenant({ tenantId }, (tx) => tx.$executeRaw`select coaching_quality_release_due(${now})`);
  }
}
