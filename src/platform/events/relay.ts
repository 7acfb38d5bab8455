import type { Queue } from 'bullmq';
import type { Database } from '../database/database.js';
import type { JobRegistry } from '../jobs/job-registry.js';

interface UndispatchedEvent {
  tenant_id: string;
  id: string;
  type: string;
  payload: Record<string, string>;
}

const BATCH = 500;

/**
 * Hands recorded facts to the jobs that they set off: each at least once, and not again while the queue remembers the job.
 * Several relays may run; each takes other facts.
 * @returns how many facts it handed over.
 */
export async function relayEvents(db: Database, queue: Queue, jobs: JobRegistry, now: Date): Promise<number> {
  return db.asSystem('relay recorded events', (system) =>
    system.$transaction(async (tx) => {
      const events = await tx.$queryRaw<UndispatchedEvent[]>`
        select tenant_id, id, type, payload from outbox_event
         where dispatched_at is null order by recorded_at, id limit ${BATCH} for update skip locked`;
      if (events.length === 0) return 0;
      const work = events.flatMap(({ tenant_id: tenantId, id, type, payload }) =>
        jobs.consumersOf(type).map(({ name, attempts }) => ({
          name,
          data: { ...payload, tenantId },
          opts: { jobId: `${id}-${name}`, ...(attempts ? { attempts } : {}) },
        })),
      );
      if (work.length > 0) await queue.addBulk(work);
      await tx.$executeRaw`update outbox_event set dispatched_at = ${now} where id = any (${events.map(({ id }) => id)}::uuid[])`;
      return events.length;
    }),
  );
}
