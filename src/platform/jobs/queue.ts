import {
  type ConnectionOptions,
  createPostgresBackend,
  type Processor,
  Queue,
  setDefaultBackendFactory,
  Worker,
} from 'bullmq';

const NAME = 'leerlijn';

/** Where the queue lives: Redis if there is one, else the database itself. */
export interface QueueBackend {
  readonly redisUrl: string | undefined;
  readonly databaseUrl: string;
}

/** Chosen once, at start: everything after this is the same for both. */
function connectionOf({ redisUrl, databaseUrl }: QueueBackend): { connection: ConnectionOptions; prefix?: string } {
  if (!redisUrl) {
    setDefaultBackendFactory(createPostgresBackend);
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
      attempts: 8,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 3600 },
      removeOnFail: { age: 30 * 86_400 },
    },
  });

export const openWorker = (backend: QueueBackend, processor: Processor): Worker =>
  new Worker(NAME, processor, { ...connectionOf(backend), concurrency: 4 });
