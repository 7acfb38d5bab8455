import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import { STANDARD_GROUPS } from '../../rater-group.rules.js';
import { releaseRound } from './release-round.rules.js';

/**
 * A reader who knows everything but the answers: who answered, who could not judge, every rule of the gate. Two checks that share no
 * code with it: all answers there can be, on small panels; and the rank test of rule 3, on larger ones.
 */
const groups = ['PEER', 'DIRECT_REPORT', 'OTHER'] as const;

function shown(scores: readonly (readonly number[])[], points: number, threshold: number) {
  const asked = { key: 'x', self: { en: 'I' }, other: { en: 'This leader' } };
  const definition: QuestionnaireDefinition = {
    key: 'q',
    name: { en: 'Q' },
    scale: { min: 1, max: points, cannotJudge: true, labels: { en: [] } },
    minimumRaters: { SELF: 1, MANAGER: 1, PEER: 0, DIRECT_REPORT: 0, OTHER: 0 },
    anonymityThreshold: 3,
    competencies: [{ key: 'c', name: { en: 'C' }, items: [asked] }],
    openQuestions: [],
  };
  const sheets = scores.flatMap((ofGroup, at) => ofGroup.map((score) => ({ group: groups[at]!, scores: [score] })));
  const nothing = { comments: [], panel: [], earlier: [], units: [] };
  const subjects = [{ subjectId: 's', groups: STANDARD_GROUPS, sheets, ...nothing }];
  return releaseRound({ definition, threshold, commentThreshold: 9, subjects }, Math.random).reports[0]!.release
    .forSubject;
}

/** Every multiset of `size` scores, each in ascending order. */
function answerSheets(size: number, points: number, lowest = 1): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: points - lowest + 1 }, (_, at) => lowest + at).flatMap((score) =>
    answerSheets(size - 1, points, score).map((rest) => [score, ...rest]),
  );
}

