/** Something that was shown: which raters (or, of a unit, which subjects) its figure is a sum over. */
export interface ShownCell {
  /** For the story of a leak: 'PEER in round 2'. */
  name: string;
  contributors: ReadonlySet<string>;
}

/** Raters who are fewer than k and whom some sum or difference of what was shown is about, and nobody else. */
export interface Isolated {
  raters: string[];
  /** Those that it takes. */
  cells: string[];
}

/** A prime far below the square root of the largest safe integer: products of two residues stay exact. */
const PRIME = 33_554_393;

/**
 * The test of rule 3, as it is written: raters are grouped by the set of cells that they are in; for each union T of groups with fewer
 * than k raters, the cells leak if and only if deleting T's columns from the cell-by-group matrix lowers its rank. Only the largest such
 * unions are tried: what leaks about a part leaks about the whole. Ranks are over a prime field, where those of so small a matrix of
 * noughts and ones are those over the rationals.
 * @param known - raters whose answers the reader knows already, such as the reader's own; they are never among the isolated.
 */
export function isolatedBy(
  cells: readonly ShownCell[],
  threshold: number,
  known: readonly string[] = [],
): Isolated | null {
  const rows = [...cells.filter(({ contributors }) => contributors.size > 0), ...known.map(knownCell)];
  const groups = groupsOf(rows);
  const matrix = rows.map(({ contributors }) => groups.map(([first]) => (contributors.has(first!) ? 1 : 0)));
  const small = groups.flatMap((raters, at) =>
    raters.length < threshold && !known.some((rater) => raters.includes(rater)) ? [at] : [],
  );
  for (const union of largestUnions(small, (at) => groups[at]!.length, threshold)) {
    if (!isLowered(matrix, union)) continue;
    const needed = fewestNeeded(matrix, union);
    return {
      raters: union.flatMap((at) => groups[at]!),
      cells: needed.map((row) => rows[row]!.name),
    };
  }
  return null;
}

const isLowered = (matrix: readonly (readonly number[])[], union: readonly number[]): boolean =>
  rankOf(matrix.map((row) => row.filter((_, at) => !union.includes(at)))) < rankOf(matrix);

/** Rows without any of which nothing would be isolated: for the story. */
function fewestNeeded(matrix: readonly (readonly number[])[], union: readonly number[]): number[] {
  let needed = [...matrix.keys()];
  for (const row of matrix.keys()) {
    const without = needed.filter((one) => one !== row);
    if (
      isLowered(
        without.map((one) => matrix[one]!),
        union,
      )
    )
      needed = without;
  }
  return needed;
}

const knownCell = (rater: string): ShownCell => ({ name: `what ${rater} answered`, contributors: new Set([rater]) });

/** Raters who are in the same cells, together. */
function groupsOf(cells: readonly ShownCell[]): string[][] {
  const everybody = new Set(cells.flatMap(({ contributors }) => [...contributors]));
  const pattern = (rater: string) => cells.map(({ contributors }) => (contributors.has(rater) ? '1' : '0')).join('');
  return [...Map.groupBy(everybody, pattern).values()];
}

/** The unions of groups with fewer than `limit` members to which no further group can be added. */
function largestUnions(groups: readonly number[], sizeOf: (group: number) => number, limit: number): number[][] {
  const unions: number[][] = [];
  const extend = (union: number[], size: number, from: number) => {
    const isFull = groups.every((group) => union.includes(group) || size + sizeOf(group) >= limit);
    if (isFull && union.length > 0) unions.push(union);
    for (let at = from; at < groups.length; at += 1) {
      const group = groups[at]!;
      if (size + sizeOf(group) < limit) extend([...union, group], size + sizeOf(group), at + 1);
    }
  };
  extend([], 0, 0);
  return unions;
}

/** Rank by elimination. */
function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0);
    if (found < 0) continue;
    [rows[rank], rows[found]] = [rows[found]!, rows[rank]!];
    const pivot = rows[rank]!;
    const inverse = power(pivot[column]!, PRIME - 2);
    for (const row of rows.slice(rank + 1)) {
      const factor = (row[column]! * inverse) % PRIME;
      if (factor === 0) continue;
      for (let at = column; at < width; at += 1) row[at] = (row[at]! + (PRIME - factor) * pivot[at]!) % PRIME;
    }
    rank += 1;
  }
  return rank;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base % PRIME, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
