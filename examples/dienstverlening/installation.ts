import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startMailSink } from '../../test/support/mail-sink.ts';
import { type Api, apiAt } from './api.ts';
import { bringUpDatabase } from './database.ts';
import { type PostOffice, postOffice } from './post-office.ts';
import { freePort, type Log, type Memory, memoryOf, readLog, startProcess } from './processes.ts';

/** How long the processes may take before they are ready. */
const READY_WITHIN_MS = 90_000;

/** One whole Leerlijn on this machine: database, API process, worker process, and a mail server that keeps every mail. */
export interface Installation {
  readonly url: string;
  readonly api: Api;
  readonly post: PostOffice;
  /** Credential of who runs the installation. */
  readonly operator: string;
  /** What it runs on, in a few words. */
  readonly database: string;
  readonly queue: string;
  /** From starting the processes to their being ready. */
  readonly readyAfterMs: number;
  /** What time the installation takes it to be. */
  now(): Date;
  /** Moves the installation's clock forward and waits until everything that became due has been done. */
  moveClock(to: Date): Promise<void>;
  /** Waits until everything that was asked for has had its consequences, mails included. */
  settle(): Promise<void>;
  /** What the API process uses of memory; undefined where the system does not tell. */
  apiMemory(): Memory | undefined;
  /** What the two processes have logged. */
  logs(): Log[];
  /** Rejects when one of the processes ends by itself. */
  readonly crashed: Promise<never>;
}

/** @param traces takes up how to undo what is made, from the first moment on: disposing of it stops everything and drops it. */
export async function startInstallation(traces: AsyncDisposableStack): Promise<Installation> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  const [operator, secretKey] = [randomBytes(24).toString('hex'), randomBytes(32).toString('hex')];
  const directory = mkdtempSync(join(tmpdir(), 'leerlijn-demo-'));
  traces.defer(() => rmSync(directory, { recursive: true, force: true }));
  const database = await bringUpDatabase(DATABASE_URL, secretKey);
  traces.defer(database.drop);
  if (REDIS_URL) traces.defer(() => forgetQueue(REDIS_URL, new URL(database.url).pathname.slice(1)));
  const mail = await startMailSink();
  traces.defer(mail.stop);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    NODE_ENV: 'development',
    DATABASE_URL: database.url,
    SMTP_URL: mail.url,
    PUBLIC_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    OPERATOR_TOKEN: operator,
    SECRET_KEY: secretKey,
    TEST_CLOCK: '1',
    LOG_LEVEL: 'warn',
  };
  const starting = Date.now();
  const main = startProcess('start', settings, join(directory, 'api.log'));
  traces.defer(main.stop);
  const worker = startProcess('worker', settings, join(directory, 'worker.log'));
  traces.defer(worker.stop);
  const crashed = Promise.race([main.crashed, worker.crashed]);
  crashed.catch(() => {});
  await Promise.race([untilReady(url), crashed]);
  const readyAfterMs = Date.now() - starting;

  const api = apiAt(url);
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  const post = postOffice(mail, url, now);
  const settle = async () => {
    // One idle look can fall between a job's last fact and the jobs that follow from it; two in a row cannot.
    for (let idle = 0; idle < 2; ) {
      const { installation } = await api.must('{ installation { outstandingWork } }', {}, operator);
      idle = installation.outstandingWork === 0 ? idle + 1 : 0;
      post.collect();
      await pause(40);
    }
  };
  const moveClock = async (to: Date) => {
    await settle();
    await api.must(
      'mutation ($to: DateTime!) { clockMove(to: $to) { userErrors { code message } } }',
      { to: to.toISOString() },
      operator,
    );
    aheadMs = to.getTime() - Date.now();
    await settle();
  };
  return {
    url,
    api,
    post,
    operator,
    database: database.kind,
    queue: REDIS_URL ? 'BullMQ on Redis' : 'BullMQ in the same database',
    readyAfterMs,
    now,
    moveClock,
    settle,
    apiMemory: () => memoryOf(main.pid),
    logs: () => [main, worker].map(({ logFile }) => readLog(logFile)),
    crashed,
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await pause(50);
  }
  throw new Error(`${url}/health/ready did not become ready within ${READY_WITHIN_MS / 1000} s`);
}

/** Jobs on Redis are kept under the name of the database that they were for. */
async function forgetQueue(redisUrl: string, database: string): Promise<void> {
  const redis = new Redis(redisUrl);
  const keys = await redis.keys(`leerlijn-${database}:*`);
  if (keys.length > 0) await redis.unlink(...keys);
  await redis.quit();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
