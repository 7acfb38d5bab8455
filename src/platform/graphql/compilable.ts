import {
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';

/** Of a large query compiling takes seconds, in which nobody else is answered: of 160 fields 10 ms, of 8,300 nearly four seconds. */
const MOST_SELECTIONS = 200;

/** Whether a query is small enough to be compiled, and has nothing in it that `graphql-jit` answers otherwise than GraphQL says. */
export const isCompilable = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean => isPlain(schema, document) && selectionsOf(document, operation) <= MOST_SELECTIONS;

/** Fields and spreads, with those of each fragment wherever it is spread; counting stops when there are too many. */
function selectionsOf(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  let selections = 0;
  const count = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selections > MOST_SELECTIONS) return;
      selections += 1;
      count(
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(selection.name.value)?.selectionSet
          : selection.selectionSet,
      );
    }
  };
  count(operation.selectionSet);
  return selections;
}

function isPlain(schema: GraphQLSchema, document: DocumentNode): boolean {
  let plain = true;
  const unless = (isOdd: boolean) => {
    if (!isOdd) return undefined;
    plain = false;
    return BREAK;
  };
  const visitor: ASTVisitor = {
    // Of fields that fragments in each other skip or include, it loses some.
    Directive: () => unless(true),
    // An absent variable in it becomes null, and null stands where it may not.
    ObjectValue: () => unless(true),
    // `$first: Int! = 20` it asks for although it may be left out; and an input type that holds itself it never gets to the end of.
    VariableDefinition: ({ type, defaultValue }) =>
      unless((type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined) || !isLeaf(schema, type)),
    // `__proto__` it loses.
    Field: ({ alias }) => unless(alias?.value.startsWith('__') ?? false),
  };
  visit(document, visitor);
  return plain;
}

const isLeaf = (schema: GraphQLSchema, type: TypeNode): boolean =>
  type.kind === Kind.NAMED_TYPE ? isLeafType(schema.getType(type.name.value)) : isLeaf(schema, type.type);
