import { describe, expect, test } from '@jest/globals';
import { Solver } from '../../platform/solver/solver.js';
import {
  type PlacementProblem,
  type PlacementProgress,
  type PlacementRule,
  PlacementService,
  type PlaceOptions,
} from './placement.service.js';

const place = (problem: PlacementProblem, options: Partial<PlaceOptions> = {}) =>
  new PlacementService(new Solver()).place(problem, { seconds: 60, ...options });

async function placed(problem: PlacementProblem) {
  const result = await place(problem);
  if (!('placements' in result)) throw new Error(JSON.stringify(result));
  return {
    ...result,
    of: (person: string) => result.placements.find((placement) => placement.person === person)!,
    in: (id: string) => result.placements.filter((placement) => placement.place === id).map(({ person }) => person),
  };
}

const numbered = (what: string, count: number) => Array.from({ length: count }, (_, at) => `${what} ${at + 1}`);
const upTo = (maximum: number, ...ids: string[]) => ids.map((id) => ({ id, minimum: 0, maximum }));

describe('matching', () => {
  test('fills in proportion to what each can hold, unless somebody is to be elsewhere', async () => {
    const persons = numbered('person', 9);
    const [first, second] = persons;
    const result = await placed({
      persons,
      places: [...upTo(12, 'A'), ...upTo(6, 'B')],
      rules: [
        { kind: 'BALANCED', points: 6 },
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons: [first!, second!], places: ['B'], points: 10 },
      ],
    });
    expect(result).toMatchObject({ status: 'OPTIMAL', gap: 0 });
    expect(result.in('B')).toHaveLength(3);
    expect(result.in('B')).toEqual(expect.arrayContaining([first, second]));
  });

  test('brings a place to its minimum, though everybody would rather be elsewhere', async () => {
    const persons = numbered('person', 5);
    const result = await placed({
      persons,
      places: [...upTo(5, 'A'), { id: 'B', minimum: 2, maximum: 5 }],
      rules: [
        { kind: 'BALANCED', points: 1 },
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons, places: ['A'], points: 9 },
      ],
    });
    expect(result.in('B')).toHaveLength(2);
  });

  test('keeps what was set by hand, whatever speaks against it', async () => {
    const persons = numbered('person', 4);
    const result = await placed({
      persons,
      places: upTo(4, 'A', 'B'),
      rules: [
        { kind: 'LOCKED', person: 'person 1', place: 'B' },
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons, places: ['A'], points: 9 },
      ],
    });
    expect(result.in('B')).toEqual(['person 1']);
    expect(result.of('person 1').reasons).toEqual([{ code: 'LOCKED' }, { code: 'LOAD', size: 1, maximum: 4 }]);
  });

  test('says of each how full the place is', async () => {
    const result = await placed({
      persons: ['Fatima', 'Joris', 'Wen'],
      places: [...upTo(1, 'near'), ...upTo(3, 'far')],
      rules: [
        { kind: 'FORBIDDEN', code: 'OWN_LINE', persons: ['Fatima', 'Wen'], places: ['near'] },
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons: ['Joris'], places: ['near'], points: 3 },
      ],
    });
    expect(result.of('Fatima')).toEqual({
      person: 'Fatima',
      place: 'far',
      reasons: [{ code: 'LOAD', size: 2, maximum: 3 }],
    });
    expect(result.of('Joris').reasons).toEqual([{ code: 'LOAD', size: 1, maximum: 1 }]);
  });
});

