import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, isolatesFewer, largestSafe } from './disclosure.rules.js';

const cell = (members: string) => new Set(members);

/** Rank by fractions, in the plainest way. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => row.map((value) => [BigInt(value), 1n] as [bigint, bigint]));
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= rank && row[column]![0] !== 0n);
    if (pivot < 0) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!];
    const lead = matrix[rank]!;
    for (const row of matrix.slice(rank + 1)) {
      const [top, bottom] = [row[column]![0] * lead[column]![1], row[column]![1] * lead[column]![0]];
      row.forEach(([own, under], at) => {
        row[at] = [own * bottom * lead[at]![1] - top * lead[at]![0] * under, under * bottom * lead[at]![1]];
      });
    }
    rank += 1;
  }
  return rank;
}

/** Rule 3 to the letter, over every union T of groups of members who are in the same cells, of fewer than k. */
function dropsByTeam(
  cells: readonly ReadonlySet<string>[],
  members: readonly string[],
  k: number,
): Map<string, number> {
  const rows = (left: string) =>
    cells.map((one) => members.map((member) => (one.has(member) && !left.includes(member) ? 1 : 0)));
  const whole = rankOf(rows(''));
  const drops = new Map<string, number>();
  for (let bits = 1; bits < 2 ** members.length; bits += 1) {
    const team = members.filter((_, at) => (bits >> at) & 1);
    if (team.length < k) drops.set(team.join(''), whole - rankOf(rows(team.join(''))));
  }
  return drops;
}

const members = [...'abcdefgh'];
const cells = fc.array(
  fc.subarray(members).map((chosen) => new Set(chosen)),
  { maxLength: 6 },
);
const thresholds = fc.integer({ min: 2, max: 5 });

describe('fewer than k are isolated', () => {
  test('by a cell of fewer', () => {
    expect(isolatesFewer([cell('abc')], 4)).toBe(true);
    expect(isolatesFewer([cell('abcd')], 4)).toBe(false);
  });

  test('by the difference of a total and its part', () => {
    expect(isolatesFewer([cell('abcdefgh'), cell('abcde')], 4)).toBe(true);
    expect(isolatesFewer([cell('abcdefgh'), cell('abcd')], 4)).toBe(false);
  });

  test('by one who came and one who went', () => {
    expect(isolatesFewer([cell('abcdef'), cell('abcdeg')], 3)).toBe(true);
    expect(isolatesFewer([cell('abcdef'), cell('abcdef')], 3)).toBe(false);
  });

  test('by a difference of three cells that no two of them give', () => {
    expect(isolatesFewer([cell('abcdef'), cell('abcx'), cell('defy')], 3)).toBe(true);
    expect(isolatesFewer([cell('abcdef'), cell('abcx')], 3)).toBe(false);
    expect(isolatesFewer([cell('abcdef'), cell('defy')], 3)).toBe(false);
  });

  test('by halves, as odd cycles of cells have them', () => {
    expect(isolatesFewer([cell('abcd'), cell('cdef'), cell('abef')], 3)).toBe(true);
  });

  test('by nothing when nothing is shown, or only of nobody', () => {
    expect(isolatesFewer([], 4)).toBe(false);
    expect(isolatesFewer([cell('')], 4)).toBe(false);
  });

  test('exactly when rule 3 says so, on any cells', () => {
    fc.assert(
      fc.property(cells, thresholds, (some, k) => {
        const drops = [...dropsByTeam(some, members, k).values()];
        expect(isolatesFewer(some, k)).toBe(drops.some((drop) => drop > 0));
      }),
      { numRuns: 400 },
    );
  });

  test('exactly when rule 3 says so, on cells that lie in each other as units do', () => {
    const nested = ['abcdefgh', 'abcde', 'abc', 'abc', 'ab', 'a', 'de', 'fgh', 'fg', 'f', ''].map(cell);
    fc.assert(
      fc.property(fc.shuffledSubarray(nested), thresholds, (some, k) => {
        const drops = [...dropsByTeam(some, members, k).values()];
        expect(isolatesFewer(some, k)).toBe(drops.some((drop) => drop > 0));
      }),
      { numRuns: 400 },
    );
  });
});

