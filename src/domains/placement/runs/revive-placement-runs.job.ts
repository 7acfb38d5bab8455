import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { placementRunAsked } from './placement-run.events.js';
import { mayBegin, SILENT_MS, statesFor } from './placement-run.rules.js';

const payload = z.object({});

/**
 * Has runs begun again of which nothing is heard: their worker was killed, or lost the database, and the queue does not know of them any more. One
 * that was begun as often as it may be has failed, and the coordinator can ask anew.
 */
@Job({ name: 'revive-placement-runs', payload, everySeconds: 60 })
export class RevivePlacementRunsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const before = (ms: number) => new Date(now.getTime() - ms);
    const silent = {
      OR: [
        { state: 'RUNNING', aliveAt: { lt: before(SILENT_MS.RUNNING) } },
        // The code from before tells nothing of it.
        { state: 'RUNNING', aliveAt: null, askedAt: { lt: before(SILENT_MS.QUEUED) } },
        { state: 'QUEUED', aliveAt: null, askedAt: { lt: before(SILENT_MS.QUEUED) } },
        { state: 'QUEUED', aliveAt: { lt: before(SILENT_MS.QUEUED) } },
      ],
    };
    const lost = await this.db.asSystem('find matchings and groups of which nothing is heard', (system) =>
      system.placementRun.findMany({ where: silent, select: { tenantId: true, id: true } }),
    );
    for (const { tenantId, id } of lost)
      await this.db.forTenant({ tenantId }, async (tx) => {
        const [run] = await tx.placementRun.updateManyAndReturn({
          where: { id, state: { in: statesFor('REVIVE') }, ...silent },
          data: { state: 'QUEUED', aliveAt: now },
          select: { begun: true },
        });
        if (!run) return;
        if (mayBegin(run.begun)) await record(tx, tenantId, placementRunAsked, { runId: id }, now);
        else await tx.placementRun.updateMany({ where: { id }, data: { state: 'FAILED', finishedAt: now } });
      });
  }
}
