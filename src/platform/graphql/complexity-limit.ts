import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type VariableDefinitionNode,
} from 'graphql';
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
    didResolveOperation: async ({ request, document, schema }) => refuseCostly(schema, document, request),
  }),
};

/**
 * The same for an operation that comes by another way than Apollo.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function refuseCostly(
  schema: GraphQLSchema,
  document: DocumentNode,
  request: { variables?: Record<string, unknown> | null; operationName?: string | null },
): void {
  const variables = request.variables ?? {};
  const operation = getOperationAST(document, request.operationName);
  refuseWrongVariables(schema, operation?.variableDefinitions ?? [], variables);
  const complexity = complexityOf({
    schema,
    query: document,
    variables,
    ...(request.operationName ? { operationName: request.operationName } : {}),
    estimators: [perPage, simpleEstimator({ defaultComplexity: 1 })],
  });
  if (complexity > LIMIT) {
    throw refusal(`This operation asks for up to ${complexity} values; ${LIMIT} is the limit. Ask for smaller pages.`);
  }
}

/** The first wrong variable is enough: looking at 200,000 of them, as is done to weigh them, would hold up everybody. */
function refuseWrongVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Record<string, unknown>,
): void {
  const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
  if (errors?.[0]) throw refusal(errors[0].message);
}

/** Looks at the variables before GraphQL itself does, so it is the first to find one of a wrong type. */
function complexityOf(operation: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(operation);
  } catch (error) {
    throw error instanceof GraphQLError ? refusal(error.message) : error;
  }
}
