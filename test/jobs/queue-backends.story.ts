import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { readConfig } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import { withConnection } from '../../src/platform/database/bring-up/connection.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { eventType, record } from '../../src/platform/events/events.js';
import { Job } from '../../src/platform/jobs/job.js';
import { JobWorker } from '../../src/platform/jobs/job-worker.js';
import { JobsModule } from '../../src/platform/jobs/jobs.module.js';
import { QUEUE, QUEUE_BACKEND } from '../../src/platform/jobs/tokens.js';
import { loggingModule } from '../../src/platform/observability/logging.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/** PostgreSQL always; Redis where REDIS_URL says that there is one. */
const BACKENDS = [
  { name: 'PostgreSQL', redisUrl: undefined },
  ...(process.env.REDIS_URL ? [{ name: 'Redis', redisUrl: process.env.REDIS_URL }] : []),
];
const VANISHED_AFTER_MS = 1000;

const bellRung = eventType<{ bellId: string }>('test.bell.rung');
const eggLaid = eventType<{ eggId: string }>('test.egg.laid');
const spellCast = eventType<{ spellId: string }>('test.spell.cast');
const doorShut = eventType<{ doorId: string }>('test.door.shut');

/** What jobs did: 'hear <id>', 'drop <id>', … */
const done: string[] = [];
const times = (deed: string) => done.filter((one) => one === deed).length;
const tenantId = newId();
const payloadOf = <Key extends string>(key: Key) =>
  z.object({ tenantId: z.string(), [key]: z.string() } as Record<'tenantId' | Key, z.ZodString>);

@Job({ name: 'hear', payload: payloadOf('bellId'), on: [bellRung] })
class Hear {
  async handle({ bellId }: { bellId: string }) {
    done.push(`hear ${bellId}`);
  }
}

@Job({ name: 'catch', payload: payloadOf('eggId'), on: [eggLaid] })
class DropThenCatch {
  async handle({ eggId }: { eggId: string }) {
    if (times(`drop ${eggId}`) === 0) {
      done.push(`drop ${eggId}`);
      throw new Error('dropped it');
    }
    done.push(`catch ${eggId}`);
  }
}

@Job({ name: 'wake', payload: payloadOf('spellId'), on: [spellCast] })
class SleepThenWake {
  async handle({ spellId }: { spellId: string }) {
    if (times(`sleep ${spellId}`) === 0) {
      done.push(`sleep ${spellId}`);
      await new Promise(() => {});
    }
    done.push(`wake ${spellId}`);
  }
}

@Job({ name: 'knock', payload: payloadOf('doorId'), on: [doorShut], attempts: 2 })
class KnockInVain {
  async handle({ doorId }: { doorId: string }) {
    done.push(`knock ${doorId}`);
    throw new Error('nobody opens');
  }
}

@Job({ name: 'sweep', payload: z.object({}), everySeconds: 1 })
class Sweep {
  async handle() {
    done.push('sweep');
  }
}

