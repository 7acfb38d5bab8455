import type { IncomingMessage } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../../config/config.js';

/** A link's token is a key: it is never written down, not even in a log, whichever way its address is spelled. */
const withoutTokens = (url: string | undefined) => url?.replace(/\?.*$/, '').replace(/[^/]{20,}/g, '…');

/** What went wrong and where in the code; what the database adds can quote a row, with what somebody wrote in it. */
export function withoutContent(error: Error & { code?: unknown }) {
  const stack = error.stack?.split('\n    at ').slice(1);
  return { type: error.name, message: error.message.split('\n').at(-1), code: error.code, stack };
}

/** Structured logs on standard output, without bodies, cookies, credentials, tokens or addresses. */
export const loggingModule = (config: Config) =>
  LoggerModule.forRoot({
    forRoutes: ['{*path}'],
    pinoHttp: {
      level: config.logLevel,
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
