import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { pino } from 'pino';
import type { Config } from '../../config/config.js';

/** A link's token is a key: it is never written down, not even in a log, whichever way its address is spelled. */
const withoutTokens = (url: string | undefined) => url?.replace(/\?.*$/, '').replace(/[^/]{20,}/g, '…');

/** What went wrong and where in the code; what the database adds can quote a row, with what somebody wrote in it. */
export function withoutContent(error: Error & { code?: unknown }) {
  const stack = error.stack?.split('\n    at ').slice(1);
  return { type: error.name, message: error.message.split('\n').at(-1), code: error.code, stack };
}

/** Lines are written together, as many as fit or as came within so long: one at a time they cost a request a tenth of its processor time. */
const FULL_BYTES = 4096;
const LATEST_MS = 200;

/** Standard output; what is not written yet is at the latest when the process exits, also when it does so over an error. */
const standardOutput = () =>
  pino.destination({ dest: 1, sync: false, minLength: FULL_BYTES, periodicFlush: LATEST_MS });

/** Has the signals that ask a process to stop end it by an exit, at which the last lines are written; ended by a signal it would lose them. */
export const stopOnSignals = (app: INestApplicationContext) => app.enableShutdownHooks([], { useProcessExit: true });

/** Structured logs on standard output, without bodies, cookies, credentials, tokens or addresses. */
export const loggingModule = ({ logLevel }: Pick<Config, 'logLevel'>) =>
  LoggerModule.forRoot({
    forRoutes: ['{*path}'],
    pinoHttp: {
      level: logLevel,
      stream: standardOutput(),
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      serializers: {
        err: withoutContent,
        req: (request: IncomingMessage & { id: string }) => ({
          id: request.id,
          method: request.method,
          url: withoutTokens(request.url),
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
    },
  });
