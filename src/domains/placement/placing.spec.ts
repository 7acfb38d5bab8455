import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Solver } from '../../platform/solver/solver.js';
import type { ConflictingRule } from './conflict.rules.js';
import { costTable } from './cost-table.rules.js';
import type { PlacementProblem, PlacementRule } from './placement.rules.js';
import { Placing } from './placing.js';

/** One for all problems: to start a thread takes longer than most of them. */
const thread = new Solver().open();
afterAll(() => thread[Symbol.asyncDispose]());

const place = (problem: PlacementProblem) => new Placing(costTable(problem), thread, { seconds: 60 }).result();
const PATIENCE = 300_000;

/** Told afresh, without the code that is tested: whom a placing wrongs. `at` has all places of a person. */
function wrongs({ places, rules }: PlacementProblem, at: ReadonlyMap<string, readonly string[]>): PlacementRule[] {
  const isIn = (person: string, place: string) => at.get(person)!.includes(place);
  const size = (place: string) => [...at.values()].filter((own) => own.includes(place)).length;
  const sizes = places.filter(({ id, minimum, maximum }) => size(id) < minimum || size(id) > maximum);
  return [
    ...sizes.map((): PlacementRule => ({ kind: 'BALANCED', points: 0 })),
    ...rules.filter((rule) => {
      if (rule.kind === 'FORBIDDEN') return rule.persons.some((one) => rule.places.some((place) => isIn(one, place)));
      if (rule.kind === 'LOCKED') return !isIn(rule.person, rule.place);
      if (rule.kind !== 'APART') return false;
      return rule.from.some((other) => at.get(other)!.some((place) => isIn(rule.person, place)));
    }),
  ];
}

/** The points that a placing costs, less those that it gains. */
function points({ places, rules }: PlacementProblem, at: ReadonlyMap<string, string>): number {
  let cost = 0;
  for (const rule of rules) {
    if (rule.kind === 'PREFERRED')
      for (const person of rule.persons) cost -= rule.places.includes(at.get(person)!) ? rule.points : 0;
    for (const { id, maximum } of places) {
      const here = [...at].filter(([, place]) => place === id).map(([person]) => person);
      if (rule.kind === 'BALANCED') for (const taken of here.keys()) cost += (rule.points * taken) / maximum;
      if (rule.kind !== 'MIXED') continue;
      for (const set of rule.sets)
        for (const nth of here.filter((person) => set.includes(person)).keys())
          cost += rule.points * Math.max(0, nth + 1 - (rule.tolerated ?? 1));
    }
  }
  return cost;
}

function* every<T>(choices: readonly (readonly T[])[]): Generator<T[]> {
  if (choices.length === 0) yield [];
  else for (const rest of every(choices.slice(1))) for (const choice of choices[0]!) yield [choice, ...rest];
}

function* placings({ persons, places }: PlacementProblem): Generator<Map<string, string>> {
  const ids = places.map(({ id }) => id);
  for (const chosen of every(persons.map(() => ids))) yield new Map(persons.map((person, n) => [person, chosen[n]!]));
}

const each = (at: ReadonlyMap<string, string>) => new Map([...at].map(([person, place]) => [person, [place]]));

/** The least that it can cost; null where it is impossible. */
function least(problem: PlacementProblem): number | null {
  const possible = [...placings(problem)].filter((at) => wrongs(problem, each(at)).length === 0);
  return possible.length === 0 ? null : Math.min(...possible.map((at) => points(problem, at)));
}

function without(problem: PlacementProblem, dropped: readonly ConflictingRule[]): PlacementProblem {
  const isDropped = (one: ConflictingRule) => dropped.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const places = problem.places.map(({ id, minimum, maximum }) => ({
    id,
    minimum: isDropped({ kind: 'MINIMUM', place: id, minimum }) ? 0 : minimum,
    maximum: isDropped({ kind: 'MAXIMUM', place: id, maximum }) ? problem.persons.length : maximum,
  }));
  const rules = problem.rules.flatMap((rule): PlacementRule[] => {
    if (rule.kind === 'LOCKED') return isDropped(rule) ? [] : [rule];
    const { kind } = rule;
    if (kind === 'APART') {
      const { code, person } = rule;
      return [{ ...rule, from: rule.from.filter((from) => !isDropped({ kind, code, person, from })) }];
    }
    if (kind !== 'FORBIDDEN') return [rule];
    const { code } = rule;
    const closed = [...rule.places];
    return [{ ...rule, persons: rule.persons.filter((person) => !isDropped({ kind, code, person, places: closed })) }];
  });
  return { ...problem, places, rules };
}

