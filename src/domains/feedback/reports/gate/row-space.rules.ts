/**
 * A row of a matrix: whole numbers, one per column. Rows are only ever added up as whole multiples, so that everything here is exact;
 * there is no rounding, and no prime that could divide the wrong number.
 */
export type Row = Int32Array;

/** Above it, the difference of two products might not be exact any more. The matrices of a round stay far below: mostly -1, 0 and 1. */
const LARGEST_NUMBER = 2 ** 25;

/** Independent rows, each with a column of its own, in which the others are 0. */
export interface Basis {
  rows: readonly Row[];
  /** The column of each row. */
  columns: readonly number[];
}

/** A basis of what these rows span, by the first columns that give one. Null when a number becomes too large to be exact. */
export function basisOf(rows: readonly Row[], columns: readonly number[]): Basis | null {
  let open: readonly Row[] = rows;
  let done: readonly Row[] = [];
  const own: number[] = [];
  for (const column of columns) {
    if (open.length === 0) break;
    const pivot = sparsest(open, column);
    if (!pivot) continue;
    const [others, before] = [without(open, pivot, column), without(done, pivot, column)];
    if (!others || !before) return null;
    open = others;
    done = [...before, pivot];
    own.push(column);
  }
  return { rows: done, columns: own };
}

/** Rows that span whatever of the same space is 0 in `column`; `rows` have to be independent. Null as above. */
export function withoutColumn(rows: readonly Row[], column: number): Row[] | null {
  const pivot = sparsest(rows, column);
  return pivot ? without(rows, pivot, column) : [...rows];
}

/** Whether `row` is a sum of multiples of `rows`, which are independent. Too large to be exact counts as not. */
export function isSpanned(row: Row, rows: readonly Row[], columns: readonly number[]): boolean {
  return rows.length > 0 && basisOf([...rows, row], columns)?.rows.length === rows.length;
}

/** Splits things into parts, so that things with a mark in common, directly or by way of others, are in one part. */
export function partsOf<Thing>(things: readonly Thing[], marksOf: (thing: Thing) => Iterable<unknown>): Thing[][] {
  const next = things.map((_, at) => at);
  const partOf = (at: number): number => {
    let part = at;
    while (next[part] !== part) part = next[part] as number;
    return part;
  };
  const firstWith = new Map<unknown, number>();
  things.forEach((thing, at) => {
    for (const mark of marksOf(thing)) {
      const first = firstWith.get(mark);
      if (first === undefined) firstWith.set(mark, at);
      else next[partOf(at)] = partOf(first);
    }
  });
  return [...Map.groupBy(things.keys(), partOf).values()].map((part) => part.map((at) => things[at] as Thing));
}

/** The columns in which a row is not 0. */
export function filledColumns(row: Row): number[] {
  const filled: number[] = [];
  for (let column = 0; column < row.length; column += 1) if (row[column] !== 0) filled.push(column);
  return filled;
}

/** The row that is 0 in most places, of those that are not 0 in this column. */
function sparsest(rows: readonly Row[], column: number): Row | null {
  let best: Row | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row[column] === 0) continue;
    let filled = 0;
    for (let at = 0; at < row.length; at += 1) if (row[at] !== 0) filled += 1;
    if (filled < fewest) [best, fewest] = [row, filled];
  }
  return best;
}

/** The other rows, with so much of `pivot` added that they are 0 in `column`. */
function without(rows: readonly Row[], pivot: Row, column: number): Row[] | null {
  const cleared: Row[] = [];
  for (const row of rows) {
    if (row === pivot) continue;
    const next = row[column] === 0 ? row : combined(row, pivot, column);
    if (!next) return null;
    cleared.push(next);
  }
  return cleared;
}

function combined(row: Row, pivot: Row, column: number): Row | null {
  const common = greatestCommonDivisor(pivot[column] as number, row[column] as number);
  const [own, other] = [(pivot[column] as number) / common, (row[column] as number) / common];
  const sum = new Int32Array(row.length);
  for (let at = 0; at < row.length; at += 1) {
    const value = (row[at] as number) * own - (pivot[at] as number) * other;
    if (value > LARGEST_NUMBER || value < -LARGEST_NUMBER) return null;
    sum[at] = value;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [large, small] = [Math.abs(a), Math.abs(b)];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
}
