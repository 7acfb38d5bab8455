import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Queue, Worker } from 'bullmq';
import { openQueue, openWorker, type QueueBackend } from '../../src/platform/jobs/queue.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/** PostgreSQL always; Redis where REDIS_URL says that there is one. */
const BACKENDS = [
  { name: 'PostgreSQL', redisUrl: undefined },
  ...(process.env.REDIS_URL ? [{ name: 'Redis', redisUrl: process.env.REDIS_URL }] : []),
];

interface Neighbour {
  readonly backend: QueueBackend;
  readonly database: TestDatabase;
  readonly queue: Queue;
  readonly done: string[];
}

async function aNeighbour(redisUrl: string | undefined): Promise<Neighbour> {
  const database = await testDatabase();
  const backend = { redisUrl, databaseUrl: database.urls.queue };
  return { backend, database, queue: openQueue(backend), done: [] };
}

describe.each(BACKENDS)('two installations on one $name', ({ redisUrl }) => {
  let one: Neighbour;
  let other: Neighbour;
  const workers: Worker[] = [];

  beforeAll(async () => {
    one = await aNeighbour(redisUrl);
    other = await aNeighbour(redisUrl);
  });
  afterAll(async () => {
    for (const worker of workers) await worker.close();
    for (const { queue, database } of [one, other]) {
      await queue.obliterate({ force: true });
      await queue.close();
      await database.drop();
    }
  });

  /** Works until the job with this name, the last of its queue, has been done. */
  async function work({ backend, done }: Neighbour, last: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const worker = openWorker(backend, async ({ name }) => void done.push(name));
      worker.on('completed', ({ name }) => name === last && resolve());
      workers.push(worker);
    });
  }

  test('each do their own jobs and never see the other’s', async () => {
    await one.queue.add('of the one', {});
    await other.queue.add('of the other', {}, { jobId: 'same-id' });
    await one.queue.add('of the one, last', {}, { jobId: 'same-id' });
    await work(other, 'of the other');
    expect(await one.queue.getWaitingCount()).toBe(2);
    await work(one, 'of the one, last');
    expect([one.done, other.done]).toEqual([['of the one', 'of the one, last'], ['of the other']]);
  });

  test('nor does one that forgets everything make the other forget', async () => {
    await other.queue.add('kept', {}, { delay: 3_600_000 });
    await one.queue.obliterate({ force: true });
    expect((await other.queue.getDelayed()).map(({ name }) => name)).toEqual(['kept']);
  });
});
