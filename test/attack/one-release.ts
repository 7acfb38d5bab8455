import { type Attack, firstDifference, readsOtherwise } from './leak.js';
import { readerOf } from './readers.js';
import type { Script } from './script.js';
import { play } from './world.js';

/**
 * Rules 6 and 7: what comes after the close, and moves of raters whose link was given out, leave no trace; and nothing that was released
 * reads otherwise later.
 */
export const oneRelease: Attack = ({ script, product, log }) => {
  const twice = log.find(
    (entry) =>
      entry.key.startsWith('report of ') &&
      log.some((other) => other.key === entry.key && other.round === entry.round && other.at > entry.at),
  );
  if (twice)
    return {
      property: 'one release',
      round: twice.round,
      finding: `${readerOf(twice.key)} reads ${twice.key}, and later another one.`,
    };
  const refused = withoutWhatIsRefused(script);
  if (refused === script) return null;
  const difference = firstDifference(log, play(refused, product).log);
  return difference
    ? {
        property: 'one release',
        round: difference.entry.round,
        finding: readsOtherwise(difference, 'Had nobody answered late and nobody tried to move a rater,'),
      }
    : null;
};

function withoutWhatIsRefused(script: Script): Script {
  const isRefused = script.rounds.some(({ sittings }) =>
    sittings.some(({ act, moveTo }) => act === 'LATE' || moveTo !== null),
  );
  if (!isRefused) return script;
  return {
    ...script,
    rounds: script.rounds.map((round) => ({
      ...round,
      sittings: round.sittings.map((sitting) => ({
        ...sitting,
        act: sitting.act === 'LATE' ? ('SILENT' as const) : sitting.act,
        moveTo: null,
      })),
    })),
  };
}
