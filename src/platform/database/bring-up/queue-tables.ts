import { runMigrations } from 'bullmq';
import { withConnection } from './connection.js';

/** Schema of BullMQ's own tables, for installations without Redis. */
export const QUEUE_SCHEMA = 'bullmq';

/** Brings BullMQ's tables up to date and lets `leerlijn_queue`, and nobody else, work with them. */
export async function ensureQueueTables(ownerUrl: string): Promise<void> {
  await withConnection(ownerUrl, async (owner) => {
    await runMigrations(owner, QUEUE_SCHEMA);
    // CREATE, since BullMQ makes a sequence per queue when the first job is added.
    await owner.query(`
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO leerlijn_queue;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO leerlijn_queue;
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO leerlijn_queue;
    `);
  });
}
