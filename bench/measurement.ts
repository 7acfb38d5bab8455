import type { Workbench } from './workbench.ts';

/** One thing that the bench measures, and what `npm run bench -- <name>` calls it. */
export interface Measurement {
  name: string;
  measure(bench: Workbench): Promise<Line[]>;
}

/** One line of the outcome. */
export interface Line {
  what: string;
  /** The median, or the one figure there is. */
  measured: string;
  /** 'least to most' of the rounds. */
  spread?: string;
  budget?: string;
  /** What the figure is made of: ours, and what it is compared with. */
  ours?: string;
  theirs?: string;
}

/** Comparisons take turns as many times as this. */
export const ROUNDS = 5;

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const spreadOf = (numbers: readonly number[], say: (number: number) => string): string =>
  `${say(Math.min(...numbers))} to ${say(Math.max(...numbers))}`;

export const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
export const inMilliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
export const inMegabytes = (number: number | undefined): string =>
  number === undefined ? 'not known here' : `${number.toFixed(0)} MB`;

/** 0.384 as '.38', 1.5 as '1.50'. */
export const asRatio = (number: number): string => number.toFixed(2).replace(/^0/, '');

/** A line for a ratio that was measured in rounds. */
export const ratioLine = (line: { what: string; ratios: number[]; budget: string; ours: string; theirs: string }) => ({
  what: line.what,
  measured: asRatio(medianOf(line.ratios)),
  spread: spreadOf(line.ratios, asRatio),
  budget: line.budget,
  ours: line.ours,
  theirs: line.theirs,
});

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
