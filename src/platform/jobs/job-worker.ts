import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Queue, Job as QueuedJob, Worker } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import pg from 'pg';
import { Clock } from '../clock/clock.js';
import type { DatabaseUrls } from '../database/bring-up/roles.js';
import { Database } from '../database/database.js';
import { relayEvents } from '../events/relay.js';
import { JobRegistry } from './job-registry.js';
import { openWorker, type QueueBackend } from './queue.js';
import { DATABASE_URLS, QUEUE, QUEUE_BACKEND } from './tokens.js';

/** How often the relay looks without being woken: a notification that got lost costs this much. */
const RELAY_INTERVAL_MS = 2000;

/** How long the worker asks for nothing after the queue failed to answer. */
const REST_MS = 1000;

/** The worker process's heart: runs jobs, keeps the sweeps scheduled, relays recorded facts. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private worker: Worker | undefined;
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private resting: NodeJS.Timeout | undefined;
  private relaying: Promise<void> | undefined;
  private relayAgain = false;
  private stopping = false;

  constructor(
    private readonly db: Database,
    private readonly registry: JobRegistry,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(DATABASE_URLS) private readonly urls: DatabaseUrls,
  ) {}

  /** Starts working; resolves once the first look at recorded facts has been taken. */
  async start(): Promise<void> {
    for (const { name, everySeconds } of this.registry.sweeps()) {
      await this.queue.upsertJobScheduler(name, { every: everySeconds! * 1000 }, { name, data: {} });
    }
    this.worker = openWorker(this.backend, (job) => this.run(job));
    this.worker.on('error', (error) => this.rest(error));
    this.worker.on('failed', (job, error) =>
      this.logger.warn({ err: error, job: job?.name, id: job?.id }, 'a job failed'),
    );
    await this.listen();
    this.timer = setInterval(() => this.wakeRelay(), RELAY_INTERVAL_MS);
    this.wakeRelay();
    await this.relaying;
  }

  private async run(job: QueuedJob): Promise<void> {
    const registered = this.registry.get(job.name);
    // A scheduler that an older version left behind; failing it forever would help nobody.
    if (!registered) {
      this.logger.warn({ job: job.name }, 'no handler for this job; it is dropped');
      return;
    }
    await this.clock.refresh();
    await registered.handler.handle(registered.definition.payload.parse(job.data));
  }

  /** Takes a breath: the queue's own loop would ask a database that is away again and again without one. */
  private rest(error: Error): void {
    if (this.resting || this.stopping) return;
    this.logger.error({ err: error }, 'the queue answered with an error; it is asked again in a moment');
    this.resting = setTimeout(() => {
      this.resting = undefined;
      this.worker?.resume();
    }, REST_MS);
    // Jobs that run may finish; no new one is asked for.
    void this.worker?.pause(true);
  }

  private async listen(): Promise<void> {
    const listener = new pg.Client({ connectionString: this.urls.system });
    // The interval goes on relaying; the connection is made again on its next turn.
    listener.on('error', () => {
      this.listener = undefined;
    });
    listener.on('notification', () => this.wakeRelay());
    await listener.connect();
    await listener.query('listen outbox');
    this.listener = listener;
  }

  private wakeRelay(): void {
    if (this.stopping) return;
    this.relayAgain = true;
    this.relaying ??= this.relayUntilIdle().finally(() => {
      this.relaying = undefined;
    });
  }

  private async relayUntilIdle(): Promise<void> {
    try {
      if (!this.listener) await this.listen();
      while (this.relayAgain && !this.stopping) {
        this.relayAgain = false;
        if ((await relayEvents(this.db, this.queue, this.registry, this.clock.now())) > 0) this.relayAgain = true;
      }
    } catch (error) {
      this.logger.error({ err: error }, 'relaying recorded events failed; it is tried again');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    clearTimeout(this.resting);
    await this.relaying;
    await this.worker?.close();
    await this.listener?.end();
  }
}
