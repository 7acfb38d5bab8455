import { describe, expect, test } from '@jest/globals';
import { Solver } from '../../platform/solver/solver.js';
import { type PlacementProblem, PlacementService, type PlaceOptions } from './placement.service.js';

const place = (problem: PlacementProblem, options: Partial<PlaceOptions> = {}) =>
  new PlacementService(new Solver()).place(problem, { seconds: 60, ...options });

const ids = (what: string, count: number) => Array.from({ length: count }, (_, at) => `${what} ${at + 1}`);

describe('matching', () => {
  test('spreads the load in proportion to what each can hold, and prefers as it is told', async () => {
    const persons = ids('person', 9);
    const result = await place({
      persons,
      places: [
        { id: 'A', minimum: 0, maximum: 12 },
        { id: 'B', minimum: 0, maximum: 6 },
      ],
      rules: [
        { kind: 'BALANCED', points: 6 },
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons: persons.slice(0, 2), places: ['B'], points: 10 },
      ],
    });
    if (!('placements' in result)) throw new Error(result.status);
    expect(result).toMatchObject({ status: 'OPTIMAL', gap: 0 });
    const inB = result.placements.filter(({ place }) => place === 'B').map(({ person }) => person);
    expect(inB).toHaveLength(3);
    expect(inB).toEqual(expect.arrayContaining(persons.slice(0, 2)));
  });
});

describe('composing', () => {
  test.each([1, 2, 3])('is done at the least that it can cost, with %s earlier modules', async (earlier) => {
    const persons = ids('person', 60);
    const sets = (count: number, step: number) =>
      Array.from({ length: count }, (_, set) =>
        persons.filter((_, at) => Math.floor((at * step) % 61) % count === set),
      );
    const result = await place({
      persons,
      places: ids('group', 8).map((id) => ({ id, minimum: 7, maximum: 8 })),
      rules: [
        { kind: 'MIXED', code: 'DEPARTMENT', sets: sets(9, 1), points: 2 },
        { kind: 'MIXED', code: 'ECHELON', sets: sets(3, 7), points: 1 },
        ...Array.from({ length: earlier }, (_, module) => ({
          kind: 'MIXED' as const,
          code: 'TOGETHER_BEFORE' as const,
          sets: sets(8, 11 + 6 * module),
          points: 5,
          tolerated: module === earlier - 1 ? 1 : 2,
        })),
        { kind: 'APART', code: 'OWN_MANAGER', person: persons[0]!, from: persons.slice(1, 9) },
      ],
    });
    expect(result).toMatchObject({ status: 'OPTIMAL' });
  });
});