/** Any problem with so many persons and places. */
const problems = (persons: number, places: number): fc.Arbitrary<PlacementProblem> =>
  fc
    .record({ persons: fc.integer({ min: 1, max: persons }), places: fc.integer({ min: 1, max: places }) })
    .chain((counts) => {
      const people = Array.from({ length: counts.persons }, (_, at) => `person ${at}`);
      const ids = Array.from({ length: counts.places }, (_, at) => `place ${at}`);
      const somebody = fc.constantFrom(...people);
      const [some, where] = [fc.subarray(people), fc.subarray(ids)];
      const row: fc.Arbitrary<PlacementRule> = fc.oneof(
        fc.record({
          kind: fc.constant('FORBIDDEN'),
          code: fc.constant('LANGUAGE'),
          persons: some,
          places: where,
        } as const),
        fc.record({ kind: fc.constant('LOCKED'), person: somebody, place: fc.constantFrom(...ids) } as const),
        fc
          .record({
            kind: fc.constant('APART'),
            code: fc.constant('OWN_MANAGER'),
            person: somebody,
            from: some,
          } as const)
          .map((rule) => ({ ...rule, from: rule.from.filter((one) => one !== rule.person) })),
        fc.record({
          kind: fc.constant('PREFERRED'),
          code: fc.constant('SAME_LOCATION'),
          persons: some,
          places: where,
          points: fc.integer({ min: -5, max: 5 }),
        } as const),
        fc.record({
          kind: fc.constant('MIXED'),
          code: fc.constant('DEPARTMENT'),
          sets: fc.array(some, { maxLength: 3 }),
          points: fc.nat(5),
          tolerated: fc.nat(2),
        } as const),
      );
      return fc.record({
        persons: fc.constant(people),
        places: fc
          .array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: ids.length, maxLength: ids.length })
          .map((sizes) =>
            sizes.map(([minimum, more], at) => ({ id: ids[at]!, minimum, maximum: Math.max(1, minimum + more) })),
          ),
        rules: fc
          .tuple(fc.array(row, { maxLength: 7 }), fc.nat(4))
          .map(([rows, load]): PlacementRule[] => [...rows, { kind: 'BALANCED', points: load }]),
      });
    });

