import type { GraphQLWsSubscriptionsConfig } from '@nestjs/graphql';
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { SubscribePayload, Context as WebSocketContext } from 'graphql-ws';
import type { Authenticator } from '../auth/authenticator.js';
import { refuseCostly } from './complexity-limit.js';
import { preferredLocale, RequestContext } from './context.js';

/** Tokens of one operation, by whatever way it comes. */
export const MOST_TOKENS = 4000;

/** Subscriptions that one connection may have at a time: more than any screen follows. */
const MOST_AT_ONCE = 10;

/**
 * Subscriptions over a WebSocket (graphql-transport-ws), with the limits that operations over HTTP have; queries and mutations are not
 * served there. Who asks is told in the connection's parameters, never by a cookie: a page of somebody else could use that.
 */
export class Subscriptions {
  private schema: GraphQLSchema | undefined;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly rules: readonly ValidationRule[],
  ) {}

  /** Takes note of the schema that is served, and gives it back. */
  serve(schema: GraphQLSchema): GraphQLSchema {
    this.schema = schema;
    return schema;
  }

  readonly overWebSocket: GraphQLWsSubscriptionsConfig = {
    onConnect: async ({ connectionParams }) =>
      (await this.authenticator.authenticate(credentialIn(connectionParams))).kind !== 'anonymous',
    onSubscribe: (connection, _id, payload) => this.begin(connection, payload),
  };

  private async begin(
    connection: WebSocketContext,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    const schema = this.schema!;
    try {
      if (Object.keys(connection.subscriptions).length > MOST_AT_ONCE)
        throw refusal(`One connection follows at most ${MOST_AT_ONCE} things at a time.`);
      const document = parse(payload.query, { maxTokens: MOST_TOKENS });
      const faults = validate(schema, document, [...specifiedRules, ...this.rules]);
      if (faults.length > 0) return [...faults];
      refuseOthers(document, payload.operationName);
      refuseCostly(schema, document, payload);
      return {
        schema,
        document,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? null,
        contextValue: await this.contextOf(connection),
      };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  private async contextOf({ connectionParams, extra }: WebSocketContext): Promise<RequestContext> {
    const credential = credentialIn(connectionParams);
    const { request } = extra as { request: { socket: { remoteAddress?: string }; headers: Record<string, string> } };
    const authenticate = () => this.authenticator.authenticate(credential);
    const actor = await authenticate();
    const locale = 'locale' in actor ? actor.locale : preferredLocale(request.headers['accept-language']);
    return new RequestContext(actor, locale, request.socket.remoteAddress ?? '', authenticate);
  }
}

const refusal = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

function refuseOthers(document: DocumentNode, operationName: string | null | undefined): void {
  const operation = getOperationAST(document, operationName)?.operation;
  if (operation !== 'subscription') throw refusal('Only subscriptions are served here; send the others by POST.');
}

/** What follows 'Bearer' in the parameter `authorization`. */
function credentialIn(parameters: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const { authorization } = parameters ?? {};
  return typeof authorization === 'string' ? /^Bearer ([\w.~+/=-]{1,200})$/.exec(authorization)?.[1] : undefined;
}
