import { buildSchema, isObjectType } from 'graphql';
import { soundArguments } from './arguments.js';
import { NotFound } from './failures.js';

const schema = buildSchema(`
  input Place { id: ID!, note: String }
  input Visit { places: [Place!]!, guideId: ID }
  type Query { visit(id: ID!, others: [ID!], input: Visit, title: String): Boolean }
`);
const query = schema.getQueryType();
const { args } = isObjectType(query) ? query.getFields().visit! : { args: [] };

const ID = '01939b42-8f3c-7cc2-9d1a-0a1b2c3d4e5f';
const CAPITALS = ID.toUpperCase();

describe('the arguments of a field', () => {
  test('have ids in small letters, wherever they stand, for in capitals it is the same id', () => {
    const given = { id: CAPITALS, others: [CAPITALS, ID], input: { places: [{ id: CAPITALS, note: 'ABC' }] } };
    expect(soundArguments(args, given)).toEqual({
      id: ID,
      others: [ID, ID],
      input: { places: [{ id: ID, note: 'ABC' }] },
    });
  });

  test('stay as they are given otherwise: what is left out is not there, and null stays null', () => {
    const given = { id: ID, others: null, input: { places: [], guideId: null }, title: 'Een Titel' };
    expect(soundArguments(args, given)).toStrictEqual(given);
  });

  test.each(['x', '', `${ID}x`])('that are no id of ours are not found: %j', (id) => {
    expect(() => soundArguments(args, { id })).toThrow(NotFound);
    expect(() => soundArguments(args, { id: ID, input: { places: [{ id }] } })).toThrow(NotFound);
  });

  test('hold no NUL, and it is said where', () => {
    expect(() => soundArguments(args, { id: ID, input: { places: [{ id: ID, note: 'a\0' }] } })).toThrow(
      expect.objectContaining({ refused: [expect.objectContaining({ field: ['input', 'places', '0', 'note'] })] }),
    );
  });
});
