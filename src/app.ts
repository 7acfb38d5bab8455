import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import type { DatabaseUrls } from './platform/database/bring-up/roles.js';
import { JobWorker } from './platform/jobs/job-worker.js';
import { stopOnSignals } from './platform/observability/logging.js';

/** An imported file of at most 8 MB is 11 MB once it is base64; who sends a little more is to hear so. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** Where the GraphQL module takes WebSockets. */
const SUBSCRIPTIONS_PATH = '/graphql';

/** The whole application, not listening and not working yet. */
export async function createApp(config: Config, urls: DatabaseUrls): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, urls),
    new FastifyAdapter({
      bodyLimit: BODY_LIMIT,
      trustProxy: config.production,
      routerOptions: { maxParamLength: 200 },
    }),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  app.flushLogs();
  // A connection that asks to become something else than subscriptions would be left open, answered by nobody.
  app.getHttpServer().on('upgrade', ({ url }: IncomingMessage, socket: Duplex) => {
    if (!url?.startsWith(SUBSCRIPTIONS_PATH)) socket.destroy();
  });
  await app.register(cookie);
  stopOnSignals(app);
  return app;
}

/** Has this process run jobs. */
export const startWorking = (app: NestFastifyApplication): Promise<void> => app.get(JobWorker).start();
