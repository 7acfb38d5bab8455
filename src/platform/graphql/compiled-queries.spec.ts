import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, execute, getOperationAST, parse, validate } from 'graphql';
import { compile } from './compiled-queries.js';

const schema = buildSchema(`
  input By { name: String }
  type Query { person: Person, people: [Person!]!, found(name: String, by: By): Person }
  type Person { id: ID!, name: String, unit: Unit, manager: Person, reports: [Person!] }
  type Unit { id: ID!, name: String!, people: [Person!]! }
`);

/** Two who lie in each other, one without a name, and one whose unit has no name: which fails, and says where. */
function world() {
  const unit = { id: 'u', name: 'Vergunningen', people: [] as object[] };
  const boss = { id: 'b', name: 'Bea', unit, manager: null, reports: [] as object[] };
  const anna = { id: 'a', name: null, unit, manager: boss, reports: [] };
  const cem = { id: 'c', name: 'Cem', unit: { id: 'n', name: null, people: [] }, manager: boss, reports: null };
  boss.reports.push(anna, cem);
  unit.people.push(boss, anna);
  return { person: anna, people: [boss, anna, cem] };
}

const FIELDS = {
  Query: { __typename: null, person: 'Person', people: 'Person' },
  Person: { id: null, name: null, __typename: null, unit: 'Unit', manager: 'Person', reports: 'Person' },
  Unit: { id: null, name: null, people: 'Person' },
} as const;
type TypeName = keyof typeof FIELDS;

/** What is selected of a type, in fragments that lie in each other; never nothing. */
function selection(type: TypeName, depth: number): fc.Arbitrary<string> {
  const fields = Object.entries(FIELDS[type]) as [string, TypeName | null][];
  const reachable = fields.filter(([, of]) => of === null || depth > 0);
  const field = fc
    .constantFrom(...reachable)
    .chain(([name, of]) => (of ? selection(of, depth - 1) : fc.constant('')).map((inner) => `${name} ${inner}`));
  const part = depth > 0 ? fc.oneof(field, fragment(type, depth), fc.constant(`...Of${type}`)) : field;
  return fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `{ ${parts.join(' ')} }`);
}
const fragment = (type: TypeName, depth: number): fc.Arbitrary<string> =>
  selection(type, depth - 1).map((inner) => `... on ${type} ${inner}`);

const FRAGMENTS = `fragment OfQuery on Query { person { id name } } fragment OfPerson on Person { name unit { name } }
  fragment OfUnit on Unit { id name }`;

test('a compiled query answers what the same query answers that is executed as it comes', async () => {
  await fc.assert(
    fc.asyncProperty(selection('Query', 4), async (selected) => {
      const document = parse(`query ${selected} ${FRAGMENTS}`);
      const faults = validate(schema, document).filter(({ message }) => !message.includes('is never used'));
      fc.pre(faults.length === 0);
      const plain = await execute({ schema, document, rootValue: world() });
      const query = compile(schema, document, getOperationAST(document)!);
      // What is large is not compiled.
      fc.pre(query !== null);
      const compiled = await query.query(world(), {}, {});
      const said = ({ data, errors }: typeof plain) => ({
        data: JSON.parse(JSON.stringify(data)),
        // In which words such a fault of ours is told does not matter: nobody outside reads them.
        errors: (errors ?? []).map(({ path }) => path?.join('.')).sort(),
      });
      expect(said(compiled as typeof plain)).toEqual(said(plain));
    }),
    { numRuns: 300 },
  );
});

describe('is executed as it comes', () => {
  const compiled = (text: string) => {
    const document = parse(text);
    return compile(schema, document, getOperationAST(document)!) !== null;
  };

  test('what skips or includes, wherever in the document it does', () => {
    expect(compiled('{ person { id } }')).toBe(true);
    expect(compiled('query ($yes: Boolean!) { person { id @skip(if: $yes) } }')).toBe(false);
    expect(compiled('{ person { ...Of } } fragment Of on Person { ... @include(if: false) { id } }')).toBe(false);
  });

  test('what has a variable that is required and has a default, or is of an input type', () => {
    expect(compiled('query ($name: String) { found(name: $name) { id } }')).toBe(true);
    expect(compiled('query ($name: String = "Bea") { found(name: $name) { id } }')).toBe(true);
    expect(compiled('query ($name: String! = "Bea") { found(name: $name) { id } }')).toBe(false);
    expect(compiled('query ($by: By) { found(by: $by) { id } }')).toBe(false);
    expect(compiled('query ($name: String) { found(by: { name: $name }) { id } }')).toBe(false);
  });

  test('what names an answer as no answer is named', () => {
    expect(compiled('{ __proto__: person { id } }')).toBe(false);
  });

  test('what is large, also when it is little text', () => {
    const spread = (times: number) =>
      Array.from({ length: times }, (_, at) => `p${at}: person { ...A }`).join(' ') +
      ' } fragment A on Person { id name unit { id name } manager { id name } }';
    expect(compiled(`{ ${spread(10)}`)).toBe(true);
    expect(compiled(`{ ${spread(40)}`)).toBe(false);
    const doubling = Array.from(
      { length: 20 },
      (_, at) => `fragment F${at} on Person { a: manager { ...F${at + 1} } b: manager { ...F${at + 1} } }`,
    );
    expect(compiled(`{ person { ...F0 } } ${doubling.join(' ')} fragment F20 on Person { id }`)).toBe(false);
    const spreads = Array.from({ length: 30 }, (_, at) => `fragment S${at} on Person { ...S${at + 1} ...S${at + 1} }`);
    expect(compiled(`{ person { ...S0 } } ${spreads.join(' ')} fragment S30 on Person { id }`)).toBe(false);
  });
});
