/**
 * Least cost over columns within their bounds, so that every row (a weighted sum of columns) stays within its own.
 * Bounds may be infinite. Column j is whole where `integer[j]` is 1. Row i has its columns and weights from `starts[i]` up to
 * `starts[i + 1]` of `indices` and `values`; no column twice in one row.
 */
export interface MixedIntegerModel {
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  integer: Int32Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

/** What is known while a model is solved: elapsed seconds, the best cost so far, and the cost that nothing can be below. */
export interface SolverProgress {
  seconds: number;
  objective: number | null;
  bound: number | null;
}

/** A value per column, its cost, and what the cost of any solution is at least. */
interface Found {
  values: Float64Array;
  objective: number;
  bound: number;
}

/**
 * OPTIMAL: proven that nothing costs less. WITHIN: the time was up; nothing costs less than
 * `gap` (a share of the objective) below it. INFEASIBLE: proven that nothing satisfies all rows. STOPPED: by the signal, or because the
 * time was up before anything was found.
 */
export type SolverResult =
  | ({ status: 'OPTIMAL'; gap: 0 } & Found)
  | ({ status: 'WITHIN'; gap: number } & Found)
  | { status: 'INFEASIBLE' }
  | { status: 'STOPPED'; because: 'SIGNAL' | 'TIME' };

/** Groups of rows that cannot hold together; irreducible when without any of them the others can, which needs time to prove. */
export type ConflictResult =
  | { status: 'CONFLICT'; groups: number[]; irreducible: boolean }
  | { status: 'FEASIBLE' }
  | { status: 'STOPPED'; because: 'SIGNAL' | 'TIME' };

/** What the thread is asked; `seconds` from when it begins. */
export type ThreadRequest =
  | { task: 'solve'; model: MixedIntegerModel; seconds: number; start: Float64Array | null }
  | { task: 'conflict'; model: MixedIntegerModel; seconds: number; groupOfRow: Int32Array };

export type ThreadReply =
  | { kind: 'progress'; progress: SolverProgress }
  | { kind: 'solved'; result: SolverResult }
  | { kind: 'conflict'; result: ConflictResult }
  | { kind: 'failed'; message: string };
