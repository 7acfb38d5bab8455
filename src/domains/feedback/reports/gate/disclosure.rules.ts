import { type Basis, basisOf, filledColumns, isSpanned, partsOf, type Row, withoutColumn } from './row-space.rules.js';

/** Whom a figure is over: raters, or for a figure over subjects the subjects. Members are told apart by ===. */
export type Cell = ReadonlySet<unknown>;

/**
 * Numbers that may be gone through for one set of candidates, after which searching is given up and what has not been found safe counts as
 * unsafe: in doubt, less is shown. Nested units take nothing of it.
 */
const MOST_WORK = 1e10;

interface Budget {
  work: number;
}

/** Whether there is work left for going through so many rows and columns, pair by pair of rows. */
function isAffordable(budget: Budget, rows: number, columns: number): boolean {
  budget.work -= rows ** 2 * columns;
  return budget.work >= 0;
}

/**
 * Rule 3 of the anonymity promise: whether some sum or difference of these cells isolates fewer than k of their members.
 *
 * Members are grouped by the set of cells that they are in, and cells are the 0/1 rows of a matrix with a column per group. Somebody who
 * knows the cells knows every sum of multiples of these rows, and nothing else. Deleting the columns of a union T of groups lowers the
 * rank if and only if such a sum, not 0 everywhere, is 0 outside T. So there is a leak if and only if some sum, other than 0, is of fewer
 * than k members; that is what is looked for.
 *
 * Sources: rule 3 itself; the linear view of table protection in Hundepool et al., Handbook on Statistical Disclosure Control, ch. 4; the
 * search by disjoint bases after Brouwer and Zimmermann, who look for the lightest word of a linear code (A. Betten et al.,
 * Error-Correcting Linear Codes, 2006, 1.8).
 */
export function isolatesFewer(cells: readonly Cell[], k: number): boolean {
  return isolatesMore([], cells, k, { work: MOST_WORK });
}

/**
 * Of the candidates those that can be shown, given what was released already: tried from the largest to the smallest (alike ones in the
 * order given), each stays if nothing is isolated by it together with what was released and what stayed before it. The result is in the
 * order given.
 *
 * What released cells isolate by themselves (a threshold that was lower then) cannot be taken back and holds nothing up; what only comes
 * about with a candidate does.
 */
export function largestSafe<C extends Cell>(
  candidates: readonly C[],
  released: readonly Cell[],
  k: number,
  mostWork = MOST_WORK,
): C[] {
  // Cells that have nobody in common, directly or by way of others, say nothing about each other.
  const parts = partsOf<Cell>([...candidates, ...released], (cell) => cell);
  const kept = new Set<Cell>();
  const budget = { work: mostWork };
  for (const part of parts.map((cells) => new Set(cells))) {
    const largestFirst = candidates
      .filter((candidate) => part.has(candidate))
      .toSorted((one, other) => other.size - one.size);
    const before = released.filter((cell) => part.has(cell));
    const nested = before.length === 0 ? safeAmongNested(largestFirst, k) : null;
    for (const cell of nested ?? safeAmong(largestFirst, before, k, budget)) kept.add(cell);
  }
  return candidates.filter((candidate) => kept.has(candidate));
}

/**
 * Those that stay of cells of which any two are one inside the other or have nobody in common, as units of an organisation are; null where
 * some overlap in another way. Each cell less the largest ones inside it is a sum, these have no member in common, and every other sum is
 * one of multiples of them: so each has to be of k members, or of none. A cell that is tried takes its members off the smallest around it.
 */
function safeAmongNested(largestFirst: readonly Cell[], k: number): Cell[] | null {
  const innermost = new Map<unknown, Cell>();
  const left = new Map<Cell, number>();
  const isolates = (members: number) => members > 0 && members < k;
  for (const cell of largestFirst) {
    const [member] = cell;
    const around = innermost.get(member);
    for (const other of cell) if (innermost.get(other) !== around) return null;
    const leftAround = around ? (left.get(around) as number) - cell.size : 0;
    if (isolates(cell.size) || isolates(leftAround)) continue;
    if (around) left.set(around, leftAround);
    left.set(cell, cell.size);
    for (const other of cell) innermost.set(other, cell);
  }
  return [...left.keys()];
}

/**
 * Those of the candidates that stay when they are tried one after another. Fewer cells never give more away, so when several are safe
 * together each of them would have stayed; only where they are not, they are looked at in halves.
 */
function safeAmong(
  candidates: readonly Cell[],
  released: readonly Cell[],
  k: number,
  budget: Budget,
  kept: readonly Cell[] = [],
): readonly Cell[] {
  if (!isolatesMore(released, [...kept, ...candidates], k, budget)) return candidates;
  if (candidates.length <= 1) return [];
  const half = Math.ceil(candidates.length / 2);
  const first = safeAmong(candidates.slice(0, half), released, k, budget, kept);
  return [...first, ...safeAmong(candidates.slice(half), released, k, budget, [...kept, ...first])];
}

/** Whether fewer than k are isolated by all of these cells, and were not by the released ones alone. */
function isolatesMore(released: readonly Cell[], added: readonly Cell[], k: number, budget: Budget): boolean {
  const { rows, weights } = matrixOf([...released, ...added]);
  // A sum that is not 0 in some column is of all its members at least: with k of them, it isolates no fewer.
  if (weights.every((weight) => weight >= k)) return false;
  if (!isAffordable(budget, rows.length, weights.length)) return true;
  const columns = [...weights.keys()].toSorted((one, other) => (weights[other] as number) - (weights[one] as number));
  const before = basisOf(rows.slice(0, released.length), columns);
  const all = basisOf(rows, columns);
  if (!before || !all) return true;
  const search: Search = { cells: rows, weights, columns, before: before.rows, k, budget };
  // Columns of k and more come first, so these rows span whatever is 0 in every one of them.
  const light = all.rows.filter((_, at) => (weights[all.columns[at] as number] as number) < k);
  return partsOf(light, filledColumns).some((part) => finds(search, part, new Set(), 0));
}