describe('composing', () => {
  const persons = numbered('person', 60);
  const groups = numbered('group', 8);
  /** Everybody in one of so many sets, in an order that has nothing to do with that of another step. */
  const sets = (count: number, step: number) =>
    Array.from({ length: count }, (_, set) => persons.filter((_, at) => ((at * step) % 61) % count === set));
  const composing = (...earlier: number[]): PlacementProblem => ({
    persons,
    places: groups.map((id) => ({ id, minimum: 5, maximum: 8 })),
    rules: [
      { kind: 'BALANCED', points: 1 },
      { kind: 'MIXED', code: 'DEPARTMENT', sets: sets(9, 1), points: 2 },
      { kind: 'MIXED', code: 'ECHELON', sets: sets(3, 7), points: 1 },
      ...earlier.map(
        (step, module): PlacementRule => ({
          kind: 'MIXED',
          code: 'TOGETHER_BEFORE',
          sets: sets(8, step),
          points: 5,
          tolerated: module === earlier.length - 1 ? 1 : 2,
        }),
      ),
      { kind: 'APART', code: 'OWN_MANAGER', person: persons[0]!, from: persons.slice(1, 12) },
    ],
  });

  test('mixes, brings nobody of the latest module together again, and keeps managers out of it', async () => {
    const result = await placed(composing(11, 17, 23));
    expect(result).toMatchObject({ status: 'OPTIMAL', gap: 0 });
    const again = (step: number, group: string) =>
      sets(8, step).map((set) => result.in(group).filter((person) => set.includes(person)).length);
    for (const group of groups) {
      expect([7, 8]).toContain(result.in(group).length);
      expect(Math.max(...again(23, group))).toBe(1);
      expect(Math.max(...again(11, group), ...again(17, group))).toBeLessThanOrEqual(2);
    }
    const withManager = result.in(result.of(persons[0]!).place);
    expect(withManager.filter((person) => persons.slice(1, 12).includes(person))).toEqual([]);
  });

  test('weighs the third of a department in one group twice as much as the second', async () => {
    const five = persons.slice(0, 5);
    const result = await placed({
      persons: five,
      places: upTo(5, 'A', 'B'),
      rules: [
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons: five, places: ['A'], points: 5 },
        { kind: 'MIXED', code: 'DEPARTMENT', sets: [five], points: 2 },
      ],
    });
    // The fourth in A gains 5, costs 6 there and saves 2 in B; the fifth would gain 5 and cost 8.
    expect(result).toMatchObject({ status: 'OPTIMAL' });
    expect(result.in('A')).toHaveLength(4);
  });

  test('says with whom of the own department somebody is, and that nobody is known from before', async () => {
    const result = await placed(composing(11));
    const { place, reasons } = result.of('person 7');
    const department = sets(9, 1).find((set) => set.includes('person 7'))!;
    const same = result.in(place).filter((person) => person !== 'person 7' && department.includes(person));
    expect(reasons).toContainEqual({ code: 'MIXED', rule: 'DEPARTMENT', same });
    expect(reasons).toContainEqual({ code: 'MIXED', rule: 'TOGETHER_BEFORE', same: [] });
  });

  test('of many groups tells how far it is', async () => {
    const told: PlacementProgress[] = [];
    const many = { ...composing(11), places: numbered('group', 12).map((id) => ({ id, minimum: 5, maximum: 8 })) };
    expect(await place(many, { onProgress: (progress) => told.push(progress) })).toMatchObject({ status: 'OPTIMAL' });
    const counts = told.map(({ placed }) => placed);
    expect(counts[0]).toBe(0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(60);
  });

  test('ends when it is told to', async () => {
    const stopping = new AbortController();
    const result = place(composing(11), { signal: stopping.signal, onProgress: () => stopping.abort() });
    expect(await result).toEqual({ status: 'STOPPED', because: 'SIGNAL' });
  });

  test('says by how much it may miss the least when its time is up', async () => {
    // After seven modules most pairs have met: how few of them must meet again is beyond what can be proven in a while.
    const strangers = composing(11, 13, 17, 19, 23, 29, 31);
    const rules = strangers.rules
      .filter(({ kind }) => kind !== 'APART')
      .map((rule) => (rule.kind === 'MIXED' ? { ...rule, tolerated: 1 } : rule));
    const result = await place({ ...strangers, rules }, { seconds: 4 });
    if (result.status !== 'WITHIN') throw new Error(result.status);
    expect(result.bound).toBeLessThan(result.cost);
    expect(result.gap).toBeCloseTo((result.cost - result.bound) / result.cost);
    expect(new Set(result.placements.map(({ place }) => place)).size).toBe(8);
  });
});

