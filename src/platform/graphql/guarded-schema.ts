import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLFieldConfig,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import type { Grantee } from '../auth/access.js';
import { soundArguments } from './arguments.js';
import type { RequestContext } from './context.js';
import { Forbidden, NotFound, Refusal, userErrorOf } from './failures.js';
import { say, type Texts } from './user-errors.js';

const TEXTS = {
  UNAUTHENTICATED: { nl: 'Meld je eerst aan.', en: 'Sign in first.' },
  FORBIDDEN: { nl: 'Dit mag je niet zien of doen.', en: 'You may not see or do this.' },
  NOT_FOUND: { nl: 'Niet gevonden.', en: 'Not found.' },
  INTERNAL_SERVER_ERROR: {
    nl: 'Er ging iets mis aan onze kant. Noem dit nummer als je ons belt: {reference}.',
    en: 'Something went wrong on our side. Mention this number when you call us: {reference}.',
  },
} satisfies Record<string, Texts>;

function problem(code: keyof typeof TEXTS, context: RequestContext): GraphQLError {
  const { reference, locale } = context;
  const named = code === 'INTERNAL_SERVER_ERROR' ? { reference } : undefined;
  return new GraphQLError(say(TEXTS[code], locale, named), { extensions: { code, ...named } });
}

const userErrorsOf = (refusal: Refusal, context: RequestContext) =>
  refusal.refused.map((refused) => userErrorOf(refused, context.locale));

/** What a caller gets to see of a failure; the unexpected is logged under the reference that the caller sees. */
function publicError(
  error: unknown,
  context: RequestContext,
  info: GraphQLResolveInfo,
  logger: Pick<Logger, 'error'>,
): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof NotFound) return problem('NOT_FOUND', context);
  if (error instanceof Forbidden) return problem('FORBIDDEN', context);
  if (error instanceof Refusal) {
    const [first] = userErrorsOf(error, context);
    return new GraphQLError(first?.message ?? '', {
      extensions: { code: 'BAD_USER_INPUT', reason: first?.code, field: first?.field },
    });
  }
  logger.error(
    { err: error, reference: context.reference, field: `${info.parentType.name}.${info.fieldName}` },
    'a resolver failed',
  );
  return problem('INTERNAL_SERVER_ERROR', context);
}

/** The grantees that a field, or else its type, declares. */
export function accessOf(schema: GraphQLSchema, typeName: string, fieldName: string): readonly Grantee[] | undefined {
  const type = schema.getType(typeName);
  if (!type || !('getFields' in type)) return undefined;
  const declared = type.getFields()[fieldName]?.extensions?.access ?? type.extensions?.access;
  return declared as readonly Grantee[] | undefined;
}

/** The permission that a field needs, for its description. */
const inWords = (grantees: readonly Grantee[]) =>
  grantees.includes('PARENT') ? undefined : `Access: ${grantees.join(', ')}.`;

/**
 * Puts the declared access in front of every field, and one way of failing behind it: a mutation's Refusal becomes its payload's userErrors,
 * everything else a GraphQL error with a code and nothing inside to learn from.
 * @throws Error naming every field that declares no access: such a schema does not start.
 */
export function guardedSchema(schema: GraphQLSchema, logger: Pick<Logger, 'error'>): GraphQLSchema {
  const undeclared: string[] = [];
  const guarded = mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, RequestContext>, fieldName, typeName) => {
      const grantees = accessOf(schema, typeName, fieldName);
      if (!grantees) {
        undeclared.push(`${typeName}.${fieldName}`);
        return field;
      }
      const { args } = (schema.getType(typeName) as GraphQLObjectType).getFields()[fieldName]!;
      return {
        ...field,
        description: [field.description, inWords(grantees)].filter(Boolean).join('\n\n') || undefined,
        resolve: guardedResolver(field, args, grantees, typeName === 'Mutation', logger),
        ...(field.subscribe ? { subscribe: guardedSubscriber(field.subscribe, grantees, logger) } : {}),
      };
    },
  });
  if (undeclared.length > 0) throw new Error(`These fields declare no access: ${undeclared.join(', ')}`);
  return guarded;
}

type Subscriber = NonNullable<GraphQLFieldConfig<unknown, RequestContext>['subscribe']>;

/** Access is asked for when a subscription begins, and again before each thing that it tells: it ends with the right to have it. */
function guardedSubscriber(
  subscribe: Subscriber,
  grantees: readonly Grantee[],
  logger: Pick<Logger, 'error'>,
): Subscriber {
  return async (source, values, context, info) => {
    if (!context.isGranted(grantees)) throw problem('FORBIDDEN', context);
    try {
      const told = (await subscribe(source, values, context, info)) as AsyncIterable<unknown>;
      return whileGranted(told[Symbol.asyncIterator](), grantees, context);
    } catch (error) {
      throw publicError(error, context, info, logger);
    }
  };
}

/** No generator: one that waits for its next value cannot be told to stop, and would wait for somebody who has gone. */
function whileGranted(
  told: AsyncIterator<unknown>,
  grantees: readonly Grantee[],
  context: RequestContext,
): AsyncIterableIterator<unknown> {
  const end = async () => {
    await told.return?.();
    return { done: true as const, value: undefined };
  };
  return {
    async next() {
      const result = await told.next();
      return result.done || (await context.isStillGranted(grantees)) ? result : end();
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function guardedResolver(
  field: GraphQLFieldConfig<unknown, RequestContext>,
  args: readonly GraphQLArgument[],
  grantees: readonly Grantee[],
  isMutation: boolean,
  logger: Pick<Logger, 'error'>,
): GraphQLFieldConfig<unknown, RequestContext>['resolve'] {
  const resolve = field.resolve ?? defaultFieldResolver;
  return (source, values, context, info) => {
    if (!context.isGranted(grantees))
      throw problem(context.actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN', context);
    const fail = (error: unknown) => {
      if (isMutation && error instanceof Refusal) return { userErrors: userErrorsOf(error, context) };
      throw publicError(error, context, info, logger);
    };
    try {
      const value = resolve(source, soundArguments(args, values), context, info);
      // Most fields are plain values: no promise is made of those.
      if (value instanceof Promise) return value.catch(fail);
      // A payload of what succeeded carries no userErrors of its own.
      return value ?? (info.fieldName === 'userErrors' ? [] : value);
    } catch (error) {
      return fail(error);
    }
  };
}
