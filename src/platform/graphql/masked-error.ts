import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/**
 * The last look at an error before it leaves: what resolvers throw is public already, what the request itself got wrong (syntax, types,
 * limits) is said by GraphQL; anything else is masked, and logged under the reference that the caller sees.
 */
export const maskedError =
  (logger: Pick<Logger, 'error'>) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    const meant = original instanceof GraphQLError && extensions.code !== 'INTERNAL_SERVER_ERROR';
    if (meant || extensions.reference) return { ...formatted, extensions };
    // Apollo's own refusals of a malformed request are no GraphQLErrors in every case, but carry their code.
    if (extensions.code === 'BAD_REQUEST') return { message: formatted.message, extensions };
    const reference = randomUUID();
    logger.error({ err: original, reference }, 'a request failed');
    return {
      message: `Er ging iets mis aan onze kant / Something went wrong on our side: ${reference}`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    };
  };