describe('the largest safe cells', () => {
  test('are taken from the largest to the smallest, alike ones as they come', () => {
    const [all, most, few, others] = [cell('abcdefgh'), cell('abcde'), cell('fgh'), cell('abcdf')];
    expect(largestSafe([few, most, all], [], 3)).toEqual([few, most, all]);
    expect(largestSafe([few, most, all], [], 4)).toEqual([all]);
    expect(largestSafe([most, others], [], 4)).toEqual([most]);
    expect(largestSafe([others, most], [], 4)).toEqual([others]);
  });

  test('are safe beside what was released, and no other one could be added to those before it', () => {
    fc.assert(
      fc.property(cells, cells, thresholds, (candidates, released, k) => {
        const before = isolatesFewer(released, k) ? [] : released;
        const kept = largestSafe(candidates, before, k);
        expect(isolatesFewer([...before, ...kept], k)).toBe(false);
        for (const left of candidates.filter((candidate) => !kept.includes(candidate))) {
          const larger = kept.filter(({ size }) => size >= left.size);
          expect(isolatesFewer([...before, ...larger, left], k)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('leave nobody over between a unit and those in it, however many of these there are', () => {
    const [all, first, second, third] = [cell('abcdefghijkl'), cell('abcde'), cell('fghij'), cell('abc')];
    expect(largestSafe([all, first, second], [], 5)).toEqual([all, first]);
    expect(largestSafe([all, first, second], [], 2)).toEqual([all, first, second]);
    expect(largestSafe([all, first, second, third], [], 3)).toEqual([all, first]);
    expect(largestSafe([first, second, third], [], 3)).toEqual([first, second]);
  });

  test('are, of cells that lie in each other as units do, each that is safe beside the larger ones', () => {
    const nested = ['abcdefgh', 'abcdefgh', 'abcde', 'abc', 'abc', 'ab', 'c', 'de', 'fgh', 'fg', 'h', ''].map(cell);
    fc.assert(
      fc.property(fc.shuffledSubarray(nested), thresholds, (candidates, k) => {
        const kept: Cell[] = [];
        for (const one of candidates.toSorted((a, b) => b.size - a.size))
          if (!isolatesFewer([...kept, one], k)) kept.push(one);
        expect(new Set(largestSafe(candidates, [], k))).toEqual(new Set(kept));
      }),
      { numRuns: 1000 },
    );
  });

  test('isolate nobody whom the released cells did not isolate already, also where those were not safe', () => {
    fc.assert(
      fc.property(cells, cells, thresholds, (candidates, released, k) => {
        const before = dropsByTeam(released, members, k);
        const after = dropsByTeam([...released, ...largestSafe(candidates, released, k)], members, k);
        expect([...after].filter(([team, drop]) => drop > before.get(team)!)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('are found for one leader with 49 groups of 10 to 100 raters, in four rounds with changing panels', () => {
    const sizes = Array.from({ length: 49 }, (_, group) => 10 + ((group * 37) % 91));
    const round = (newcomers: number) =>
      sizes.map((size, group) => new Set(Array.from({ length: size }, (_, at) => `${group} ${at + newcomers}`)));
    const earlier = [round(0), round(2), round(4)].flat();
    expect(largestSafe(round(4), earlier, 4)).toHaveLength(49);
    expect(largestSafe(round(5), earlier, 4)).toHaveLength(0);
  });

  test('are found when everybody changed places', () => {
    const raters = Array.from({ length: 2400 }, (_, at) => at);
    const groups = (of: (rater: number) => number) =>
      Array.from({ length: 40 }, (_, group) => new Set(raters.filter((rater) => of(rater) === group)));
    const before = groups((rater) => rater % 40);
    const after = groups((rater) => Math.floor(rater / 40) % 40);
    expect(largestSafe(after, before, 4)).toHaveLength(40);
  });
});
