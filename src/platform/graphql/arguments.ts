import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { validate as isUuid } from 'uuid';
import { NotFound, refuse } from './failures.js';
import { defineUserErrors } from './user-errors.js';

const argumentErrors = defineUserErrors({
  NUL_CHARACTER: {
    nl: 'Deze tekst bevat een NUL-teken. Haal het weg.',
    en: 'This text holds a NUL character. Take it out.',
  },
});

/**
 * Looks at what no field can work with, before the database is asked: ids are opaque to callers, so one that cannot be ours is one that does
 * not exist; and PostgreSQL keeps no NUL in a text.
 * @throws NotFound, Refusal NUL_CHARACTER
 */
export function checkArguments(
  args: readonly GraphQLArgument[],
  values: Record<string, unknown>,
  path: readonly string[] = [],
): void {
  for (const { name, type } of args) check(type, values[name], [...path, name]);
}

function check(type: GraphQLInputType, value: unknown, path: readonly string[]): void {
  if (value === null || value === undefined) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    for (const [at, one] of (value as unknown[]).entries()) check(nullable.ofType, one, [...path, String(at)]);
  } else if (isInputObjectType(nullable)) {
    checkArguments(Object.values(nullable.getFields()), value as Record<string, unknown>, path);
  } else if (getNamedType(nullable).name === 'ID') {
    if (!isUuid(value)) throw new NotFound();
  } else if (typeof value === 'string' && value.includes('\0')) {
    throw refuse(argumentErrors.NUL_CHARACTER, path);
  }
}
