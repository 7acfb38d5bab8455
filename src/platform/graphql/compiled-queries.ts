import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type {
  DocumentNode,
  GraphQLError,
  GraphQLFormattedError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { isCompilable } from './compilable.js';
import { areSound } from './complexity-limit.js';
import type { RequestContext } from './context.js';

/** Compiling takes as long as executing many times: what is asked but now and then is not worth it. */
const OFTEN = 3;
/** Queries of which it is known how often they were asked, and what they were compiled to. */
const MOST_KEPT = 200;

/**
 * A query that is asked often is compiled to a function, which puts the same answer together in a fraction of the time. It calls the same
 * resolvers of the same schema, so access and failing are what they are for any other operation; limits come before it. Mutations
 * and subscriptions are executed as they come, and so is what is asked by who is not signed in: nobody unknown has us compile anything.
 * @param formatError the last look at each error, which Apollo leaves to a plugin that responds itself
 */
export const compiledQueries = (
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): ApolloServerPlugin<RequestContext> => {
  const known = new LRUCache<OperationDefinitionNode, Known>({ max: MOST_KEPT });
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
        // Of several operations without a name asked for there is none, whatever the type says.
        if (operation?.operation !== 'query' || contextValue.actor.kind === 'anonymous') return null;
        const { compiled } = asked(known, schema, document, operation);
        // What is compiled would tell of every wrong variable, without end.
        if (!compiled || !areSound(schema, operation.variableDefinitions ?? [], request.variables ?? {})) return null;
        const { data, errors } = await compiled.query(undefined, contextValue, request.variables);
        const formatted = errors?.map((error) => formatError(asApolloHasIt(error), error.originalError ?? error));
        return {
          http: { headers: new HeaderMap() },
          body: { kind: 'single', singleResult: formatted ? { errors: formatted, data } : { data } },
        };
      },
    }),
  };
};

const asApolloHasIt = ({ message, locations, path, extensions }: GraphQLError): GraphQLFormattedError => ({
  message,
  ...(locations ? { locations } : {}),
  ...(path ? { path } : {}),
  extensions: { ...extensions, code: extensions?.code ?? 'INTERNAL_SERVER_ERROR' },
});

/** How often a query was asked, and its function: null before it was often, and for one that is never compiled. */
interface Known {
  readonly times: number;
  readonly compiled: CompiledQuery | null;
}

/** Apollo parses each text once and keeps the document for a while, so that the same text is the same operation. */
function asked(
  known: LRUCache<OperationDefinitionNode, Known>,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Known {
  const before = known.get(operation) ?? { times: 0, compiled: null };
  if (before.times >= OFTEN) return before;
  const times = before.times + 1;
  const now = { times, compiled: times === OFTEN ? compile(schema, document, operation) : null };
  known.set(operation, now);
  return now;
}

/** Null for what the library does not do as GraphQL says. */
export function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null {
  if (!isCompilable(schema, document, operation)) return null;
  const result = compileQuery(schema, document, operation.name?.value);
  return isCompiledQuery(result) ? result : null;
}
