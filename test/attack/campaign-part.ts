/** A worker that plays histories: `workerData` is a `Part`. */
import './types-left-away.ts';
import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from './attacker.js';

export interface Part {
  histories: number;
  seed: number;
}

/** How many have held, now and then; and at the end what was found. */
export type Report = { held: number } | { done: Done };
export interface Done {
  held: number;
  leak: Outcome['leak'];
  /** Histories in which a rater who reads the report learns more than the rules say of everybody, by property. */
  forRaters: Outcome['counts'];
  /** In standard deviations from chance, by kind of join. */
  deviations: Record<string, number>;
}

/** Histories between two reports. */
const STEP = 500;

const { campaign, FOR_RATERS } = await import('./attacker.js');
const { PRODUCT } = await import('./product.js');
const report = (one: Report) => parentPort?.postMessage(one);
const { held, leak, joins, counts } = campaign(PRODUCT, {
  ...(workerData as Part),
  counted: FOR_RATERS,
  onProgress: (count) => count % STEP === 0 && report({ held: count }),
});
report({ done: { held, leak, forRaters: counts, deviations: joins.deviations() } });