describe('whatever the rules', () => {
  test(
    'nothing that costs less is possible, and impossible is what contradicts itself',
    async () => {
      await fc.assert(
        fc.asyncProperty(problems(5, 3), async (problem) => {
          const result = await place(problem);
          const best = least(problem);
          if (result.status === 'INFEASIBLE') {
            expect(best).toBeNull();
            const told = result.conflicts.flatMap(({ rules }) => rules);
            if (result.conflicts.length < 10) expect(least(without(problem, told))).not.toBeNull();
            return;
          }
          if (result.status !== 'OPTIMAL') throw new Error(result.status);
          const at = new Map(result.placements.map(({ person, place }) => [person, place]));
          expect([...at.keys()]).toEqual(problem.persons);
          expect(wrongs(problem, each(at))).toEqual([]);
          expect(points(problem, at)).toBeCloseTo(best!);
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE,
  );

  test(
    'of a conflict nothing can be missed',
    async () => {
      /** Whether the persons can be placed by these rules alone, wherever and in however many places the others are. */
      const isPossible = (problem: PlacementProblem, persons: readonly string[], rules: readonly ConflictingRule[]) => {
        const ids = problem.places.map(({ id }) => id);
        const subsets = [...every(ids.map((id) => [[id], []]))].map((chosen) => chosen.flat());
        const alone = ids.map((id) => [id]);
        const loose = without(
          problem,
          allRules(problem).filter((rule) => !rules.some((one) => JSON.stringify(one) === JSON.stringify(rule))),
        );
        for (const chosen of every(problem.persons.map((person) => (persons.includes(person) ? alone : subsets))))
          if (wrongs(loose, new Map(problem.persons.map((person, n) => [person, chosen[n]!]))).length === 0)
            return true;
        return false;
      };
      const allRules = ({ places, rules }: PlacementProblem): ConflictingRule[] => [
        ...places.flatMap(({ id, minimum, maximum }): ConflictingRule[] => [
          { kind: 'MINIMUM', place: id, minimum },
          { kind: 'MAXIMUM', place: id, maximum },
        ]),
        ...rules.flatMap((rule): ConflictingRule[] => {
          if (rule.kind === 'LOCKED') return [rule];
          const { kind } = rule;
          if (kind === 'APART') return rule.from.map((from) => ({ kind, code: rule.code, person: rule.person, from }));
          if (kind !== 'FORBIDDEN') return [];
          return rule.persons.map((person) => ({ kind, code: rule.code, person, places: [...rule.places] }));
        }),
      ];
      let smallest = 0;
      await fc.assert(
        fc.asyncProperty(problems(4, 3), async (problem) => {
          const result = await place(problem);
          if (result.status !== 'INFEASIBLE') return;
          for (const { persons, rules, isSmallest } of result.conflicts) {
            expect(isPossible(problem, persons, rules)).toBe(false);
            if (!isSmallest) continue;
            smallest += 1;
            for (const rule of rules)
              expect(
                isPossible(
                  problem,
                  persons,
                  rules.filter((one) => one !== rule),
                ),
              ).toBe(true);
          }
        }),
        { numRuns: 40 },
      );
      expect(smallest).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  test(
    'of many places too',
    async () => {
      const persons = Array.from({ length: 45 }, (_, at) => `person ${at}`);
      const ids = Array.from({ length: 14 }, (_, at) => `place ${at}`);
      const pick = (of: readonly string[], most: number) => fc.subarray([...of], { minLength: 1, maxLength: most });
      const rows = fc.record({
        closed: fc.array(fc.tuple(pick(persons, 4), pick(ids, 3)), { maxLength: 4 }),
        locked: fc.uniqueArray(fc.tuple(fc.constantFrom(...persons), fc.constantFrom(...ids)), {
          selector: ([person]) => person,
          maxLength: 3,
        }),
        apart: fc.array(pick(persons, 8), { maxLength: 4 }),
        sets: fc.array(pick(persons, 20), { maxLength: 8 }),
      });
      await fc.assert(
        fc.asyncProperty(rows, async ({ closed, locked, apart, sets }) => {
          const open = closed.filter(([people]) => !people.some((one) => locked.some(([person]) => person === one)));
          const problem: PlacementProblem = {
            persons,
            places: ids.map((id) => ({ id, minimum: 2, maximum: 5 })),
            rules: [
              { kind: 'BALANCED', points: 1 },
              ...open.map(([people, places]) => ({
                kind: 'FORBIDDEN' as const,
                code: 'LANGUAGE' as const,
                persons: people,
                places,
              })),
              ...locked.map(([person, place]) => ({ kind: 'LOCKED' as const, person, place })),
              ...apart.map(([person, ...from]) => ({
                kind: 'APART' as const,
                code: 'OWN_MANAGER' as const,
                person: person!,
                from,
              })),
              { kind: 'MIXED', code: 'DEPARTMENT', sets, points: 2 },
            ],
          };
          const result = await place(problem);
          if (!('placements' in result)) {
            expect(result.status).toBe('INFEASIBLE');
            return;
          }
          const at = new Map(result.placements.map(({ person, place }) => [person, place]));
          expect([...at.keys()]).toEqual(persons);
          expect(wrongs(problem, each(at))).toEqual([]);
          expect(result.bound).toBeLessThanOrEqual(result.cost);
          expect(result.cost).toBeCloseTo(points(problem, at));
        }),
        { numRuns: 8 },
      );
    },
    PATIENCE,
  );
});