@Module({ providers: [Hear, DropThenCatch, SleepThenWake, KnockInVain, Sweep] })
class TestJobs {}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe.each(BACKENDS)('jobs on $name', ({ redisUrl }) => {
  let database: TestDatabase;
  const running: INestApplicationContext[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(`insert into tenant (id, slug, name, created_at) values ($1, 'jobs', 'Jobs', now())`, [tenantId]),
    );
  });
  afterEach(async () => {
    for (const app of running.splice(0)) await app.close();
  });
  afterAll(async () => {
    const app = await aProcess();
    await app.get<Queue>(QUEUE).obliterate({ force: true });
    await app.close();
    await database.drop();
  });

  /** One process of an installation, not working yet. */
  async function aProcess(): Promise<INestApplicationContext> {
    const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
    const { urls } = database;
    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.with(config),
        loggingModule(config),
        DatabaseModule.with(urls),
        ClockModule,
        JobsModule.with(urls, redisUrl),
        TestJobs,
      ],
    })
      .overrideProvider(QUEUE_BACKEND)
      .useValue({ redisUrl, databaseUrl: urls.queue, vanishedAfterMs: VANISHED_AFTER_MS })
      .compile();
    testing.useLogger(false);
    return testing.init();
  }
  async function aWorker(): Promise<INestApplicationContext> {
    const app = await aProcess();
    running.push(app);
    await app.get(JobWorker).start();
    return app;
  }
  const tell = (app: INestApplicationContext, event: typeof bellRung, payload: Record<string, string>) =>
    app.get(Database).forTenant({ tenantId }, (tx) => record(tx, tenantId, event, payload as never, new Date()));
  const idle = (app: INestApplicationContext) =>
    until(async () => {
      const waiting = await app.get<Queue>(QUEUE).getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized');
      // The next turn of the sweep is always waiting for its time.
      return waiting <= 1;
    });

  test('a fact recorded in a transaction has its consequence once', async () => {
    const app = await aWorker();
    const bells = Array.from({ length: 50 }, () => newId());
    await Promise.all(bells.map((bellId) => tell(app, bellRung, { bellId })));
    await until(() => bells.every((bellId) => times(`hear ${bellId}`) > 0));
    await idle(app);
    expect(bells.map((bellId) => times(`hear ${bellId}`))).toEqual(bells.map(() => 1));
  });

  test('once also when two workers listen', async () => {
    const [one] = [await aWorker(), await aWorker()];
    const bells = Array.from({ length: 50 }, () => newId());
    await Promise.all(bells.map((bellId) => tell(one, bellRung, { bellId })));
    await until(() => bells.every((bellId) => times(`hear ${bellId}`) > 0));
    await idle(one);
    expect(bells.map((bellId) => times(`hear ${bellId}`))).toEqual(bells.map(() => 1));
  });

  test('a fact that was rolled back has none', async () => {
    const app = await aWorker();
    const [undone, later] = [newId(), newId()];
    const changedMind = app.get(Database).forTenant({ tenantId }, async (tx) => {
      await record(tx, tenantId, bellRung, { bellId: undone }, new Date());
      throw new Error('changed my mind');
    });
    await expect(changedMind).rejects.toThrow('changed my mind');
    await tell(app, bellRung, { bellId: later });
    await until(() => times(`hear ${later}`) > 0);
    expect(times(`hear ${undone}`)).toBe(0);
  });

  test('work that fails is tried again, and one that keeps failing holds up nobody else', async () => {
    const app = await aWorker();
    const [doorId, eggId, bellId] = [newId(), newId(), newId()];
    await tell(app, doorShut as never, { doorId });
    await tell(app, eggLaid as never, { eggId });
    await tell(app, bellRung, { bellId });
    await until(() => times(`catch ${eggId}`) > 0 && times(`knock ${doorId}`) === 2);
    expect([times(`drop ${eggId}`), times(`catch ${eggId}`), times(`hear ${bellId}`)]).toEqual([1, 1, 1]);
    await until(async () => (await app.get<Queue>(QUEUE).getJobCountByTypes('failed')) === 1);
  });

  test('what a worker was doing when it was ended, the next one does', async () => {
    const ended = await aWorker();
    const spellId = newId();
    await tell(ended, spellCast as never, { spellId });
    await until(() => times(`sleep ${spellId}`) > 0);
    // As a process that is killed: it lets go of nothing, and never comes back.
    // biome-ignore lint/complexity/useLiteralKeys: nobody but a story kills a worker
    await ended.get(JobWorker)['worker']?.close(true);
    await aWorker();
    await until(() => times(`wake ${spellId}`) > 0);
    expect([times(`sleep ${spellId}`), times(`wake ${spellId}`)]).toEqual([1, 1]);
  });

  test('a queue that lost everything loses nothing that was not handed to it', async () => {
    const app = await aProcess();
    running.push(app);
    const bellId = newId();
    await tell(app, bellRung, { bellId });
    await app.get<Queue>(QUEUE).obliterate({ force: true });
    await app.get(JobWorker).start();
    await until(() => times(`hear ${bellId}`) > 0);
    expect(times(`hear ${bellId}`)).toBe(1);
  });

  test('a sweep comes round again and again, also after the queue lost everything', async () => {
    const app = await aWorker();
    await until(() => times('sweep') > 1);
    await app.get<Queue>(QUEUE).obliterate({ force: true });
    const before = times('sweep');
    await aWorker();
    await until(() => times('sweep') > before + 1);
    expect(times('sweep')).toBeGreaterThan(before + 1);
  });
});
