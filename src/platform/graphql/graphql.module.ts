import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { type GraphQLError, NoSchemaIntrospectionCustomRule, type ValidationContext } from 'graphql';
import { PinoLogger } from 'nestjs-pino';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { Authenticator } from '../auth/authenticator.js';
import { credentialOf } from '../auth/credential.js';
import { compiledQueries } from './compiled-queries.js';
import { complexityLimit } from './complexity-limit.js';
import { preferredLocale, RequestContext } from './context.js';
import { guardedSchema } from './guarded-schema.js';
import { maskedError } from './masked-error.js';
import { MOST_TOKENS, Subscriptions } from './subscriptions.js';

/** Says what is over a limit like any other fault of a request; thrown, it would count as ours. */
const reported = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** Nothing is for a cache. Apollo's own plugin, which works that out from hints on each field, would look at every value of every answer. */
const neverCached: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      response.http.headers.set('cache-control', 'no-store');
    },
  }),
};

/** One endpoint, /graphql; limits come before anything is executed, access before anything is resolved. */
export const graphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [CONFIG, PinoLogger, Authenticator],
  useFactory: (config: Config, logger: PinoLogger, authenticator: Authenticator) => {
    const validationRules = [
      maxDepthRule({ n: 15, ignoreIntrospection: true, ...reported }),
      maxAliasesRule({ n: 60, allowList: [], ...reported }),
      maxDirectivesRule({ n: 30, ...reported }),
      ...(config.production ? [NoSchemaIntrospectionCustomRule] : []),
    ];
    const subscriptions = new Subscriptions(authenticator, validationRules);
    const formatError = maskedError(logger.logger);
    return {
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      graphiql: false,
      introspection: !config.production,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: config.production,
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      csrfPrevention: true,
      autoTransformHttpErrors: false,
      parseOptions: { maxTokens: MOST_TOKENS },
      validationRules,
      subscriptions: { 'graphql-ws': subscriptions.overWebSocket },
      plugins: [
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginCacheControlDisabled(),
        neverCached,
        complexityLimit,
        compiledQueries(formatError),
      ],
      formatError,
      transformSchema: (schema) => subscriptions.serve(guardedSchema(schema, logger.logger)),
      context: async (request: FastifyRequest): Promise<RequestContext> => {
        const actor = await authenticator.authenticate(credentialOf(request));
        const locale = 'locale' in actor ? actor.locale : preferredLocale(request.headers['accept-language']);
        return new RequestContext(actor, locale, request.ip);
      },
    };
  },
});
