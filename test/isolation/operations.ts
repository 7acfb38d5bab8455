import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** One way in: a field of Query or Mutation. */
export interface RootField {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every way into the schema, by name. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  const of = (kind: RootField['kind'], type = kind === 'query' ? schema.getQueryType() : schema.getMutationType()) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: field.name, field }));
  return [...of('query'), ...of('mutation')];
}

/** Where in a field's arguments an ID is asked for: 'moduleId', 'input.personIds'. */
export const idPathsOf = (root: RootField): string[] =>
  scalarPathsOf(root)
    .filter(({ type }) => type === 'ID')
    .map(({ path }) => path);

/** Where in a field's arguments a text or an ID is asked for. */
export const scalarPathsOf = ({ field }: RootField): { path: string; type: string }[] =>
  field.args.flatMap(({ name, type }) => pathsOf(name, type)).filter(({ type }) => type === 'ID' || type === 'String');

function pathsOf(path: string, type: GraphQLInputType): { path: string; type: string }[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, type: named.name }];
  return Object.values(named.getFields()).flatMap((field) => pathsOf(`${path}.${field.name}`, field.type));
}

const SCALARS: Record<string, unknown> = {
  String: 'tekst',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2027-03-04T09:00:00.000Z',
  LocalDate: '2027-03-04',
  TimeZone: 'Europe/Amsterdam',
  Base64: 'Y29kZTtuYWFt',
  first: 3,
};

/**
 * A value for every argument of a field, the optional ones and what is nested in them included.
 * @param values - what else than an ordinary value of its type stands at a path; ids have no ordinary value.
 * @throws Error naming a path that has no value.
 */
export function argumentsFor({ field }: RootField, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = (type: GraphQLInputType, path: string): unknown => {
    if (path in values) return values[path];
    if (isNonNullType(type)) return given(type.ofType, path);
    if (isListType(type)) return [given(type.ofType, path)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields()).map(({ name, type }) => [name, given(type, `${path}.${name}`)]),
      );
    const value = SCALARS[path] ?? SCALARS[type.name];
    if (value === undefined) throw new Error(`There is no value for ${field.name}: ${path}, which is a ${type.name}`);
    return value;
  };
  return Object.fromEntries(field.args.map(({ name, type }) => [name, given(type, name)]));
}

/** A document that asks for everything behind a field that the caller may have, each type once on the way down. */
export function documentFor(
  { kind, name, field }: RootField,
  mayHave: (typeName: string, fieldName: string) => boolean,
): string {
  const variables = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind}${variables && ` (${variables})`} { ${name}${given && `(${given})`} ${selectionOf(field.type, mayHave, [])} }`;
}

function selectionOf(
  type: GraphQLOutputType,
  mayHave: (typeName: string, fieldName: string) => boolean,
  above: readonly string[],
): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const path = [...above, named.name];
  const fields = Object.values(named.getFields())
    .filter(({ name, args, type }) => {
      const isAsked = !path.includes(getNamedType(type).name) && mayHave(named.name, name);
      return isAsked && !args.some((arg) => isNonNullType(arg.type));
    })
    .map((field) => `${field.name} ${selectionOf(field.type, mayHave, path)}`);
  return `{ __typename ${fields.join(' ')} }`;
}
