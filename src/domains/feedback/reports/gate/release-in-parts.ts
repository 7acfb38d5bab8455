import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClosedRoundInParts } from './closed-round.read-model.js';
import type { OpenGate } from './release-round.rules.js';
import type { RoundRelease, UnitsRelease } from './released-report.js';

/**
 * Puts a round through the gate part by part, so that no more than one part of it has to be there at once: while the gate is at work on one,
 * the server reads the next, and what is released is saved before another is asked for.
 */
export async function releaseInParts(
  { parts }: Pick<ClosedRoundInParts, 'parts'>,
  gate: OpenGate,
  save: (reports: RoundRelease['reports']) => Promise<void>,
): Promise<UnitsRelease> {
  let reading = parts[0]?.();
  try {
    for (const at of parts.keys()) {
      const open = await reading;
      reading = parts[at + 1]?.();
      // If it fails, that is for whoever waits for it.
      reading?.catch(() => {});
      // The question is on its way once this turn of the event loop is over, and not before.
      await nextTurn();
      const reports = gate.take(open?.() ?? []);
      await reading;
      await save(reports);
    }
    return gate.units();
  } finally {
    // Whoever stops half-way ends the transaction: not while it is still being asked something.
    await Promise.allSettled([reading]);
  }
}
