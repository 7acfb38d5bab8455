import { describe, expect, test } from '@jest/globals';
import type { MixedIntegerModel, SolverResult } from './mixed-integer-model.js';
import { Solver } from './solver.js';
import { type SolveOptions, SolverThread } from './solver-thread.js';
import { Turns } from './turns.js';

type Row = [lower: number, weights: readonly number[], upper: number];

/** Whole columns from 0 to `upper`, each row with a weight for every one of them. */
function model(cost: readonly number[], rows: readonly Row[], upper = 1, isWhole = true): MixedIntegerModel {
  const columns = [...cost.keys()];
  return {
    cost: Float64Array.from(cost),
    lower: new Float64Array(cost.length),
    upper: new Float64Array(cost.length).fill(upper),
    integer: new Int32Array(cost.length).fill(isWhole ? 1 : 0),
    rowLower: Float64Array.from(rows, ([lower]) => lower),
    rowUpper: Float64Array.from(rows, ([, , most]) => most),
    starts: Int32Array.from([...rows.keys(), rows.length], (row) => row * cost.length),
    indices: Int32Array.from(rows.flatMap(() => columns)),
    values: Float64Array.from(rows.flatMap(([, weights]) => weights)),
  };
}

/** Cornuéjols and Dawande's market split: whether a half of it can be had exactly is beyond branch and bound. */
function beyondReach(): MixedIntegerModel {
  let state = 7;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * 100);
  };
  const products = 50;
  const split: Row[] = Array.from({ length: 6 }, (_, retailer) => {
    const weights = Array.from({ length: products }, next);
    const half = Math.floor(weights.reduce((sum, weight) => sum + weight, 0) / 2);
    const missing = Array.from({ length: 12 }, (_, slack) =>
      slack === 2 * retailer ? 1 : slack === 2 * retailer + 1 ? -1 : 0,
    );
    return [half, [...weights, ...missing], half];
  });
  const made = model([...Array.from({ length: products }, () => 0), ...Array.from({ length: 12 }, () => 1)], split);
  made.upper.fill(10_000, products);
  return made;
}

const KNAPSACK = model([-6, -10, -12], [[0, [1, 2, 3], 5]]);
const SMALL = { seconds: 20 };

/** What a thread of its own comes to. */
async function solved(
  made: MixedIntegerModel,
  { signal, ...options }: SolveOptions & { signal?: AbortSignal },
): Promise<SolverResult> {
  await using thread = new Solver().open(signal);
  return await thread.solve(made, options);
}

describe('the solver', () => {
  test('finds what costs least, and has proven it', async () => {
    const result = await solved(KNAPSACK, SMALL);
    expect(result).toMatchObject({ status: 'OPTIMAL', objective: -22, bound: -22, gap: 0 });
    expect('values' in result && [...result.values]).toEqual([0, 1, 1]);
  });

  test('solves models without whole columns too, and models without rows or columns', async () => {
    const halves = model([-6, -10, -12], [[0, [1, 2, 3], 5]], 1, false);
    const result = await solved(halves, SMALL);
    expect(result).toMatchObject({ status: 'OPTIMAL' });
    expect('objective' in result && result.objective).toBeCloseTo(-24);
    expect(await solved(model([3], []), SMALL)).toMatchObject({ status: 'OPTIMAL', objective: 0 });
    expect(await solved(model([], []), SMALL)).toMatchObject({ status: 'OPTIMAL', objective: 0 });
    expect(await solved(model([], [[1, [], 2]]), SMALL)).toEqual({ status: 'INFEASIBLE' });
  });

  test('says that nothing satisfies all rows', async () => {
    expect(await solved(model([1, 1], [[3, [1, 1], 4]]), SMALL)).toEqual({ status: 'INFEASIBLE' });
  });

  test('rejects a model without a least cost, or that is none', async () => {
    await expect(solved(model([-1], [], Number.POSITIVE_INFINITY), SMALL)).rejects.toThrow();
    const crooked = { ...KNAPSACK, indices: Int32Array.of(0, 1, 9) };
    await expect(solved(crooked, SMALL)).rejects.toThrow();
  });

  test('says how far it is when its time is up, and what it came to know on the way', async () => {
    const told: number[] = [];
    const result = await solved(beyondReach(), {
      seconds: 1,
      onProgress: ({ seconds }) => told.push(seconds),
    });
    expect(result).toMatchObject({ status: 'WITHIN', gap: expect.any(Number) });
    if (result.status !== 'WITHIN') throw new Error('solved after all');
    expect(result.bound).toBeLessThan(result.objective);
    expect(result.gap).toBeCloseTo((result.objective - result.bound) / result.objective);
    expect(told.length).toBeGreaterThan(0);
  });

  test('begins with a solution that it is given', async () => {
    const start = Float64Array.of(1, 1, 0);
    expect(await solved(KNAPSACK, { ...SMALL, start })).toMatchObject({ objective: -22 });
  });

  test('leaves the caller’s thread free', async () => {
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await solved(beyondReach(), { seconds: 0.5 });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
  });
});

