import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../database/database.js';
import { QUEUE } from '../jobs/tokens.js';

/** How long a part may take to answer before it counts as not ready. */
const PATIENCE_MS = 2000;

const within = <T>(work: Promise<T>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS).unref();
    }),
  ]);

@Controller('health')
export class HealthController {
  constructor(
    private readonly db: Database,
    @Inject(QUEUE) private readonly queue: Queue,
    private readonly logger: PinoLogger,
  ) {}

  /** The process runs and answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** The process can do its work: database (migrated) and queue answer. */
  @Get('ready')
  async ready() {
    const parts = await Promise.allSettled([
      within(
        this.db.asSystem('readiness', (system) => system.installationClock.findUniqueOrThrow({ where: { id: 1 } })),
      ),
      within(this.queue.getJobCountByTypes('waiting')),
    ]);
    const [database, queue] = parts.map(({ status }) => (status === 'fulfilled' ? 'ok' : 'not ready'));
    const answer = { status: database === 'ok' && queue === 'ok' ? 'ok' : 'not ready', database, queue };
    for (const part of parts) if (part.status === 'rejected') this.logger.warn({ err: part.reason }, 'not ready');
    if (answer.status !== 'ok') throw new ServiceUnavailableException(answer);
    return answer;
  }
}
