import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import type { DatabaseUrls } from '../database/bring-up/roles.js';
import { JobRegistry } from './job-registry.js';
import { JobWorker } from './job-worker.js';
import { openQueue, type QueueBackend } from './queue.js';
import { DATABASE_URLS, QUEUE, QUEUE_BACKEND } from './tokens.js';

@Global()
@Module({})
export class JobsModule implements OnApplicationShutdown {
  constructor(@Inject(QUEUE) private readonly queue: Queue) {}

  static with(urls: DatabaseUrls, redisUrl: string | undefined): DynamicModule {
    const backend: QueueBackend = { redisUrl, databaseUrl: urls.queue };
    return {
      module: JobsModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: DATABASE_URLS, useValue: urls },
        { provide: QUEUE_BACKEND, useValue: backend },
        {
          provide: QUEUE,
          inject: [PinoLogger],
          // Without a listener, the library prints the whole connection on the console.
          useFactory: (logger: PinoLogger) =>
            openQueue(backend).on('error', ({ message }) =>
              logger.error({ reason: message }, 'the queue does not answer'),
            ),
        },
        JobRegistry,
        JobWorker,
      ],
      exports: [QUEUE, JobRegistry, JobWorker],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
