import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type TypeNode,
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
  const definitions = getOperationAST(document, request.operationName)?.variableDefinitions ?? [];
  const weighed = weighedBefore(document);
  const key = JSON.stringify([request.operationName, ...whatWeighs(definitions, variables)]);
  const complexity = weighed.get(key) ?? weigh();
  if (complexity > LIMIT) {
    throw refusal(`This operation asks for up to ${complexity} values; ${LIMIT} is the limit. Ask for smaller pages.`);
  }

  function weigh(): number {
    // Wrong ones are refused when it is executed. To weigh them, all 200,000 of them would be looked at, which would hold up everybody.
    if (!areSound(schema, definitions, variables)) return 0;
    const complexity = complexityOf({
      schema,
      query: document,
      variables,
      ...(request.operationName ? { operationName: request.operationName } : {}),
      estimators: [perPage, simpleEstimator({ defaultComplexity: 1 })],
    });
    if (weighed.size < MOST_KEPT) weighed.set(key, complexity);
    return complexity;
  }
}

/** Apollo parses each text once and keeps the document, so that what it weighs is kept for as long. */
const kept = new WeakMap<DocumentNode, Map<string, number>>();
const MOST_KEPT = 100;

function weighedBefore(document: DocumentNode): Map<string, number> {
  const weighed = kept.get(document) ?? new Map<string, number>();
  kept.set(document, weighed);
  return weighed;
}

/** The variables that an operation's weight can depend on: numbers, for sizes of pages, and Booleans, for what is skipped. Absent is not null. */
const whatWeighs = (definitions: readonly VariableDefinitionNode[], variables: Record<string, unknown>) =>
  definitions
    .filter(({ type }) => ['Int', 'Boolean'].includes(nameOf(type)))
    .map(({ variable: { name } }) => (name.value in variables ? [variables[name.value]] : []));

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** Whether all variables are of their types; it looks no further than the first that is not. */
export const areSound = (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Record<string, unknown>,
): boolean => !getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors;

/** Looks at the variables before GraphQL itself does, so it is the first to find one of a wrong type. */
function complexityOf(operation: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(operation);
  } catch (error) {
    throw error instanceof GraphQLError ? refusal(error.message) : error;
  }
}