describe('the impossible', () => {
  test('is said with the rules that contradict each other, and with no others', async () => {
    const result = await place({
      persons: ['Fatima', 'Joris', 'Wen', 'Ada'],
      places: [...upTo(4, 'A', 'B'), ...upTo(2, 'C')],
      rules: [
        { kind: 'FORBIDDEN', code: 'OWN_LINE', persons: ['Fatima', 'Ada'], places: ['A'] },
        { kind: 'FORBIDDEN', code: 'LANGUAGE', persons: ['Fatima'], places: ['B'] },
        { kind: 'LOCKED', person: 'Joris', place: 'C' },
        { kind: 'LOCKED', person: 'Wen', place: 'C' },
        { kind: 'LOCKED', person: 'Ada', place: 'B' },
        { kind: 'PREFERRED', code: 'SAME_LOCATION', persons: ['Fatima'], places: ['C'], points: 3 },
      ],
    });
    if (result.status !== 'INFEASIBLE') throw new Error(result.status);
    const [conflict, ...others] = result.conflicts;
    expect(others).toEqual([]);
    expect(conflict).toMatchObject({ persons: ['Fatima'], isSmallest: true });
    expect(new Set(conflict!.rules)).toEqual(
      new Set([
        { kind: 'FORBIDDEN', code: 'OWN_LINE', person: 'Fatima', places: ['A'] },
        { kind: 'FORBIDDEN', code: 'LANGUAGE', person: 'Fatima', places: ['B'] },
        { kind: 'MAXIMUM', place: 'C', maximum: 2 },
        { kind: 'LOCKED', person: 'Joris', place: 'C' },
        { kind: 'LOCKED', person: 'Wen', place: 'C' },
      ]),
    );
  });

  test('is told once for each contradiction', async () => {
    const result = await place({
      persons: ['Fatima', 'Joris'],
      places: upTo(2, 'A', 'B'),
      rules: [
        { kind: 'FORBIDDEN', code: 'LANGUAGE', persons: ['Fatima', 'Joris'], places: ['A', 'B'] },
        { kind: 'LOCKED', person: 'Joris', place: 'A' },
      ],
    });
    if (result.status !== 'INFEASIBLE') throw new Error(result.status);
    expect(result.conflicts.map(({ persons, rules }) => [...persons, ...rules.map(({ kind }) => kind)])).toEqual([
      ['Fatima', 'FORBIDDEN'],
      ['Joris', 'FORBIDDEN'],
    ]);
  });

  test('may be that there are too many or too few', async () => {
    const persons = numbered('person', 5);
    const rules: PlacementRule[] = [];
    expect(await place({ persons, places: upTo(2, 'A', 'B'), rules })).toEqual({
      status: 'INFEASIBLE',
      conflicts: [
        {
          persons,
          rules: [
            { kind: 'MAXIMUM', place: 'A', maximum: 2 },
            { kind: 'MAXIMUM', place: 'B', maximum: 2 },
          ],
          isSmallest: true,
        },
      ],
    });
    const empty = numbered('group', 2).map((id) => ({ id, minimum: 3, maximum: 8 }));
    expect(await place({ persons, places: empty, rules })).toMatchObject({
      conflicts: [
        {
          rules: [
            { kind: 'MINIMUM', place: 'group 1' },
            { kind: 'MINIMUM', place: 'group 2' },
          ],
        },
      ],
    });
  });

  test('may need whole people: three who are apart do not go in two groups', async () => {
    const [a, b, c] = numbered('person', 3) as [string, string, string];
    const apart = (person: string, from: string): PlacementRule => ({
      kind: 'APART',
      code: 'OWN_MANAGER',
      person,
      from: [from],
    });
    const result = await place({
      persons: [a, b, c],
      places: upTo(3, 'A', 'B'),
      rules: [apart(a, b), apart(b, c), apart(c, a)],
    });
    expect(result).toMatchObject({
      status: 'INFEASIBLE',
      conflicts: [{ persons: [a, b, c], rules: [{ kind: 'APART' }, { kind: 'APART' }, { kind: 'APART' }] }],
    });
  });

  test('is refused where it is no problem at all', async () => {
    const nobody = { persons: ['A'], places: upTo(2, 'A'), rules: [] };
    const twice = place({ ...nobody, persons: ['A', 'A'] });
    await expect(twice).rejects.toThrow(RangeError);
    const unknown: PlacementRule = { kind: 'LOCKED', person: 'B', place: 'A' };
    await expect(place({ ...nobody, rules: [unknown] })).rejects.toThrow('There is no person B');
    await expect(place({ ...nobody, rules: [{ kind: 'BALANCED', points: -1 }] })).rejects.toThrow(RangeError);
  });
});
