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
 * The arguments as fields work with them. An id in capitals is the same id, and everything that compares ids may count on small letters. What
 * no field can work with ends here, before the database is asked: ids are opaque to callers, so one that cannot be ours is one that does not
 * exist; and PostgreSQL keeps no NUL in a text.
 * @throws NotFound, Refusal NUL_CHARACTER
 */
export function soundArguments(
  args: readonly GraphQLArgument[],
  values: Record<string, unknown>,
  path: readonly string[] = [],
): Record<string, unknown> {
  const sound = { ...values };
  for (const { name, type } of args) {
    if (name in values) sound[name] = soundValue(type, values[name], [...path, name]);
  }
  return sound;
}

function soundValue(type: GraphQLInputType, value: unknown, path: readonly string[]): unknown {
  if (value === null || value === undefined) return value;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return (value as unknown[]).map((one, at) => soundValue(nullable.ofType, one, [...path, String(at)]));
  }
  if (isInputObjectType(nullable)) {
    return soundArguments(Object.values(nullable.getFields()), value as Record<string, unknown>, path);
  }
  if (getNamedType(nullable).name === 'ID') {
    if (typeof value !== 'string' || !isUuid(value)) throw new NotFound();
    return value.toLowerCase();
  }
  if (typeof value === 'string' && value.includes('\0')) throw refuse(argumentErrors.NUL_CHARACTER, path);
  return value;
}
