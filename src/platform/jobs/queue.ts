import {
  type ConnectionOptions,
  createPostgresBackend,
  type Processor,
  Queue,
  setDefaultBackendFactory,
  Worker,
} from 'bullmq';

const NAME = 'leerlijn';
const ATTEMPTS = 8;
const VANISHED_AFTER_MS = 30_000;

/** Where the queue lives: Redis if there is one, else the database itself. */
export interface QueueBackend {
  readonly redisUrl: string | undefined;
  readonly databaseUrl: string;
  /** How long a job of a worker that vanished waits for another one, in milliseconds. Default 30,000. */
  readonly vanishedAfterMs?: number;
}

/** Chosen once, at start: everything after this is the same for both. */
function connectionOf({ redisUrl, databaseUrl }: QueueBackend): { connection: ConnectionOptions; prefix?: string } {
  setDefaultBackendFactory(redisUrl ? undefined : createPostgresBackend);
  if (!redisUrl) {
    return { connection: { connectionString: databaseUrl, schema: 'bullmq', max: 4 } as unknown as ConnectionOptions };
  }
  // Installations that share a Redis are kept apart by their database's name.
  return {
    connection: { url: redisUrl, maxRetriesPerRequest: null },
    prefix: `leerlijn-${new URL(databaseUrl).pathname.slice(1)}`,
  };
}

export const openQueue = (backend: QueueBackend): Queue =>
  new Queue(NAME, {
    ...connectionOf(backend),
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 3600 },
      removeOnFail: { age: 30 * 86_400 },
    },
  });

export const openWorker = (backend: QueueBackend, processor: Processor): Worker =>
  new Worker(NAME, processor, {
    ...connectionOf(backend),
    concurrency: 4,
    lockDuration: backend.vanishedAfterMs ?? VANISHED_AFTER_MS,
    stalledInterval: backend.vanishedAfterMs ?? VANISHED_AFTER_MS,
    // A worker that is ended in the middle of a job is no fault of the job's.
    maxStalledCount: ATTEMPTS,
  });