/** One row per cell, one column per group of members who are in the same cells; the weight of a column is how many they are. */
function matrixOf(cells: readonly Cell[]): { rows: Row[]; weights: number[] } {
  const groupOf = groupsOf(cells);
  const columnOf = new Map<number, number>();
  const weights: number[] = [];
  for (const group of groupOf.values()) {
    const column = columnOf.get(group) ?? weights.length;
    columnOf.set(group, column);
    weights[column] = (weights[column] ?? 0) + 1;
  }
  const rows = cells.map((cell) => {
    const row = new Int32Array(weights.length);
    for (const member of cell) row[columnOf.get(groupOf.get(member) as number) as number] = 1;
    return row;
  });
  return { rows, weights };
}

/** By member a number, the same for those who are in the same cells: each cell splits the groups that the cells before it left. */
function groupsOf(cells: readonly Cell[]): Map<unknown, number> {
  const groupOf = new Map<unknown, number>();
  let groups = 0;
  for (const cell of cells) {
    const splitOff = new Map<number | undefined, number>();
    for (const member of cell) {
      const before = groupOf.get(member);
      let group = splitOff.get(before);
      if (group === undefined) {
        group = groups;
        groups += 1;
        splitOff.set(before, group);
      }
      groupOf.set(member, group);
    }
  }
  return groupOf;
}

interface Search {
  /** The matrix. */
  cells: readonly Row[];
  weights: readonly number[];
  /** Heaviest first. */
  columns: readonly number[];
  /** Independent rows of what was released. */
  before: readonly Row[];
  k: number;
  budget: Budget;
}

/**
 * Whether the space that `rows` (independent) span has a row of weight under k that was not there before. `taken` are columns in which the
 * row may be other than 0 without being counted again: `weight` of members. In every other column it is either 0, or that is taken too.
 *
 * A row that is not 0 everywhere is not so in some column of any basis. When bases are found that have no member in common, at least half
 * as many as the weight that is left, then a row so light has, outside what was taken, but one column of one of them, and is a row of that
 * basis: with those it is settled. Otherwise a column is tried both ways.
 */
function finds(search: Search, rows: readonly Row[], taken: ReadonlySet<number>, weight: number): boolean {
  if (rows.length === 0) return false;
  const { before, columns, budget } = search;
  const isFound = (row: Row) =>
    weightOf(row, search.weights) < search.k &&
    !(isAffordable(budget, before.length, columns.length) && isSpanned(row, before, columns));
  if (rows.some(isFound)) return true;
  if (rows.length === 1) return false;
  const open = search.columns.filter((column) => !taken.has(column) && rows.some((row) => row[column] !== 0));
  const [column] = open;
  // Each of these rows is 0 outside what was taken, so of weight under k, and nothing new.
  if (column === undefined) return false;
  const left = search.k - weight;
  const bases = disjointBases(search, rows, open, left);
  if (bases === null || bases.some((basis) => basis.rows.some(isFound))) return true;
  if (2 * bases.length >= left) return false;
  const rest = withoutColumn(rows, column);
  if (!rest || finds(search, rest, taken, weight)) return true;
  const heavier = weight + (search.weights[column] as number);
  return heavier < search.k && finds(search, rows, new Set([...taken, column]), heavier);
}

function weightOf(row: Row, weights: readonly number[]): number {
  let sum = 0;
  for (let column = 0; column < row.length; column += 1) if (row[column] !== 0) sum += weights[column] as number;
  return sum;
}

/** Bases in these columns that have no member in common, `enough` at most; null when it has been too much work, or too large to be exact. */
function disjointBases(
  search: Search,
  rows: readonly Row[],
  columns: readonly number[],
  enough: number,
): Basis[] | null {
  const left = new Map(columns.map((column) => [column, search.weights[column] as number]));
  const bases: Basis[] = [];
  while (bases.length < enough) {
    if (!isAffordable(search.budget, rows.length, columns.length)) return null;
    const basis = basisOf(rows, plentifulFirst(search.cells, left));
    if (!basis) return null;
    if (basis.rows.length < rows.length) break;
    bases.push(basis);
    for (const column of basis.columns) left.set(column, (left.get(column) as number) - 1);
  }
  return bases;
}

/** The columns with members left; those last that are in a cell with few members left, so that one basis does not use up what all need. */
function plentifulFirst(cells: readonly Row[], left: ReadonlyMap<number, number>): number[] {
  const columns = [...left.keys()].filter((column) => (left.get(column) as number) > 0);
  const plenty = new Map(columns.map((column) => [column, Number.POSITIVE_INFINITY]));
  for (const cell of cells) {
    const inside = columns.filter((column) => cell[column] !== 0);
    const members = inside.reduce((sum, column) => sum + (left.get(column) as number), 0);
    for (const column of inside) plenty.set(column, Math.min(plenty.get(column) as number, members));
  }
  const order = (column: number) => [plenty.get(column) as number, left.get(column) as number] as const;
  return columns.toSorted((one, other) => {
    const [[plentyOfOne, leftOfOne], [plentyOfOther, leftOfOther]] = [order(one), order(other)];
    return plentyOfOther - plentyOfOne || leftOfOther - leftOfOne;
  });
}
