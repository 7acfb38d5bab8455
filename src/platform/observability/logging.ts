import type { IncomingMessage } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../../config/config.js';

/** A link's token is a key: it is never written down, not even in a log. */
const withoutTokens = (url: string | undefined) =>
  url?.replace(/^(\/(?:f|sign-in)\/)[^/?]+/, '$1…').replace(/\?.*$/, '');

/** Structured logs on standard output, without bodies, cookies, credentials, tokens or addresses. */
export const loggingModule = (config: Config) =>
  LoggerModule.forRoot({
    forRoutes: ['{*path}'],
    pinoHttp: {
      level: config.logLevel,
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      serializers: {
        req: (request: IncomingMessage & { id: string }) => ({
          id: request.id,
          method: request.method,
          url: withoutTokens(request.url),
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
    },
  });