function* everyTeam(sizes: readonly number[], threshold: number): Generator<number[]> {
  for (let peers = 0; peers <= sizes[0]!; peers += 1) {
    for (let reports = 0; reports <= sizes[1]!; reports += 1) {
      for (let others = 0; others <= sizes[2]!; others += 1) {
        const team = [peers, reports, others];
        const size = peers + reports + others;
        if (size > 0 && size < threshold) yield team;
      }
    }
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** The teams of fewer than `threshold` raters whose sum follows from some report on a panel of these sizes. */
function teamsGivenAway(sizes: readonly number[], points: number, threshold: number): string[] {
  const [peers, reports, others] = sizes.map((size) => answerSheets(size, points));
  const teams = [...everyTeam(sizes, threshold)];
  const rangesByReport = new Map<string, { least: number; most: number }[]>();
  for (const ofPeers of peers!) {
    for (const ofReports of reports!) {
      for (const ofOthers of others!) {
        const world = [ofPeers, ofReports, ofOthers];
        const report = JSON.stringify(shown(world, points, threshold));
        const ranges = rangesByReport.get(report) ?? teams.map(() => ({ least: Number.POSITIVE_INFINITY, most: 0 }));
        rangesByReport.set(report, ranges);
        teams.forEach((team, at) => {
          const least = total(world.map((scores, group) => total(scores.slice(0, team[group]))));
          const most = total(world.map((scores, group) => total(scores.slice(scores.length - team[group]!))));
          ranges[at] = { least: Math.min(ranges[at]!.least, least), most: Math.max(ranges[at]!.most, most) };
        });
      }
    }
  }
  return [...rangesByReport].flatMap(([report, ranges]) =>
    ranges.flatMap(({ least, most }, at) => (least === most ? [`${teams[at]} has ${least} given ${report}`] : [])),
  );
}

describe('all answers there can be', () => {
  test.each([
    { sizes: [3, 0, 0], points: 5, threshold: 3 },
    { sizes: [5, 0, 0], points: 5, threshold: 3 },
    { sizes: [8, 0, 0], points: 5, threshold: 4 },
    { sizes: [9, 0, 0], points: 4, threshold: 3 },
    { sizes: [3, 2, 0], points: 5, threshold: 3 },
    { sizes: [2, 2, 0], points: 5, threshold: 3 },
    { sizes: [3, 3, 0], points: 5, threshold: 3 },
    { sizes: [4, 3, 0], points: 5, threshold: 3 },
    { sizes: [4, 2, 1], points: 5, threshold: 3 },
    { sizes: [6, 3, 0], points: 4, threshold: 3 },
    { sizes: [3, 3, 2], points: 4, threshold: 3 },
    { sizes: [3, 3, 3], points: 4, threshold: 3 },
    { sizes: [4, 3, 1], points: 4, threshold: 4 },
    { sizes: [2, 2, 2], points: 5, threshold: 4 },
    { sizes: [5, 4, 0], points: 5, threshold: 4 },
  ])(
    'leave every answer and every sum of fewer than $threshold in doubt, with $sizes raters',
    ({ sizes, points, threshold }) => {
      expect(teamsGivenAway(sizes, points, threshold)).toEqual([]);
    },
  );
});

/** Which raters a figure is over, found from outside: everybody answers 3, then one answers 5, and figures that move contain that one. */
function cellsOf(sizes: readonly number[], threshold: number): boolean[][] {
  const world = sizes.map((size) => new Array<number>(size).fill(3));
  const figuresOf = (scores: number[][]) =>
    Object.entries(shown(scores, 5, threshold).competencies[0]!.items[0]!.figures).map(([, figure]) =>
      JSON.stringify(figure),
    );
  const before = figuresOf(world);
  const columns = world.flatMap((scores, group) =>
    scores.map((_, rater) =>
      figuresOf(world.map((other, at) => (at === group ? other.with(rater, 5) : other))).map(
        (figure, cell) => figure !== before[cell],
      ),
    ),
  );
  return before.map((_, cell) => columns.map((column) => column[cell]!)).filter((_, cell) => before[cell] !== 'null');
}

function rankOf(rows: readonly number[][]): number {
  const matrix = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!];
    const lead = matrix[rank]!;
    for (const row of matrix.slice(rank + 1)) {
      const factor = row[column]! / lead[column]!;
      row.forEach((value, at) => {
        row[at] = value - factor * lead[at]!;
      });
    }
    rank += 1;
  }
  return rank;
}

/** The rank test of rule 3, over raters grouped by the set of cells that they are in. */
function leaksOf(cells: readonly boolean[][], threshold: number): number[][] {
  const raters = cells[0]?.map((_, rater) => cells.map((cell) => cell[rater]!)) ?? [];
  const alike = [...Map.groupBy(raters, (membership) => JSON.stringify(membership)).values()].filter(([first]) =>
    first!.some(Boolean),
  );
  const rankWithout = (left: ReadonlySet<number>) =>
    rankOf(cells.map((_, cell) => alike.map((members, at) => (left.has(at) || !members[0]![cell] ? 0 : 1))));
  const whole = rankWithout(new Set());
  return Array.from({ length: 2 ** alike.length - 1 }, (_, at) =>
    alike.map((_, bit) => bit).filter((bit) => ((at + 1) >> bit) & 1),
  )
    .filter((union) => total(union.map((bit) => alike[bit]!.length)) < threshold)
    .filter((union) => rankWithout(new Set(union)) < whole);
}

describe('the rank test', () => {
  test('finds the group that a total gives away, so it can find something', () => {
    const peers = [true, true, true, false, false];
    expect(leaksOf([peers, [true, true, true, true, true]], 3)).toEqual([[1]]);
    expect(leaksOf([peers], 3)).toEqual([]);
  });

  test('finds no sum or difference of figures that isolates fewer than k raters, on any panel', () => {
    const size = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 3, max: 6 }), (peers, reports, others, threshold) => {
        expect(leaksOf(cellsOf([peers, reports, others], threshold), threshold)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
