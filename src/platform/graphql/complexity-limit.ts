import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import { getComplexity, simpleEstimator } from 'graphql-query-complexity';

const LIMIT = 20_000;

/** A page costs as many times its content as it may hold, whether `first` is a literal, a variable or its default. */
const perPage: ComplexityEstimator = ({ args, childComplexity }) =>
  typeof args.first === 'number' ? 1 + Math.max(0, args.first) * childComplexity : undefined;

const refusal = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** Refuses an operation that could return more than a screen needs, before anything is executed. */
export const complexityLimit: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request, document, schema }) => {
      const complexity = complexityOf({
        schema,
        query: document,
        variables: request.variables ?? {},
        ...(request.operationName ? { operationName: request.operationName } : {}),
        estimators: [perPage, simpleEstimator({ defaultComplexity: 1 })],
      });
      if (complexity > LIMIT) {
        throw refusal(
          `This operation asks for up to ${complexity} values; ${LIMIT} is the limit. Ask for smaller pages.`,
        );
      }
    },
  }),
};

/** Looks at the variables before GraphQL itself does, so it is the first to find one of a wrong type. */
function complexityOf(operation: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(operation);
  } catch (error) {
    throw error instanceof GraphQLError ? refusal(error.message) : error;
  }
}
