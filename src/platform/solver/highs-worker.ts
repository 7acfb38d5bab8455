/**
 * The thread in which HiGHS works: WebAssembly that blocks until it is done. It imports nothing of ours but types, so that Node can
 * start it from source as well as built.
 */
import { parentPort } from 'node:worker_threads';
import highsModule, { type CallbackData, type Model } from 'highs';
import type {
  ConflictResult,
  MixedIntegerModel,
  SolverResult,
  ThreadReply,
  ThreadRequest,
} from './mixed-integer-model.js';

// The package's types are those of CommonJS, what Node imports is the module itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();
const { optimal, infeasible, timeLimit } = highs.constants.modelStatus;
const port = parentPort!;
const reply = (message: ThreadReply) => port.postMessage(message);

port.on('message', (request: ThreadRequest) => {
  try {
    if (request.task === 'solve') reply({ kind: 'solved', result: solve(request) });
    else reply({ kind: 'conflict', result: conflict(request) });
  } catch (error) {
    reply({ kind: 'failed', message: (error as Error).message });
  }
});

function loaded<T>(model: MixedIntegerModel, work: (loaded: Model) => T): T {
  const numCols = model.cost.length;
  const numRows = model.rowLower.length;
  const { starts, indices, values } = model;
  return highs.withModel(
    {
      numCols,
      numRows,
      colCost: model.cost,
      colLower: model.lower,
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: { format: 'csr', numRows, numCols, starts, indices, values },
      ...(hasWhole(model) ? { integrality: model.integer } : {}),
    },
    (made) => {
      // Without output there is no progress either.
      made.options.set({ output_flag: true, log_to_console: false });
      return work(made);
    },
  );
}

/** The solver's infinity is 1e30 or more. */
const finite = (figure = Number.POSITIVE_INFINITY) => (Math.abs(figure) < 1e30 ? figure : null);

const hasWhole = ({ integer }: MixedIntegerModel): boolean => integer.includes(1);

function solve({ model, seconds, start }: Extract<ThreadRequest, { task: 'solve' }>): SolverResult {
  if (model.cost.length === 0) return withoutColumns(model);
  return loaded(model, (made) => {
    // To the end, where there is time: its own default is content with something close.
    made.options.set({ time_limit: seconds, mip_rel_gap: 0 });
    if (start) made.setSolution({ colValue: start });
    let told = 0;
    const tell = ({ data }: { data: CallbackData }): undefined => {
      const elapsed = data.running_time ?? 0;
      if (elapsed - told < 0.1) return;
      told = elapsed;
      const progress = {
        seconds: elapsed,
        objective: finite(data.mip_primal_bound),
        bound: finite(data.mip_dual_bound),
      };
      reply({ kind: 'progress', progress });
    };
    const { mipLogging, mipInterrupt } = highs.constants.callbackType;
    made.run({ [mipLogging]: tell, [mipInterrupt]: tell });
    const status = made.getModelStatus();
    if (status === infeasible) return { status: 'INFEASIBLE' };
    if (status !== optimal && status !== timeLimit) throw new Error(`The solver ended with status ${status}`);
    const objective = made.getObjectiveValue();
    const isWhole = hasWhole(model);
    // A linear model that ran out of time has a basis, but no solution that satisfies it; a whole one says 'infinite' without one.
    if (status === timeLimit && (!isWhole || Math.abs(objective) >= 1e30))
      return { status: 'STOPPED', because: 'TIME' };
    const bound = isWhole ? (made.info.get('mip_dual_bound') as number) : objective;
    const found = { values: made.getSolution().colValue, objective, bound };
    const left = Math.max(0, objective - bound);
    if (left <= 1e-6) return { status: 'OPTIMAL', gap: 0, ...found, bound: objective };
    return { status: 'WITHIN', gap: left / Math.abs(objective), ...found };
  });
}

/** Every row is 0 then, which the solver does not look at. */
function withoutColumns({ rowLower, rowUpper }: MixedIntegerModel): SolverResult {
  const holds = rowLower.every((lower, row) => lower <= 0 && rowUpper[row]! >= 0);
  if (!holds) return { status: 'INFEASIBLE' };
  return { status: 'OPTIMAL', gap: 0, values: new Float64Array(0), objective: 0, bound: 0 };
}

/** Takes groups of rows out, half of them at a time at first, as long as what is left stays impossible. */
function conflict({ model, seconds, groupOfRow }: Extract<ThreadRequest, { task: 'conflict' }>): ConflictResult {
  const ends = performance.now() + seconds * 1000;
  return loaded(model, (made) => {
    const rows = Map.groupBy(groupOfRow.keys(), (row) => groupOfRow[row]!);
    const set = (groups: readonly number[], isHeld: boolean) => {
      const indices = groups.flatMap((group) => rows.get(group)!).sort((a, b) => a - b);
      const bounds = (of: Float64Array, free: number) => indices.map((row) => (isHeld ? of[row]! : free));
      made.changeRowsBounds(
        { kind: 'set', indices },
        bounds(model.rowLower, -highs.infinity),
        bounds(model.rowUpper, highs.infinity),
      );
    };
    const isImpossible = (): boolean | null => {
      const left = (ends - performance.now()) / 1000;
      if (left <= 0) return null;
      made.options.set({ time_limit: left });
      made.zeroAllClocks();
      made.run();
      const status = made.getModelStatus();
      return status === timeLimit ? null : status === infeasible;
    };
    const before = isImpossible();
    if (before === null) return { status: 'STOPPED', because: 'TIME' };
    if (!before) return { status: 'FEASIBLE' };
    let kept = [...rows.keys()].sort((a, b) => a - b);
    if (!hasWhole(model)) {
      // What proves a linear model impossible names few rows; without presolve the solver keeps it.
      made.options.set({ presolve: 'off' });
      const proof = isImpossible() ? made.getDualRay()?.values : undefined;
      const named = new Set(groupOfRow.filter((_, row) => Math.abs(proof?.[row] ?? 0) > 1e-9));
      const others = kept.filter((group) => !named.has(group));
      if (proof) set(others, false);
      if (proof && isImpossible()) kept = kept.filter((group) => named.has(group));
      else if (proof) set(others, true);
    }
    for (let size = Math.ceil(kept.length / 2); ; size = Math.ceil(size / 2)) {
      for (let at = 0; at < kept.length; ) {
        const without = kept.slice(at, at + size);
        set(without, false);
        const still = isImpossible();
        if (still === null) return { status: 'CONFLICT', groups: kept, irreducible: false };
        if (still) kept = kept.toSpliced(at, size);
        else {
          set(without, true);
          at += size;
        }
      }
      if (size === 1) return { status: 'CONFLICT', groups: kept, irreducible: true };
    }
  });
}
