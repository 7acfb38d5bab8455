import type { ClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.js';
import type { RoundRelease } from '../../src/domains/feedback/reports/gate/released-report.js';
import type { Product } from './product.js';
import { RoundInWorld } from './round-in-world.js';
import type { Script, Sitting } from './script.js';

/** Something that could be read from a moment on, by those whom `readers.ts` names, until the same key says something else. */
export interface Entry {
  /** Minutes since the first round opened. */
  at: number;
  round: number;
  /** What it is: 'panel of leader 1', 'report of leader 1'. */
  key: string;
  bytes: string;
}

/** Everything there is to read about a history, and what lies behind it. */
export interface Played {
  script: Script;
  product: Product;
  log: readonly Entry[];
  rounds: readonly PlayedRound[];
}

export interface PlayedRound {
  threshold: number;
  commentThreshold: number;
  /** Per subject, who was asked: those whose link was given out. */
  asked: readonly Asked[];
  /** Every release of the round: one, in a product that keeps rule 6. */
  released: readonly Released[];
  /** Places, in the order of the closed table, and of the table of answers before that. */
  closedOrder: readonly string[];
  savedOrder: readonly string[];
  /** Places, per open question in the order of its closed comments. */
  commentOrders: ReadonlyMap<string, readonly string[]>;
}

/** Somebody who was asked about a subject, in the group that they answer in. */
export interface Asked {
  sitting: Sitting;
  group: string;
}

/** What went into the gate, what came out, and whose sheet is whose. */
export interface Released {
  closed: ClosedRound;
  release: RoundRelease;
  /** Parallel to the sheets of each of the closed round's subjects. */
  raters: readonly (readonly string[])[];
}

/** Days between the openings of two rounds. */
const BETWEEN_ROUNDS = 60 * 24 * 60;

/** Plays a script from its first opening to its last report. The same script and product give the same bytes. */
export function play(script: Script, product: Product): Played {
  const log: Entry[] = [];
  const last = new Map<string, string>();
  const rounds: RoundInWorld[] = [];
  script.rounds.forEach((_, round) => {
    const show = (minute: number, key: string, bytes: string) => {
      if (last.get(`${round} ${key}`) === bytes) return;
      last.set(`${round} ${key}`, bytes);
      log.push({ at: round * BETWEEN_ROUNDS + minute, round, key, bytes });
    };
    const played = new RoundInWorld(script, round, product, rounds, show);
    rounds.push(played);
    played.play();
  });
  return { script, product, log, rounds };
}