describe('a thread of the solver', () => {
  test('is stopped by its signal, and makes room for the next', async () => {
    const turns = new Turns(1);
    const stopping = new AbortController();
    await using thread = new SolverThread(turns, stopping.signal, () => undefined);
    await using next = new SolverThread(turns, undefined, () => undefined);
    const endless = thread.solve(beyondReach(), { seconds: 600, onProgress: () => stopping.abort() });
    const waiting = next.solve(KNAPSACK, SMALL);
    expect(await endless).toEqual({ status: 'STOPPED', because: 'SIGNAL' });
    // There is one turn, and it is given back when the thread has exited.
    expect(await waiting).toMatchObject({ status: 'OPTIMAL' });
    expect(await thread.solve(KNAPSACK, SMALL)).toEqual({ status: 'STOPPED', because: 'SIGNAL' });
  });

  test('does not begin with a signal that has aborted, nor waits for its turn after it has', async () => {
    const turns = new Turns(0);
    const stopping = new AbortController();
    await using thread = new SolverThread(turns, stopping.signal, () => undefined);
    const waiting = thread.solve(KNAPSACK, SMALL);
    stopping.abort();
    expect(await waiting).toEqual({ status: 'STOPPED', because: 'SIGNAL' });
    const late = solved(KNAPSACK, { ...SMALL, signal: AbortSignal.abort() });
    expect(await late).toEqual({ status: 'STOPPED', because: 'SIGNAL' });
  });

  test('solves one model after another, and is gone when it is left', async () => {
    const turns = new Turns(1);
    {
      await using thread = new SolverThread(turns, undefined, () => undefined);
      for (const capacity of [1, 3, 6]) {
        const result = await thread.solve(model([-6, -10, -12], [[0, [1, 2, 3], capacity]]), SMALL);
        expect(result).toMatchObject({ objective: { 1: -6, 3: -16, 6: -28 }[capacity] });
      }
      await expect(Promise.all([thread.solve(KNAPSACK, SMALL), thread.solve(KNAPSACK, SMALL)])).rejects.toThrow();
    }
    (await turns.next())();
  });

  test('rejects what it was asked when the application shuts down', async () => {
    const solver = new Solver();
    await using thread = solver.open();
    const shutDown = Promise.withResolvers<void>();
    const endless = thread.solve(beyondReach(), { seconds: 600, onProgress: () => shutDown.resolve() });
    await Promise.all([
      expect(endless).rejects.toThrow('shuts down'),
      shutDown.promise.then(() => solver.onApplicationShutdown()),
    ]);
  });
});

describe('a conflict', () => {
  const conflictOf = async (made: MixedIntegerModel, groups: readonly number[], seconds = 20) => {
    await using thread = new Solver().open();
    return await thread.conflict(made, Int32Array.from(groups), seconds);
  };

  test('is of rows that are impossible together, and of no other', async () => {
    const rows: Row[] = [
      [0, [1, 1, 1], 2],
      [1, [1, 0, 0], 1],
      [0, [0, 1, 0], 0],
      [2, [0, 1, 1], 2],
    ];
    const whole = model([0, 0, 0], rows);
    expect(await conflictOf(whole, [10, 11, 12, 13])).toEqual({
      status: 'CONFLICT',
      groups: [12, 13],
      irreducible: true,
    });
    expect(await conflictOf(whole, [7, 7, 8, 7])).toMatchObject({ groups: [7] });
  });

  test('may need columns to be whole', async () => {
    const odd = model(
      [0, 0, 0],
      [
        [1, [2, 2, 2], 1],
        [0, [1, 0, 0], 0],
        [0, [0, 1, 1], 1],
      ],
    );
    expect(await conflictOf(odd, [0, 1, 2])).toMatchObject({ groups: [0] });
  });

  test('is not there in a model that can be satisfied', async () => {
    expect(await conflictOf(KNAPSACK, [0])).toEqual({ status: 'FEASIBLE' });
  });
});
