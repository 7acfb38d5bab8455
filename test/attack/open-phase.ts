import { type Attack, firstDifference, readsOtherwise } from './leak.js';
import { readerOf } from './readers.js';
import type { Script, Sheet } from './script.js';
import { type Entry, play } from './world.js';

const DAY = 24 * 60;

/**
 * (b) Open phase: before the close nothing that anybody else reads depends on answers; and what tells how many answered changes at most
 * once a day.
 */
export const openPhase: Attack = ({ script, product, log }) => {
  const difference = firstDifference(
    log,
    play(withOtherAnswers(script), { ...product, release: () => NOTHING }).log,
    isBeforeTheClose,
  );
  if (difference)
    return {
      property: 'open phase',
      round: difference.entry.round,
      finding: readsOtherwise(difference, 'Before the close, and had everybody answered something else,'),
    };
  const early = log.find((entry) => tellsOfProgress(entry) && hasChangedWithinADay(entry, log));
  return early
    ? {
        property: 'open phase',
        round: early.round,
        finding: `${readerOf(early.key)} reads ${early.key}: ${early.bytes}, twice within a day.`,
      }
    : null;
};

/** What comes after the close is another attack's. */
const NOTHING = { reports: [], units: [], unitsForContributors: [] };

/** What is there before the round has closed; afterwards, these say nothing new. */
const isBeforeTheClose = ({ key }: Entry): boolean => !key.startsWith('report of ') && key !== 'tables';
const tellsOfProgress = ({ key }: Entry): boolean => key === 'share that answered' || key.startsWith('panel state of ');

/** The first reading is of the opening, when nobody has answered. */
function hasChangedWithinADay(entry: Entry, log: readonly Entry[]): boolean {
  const readings = log.filter(({ key, round }) => key === entry.key && round === entry.round);
  const before = readings[readings.indexOf(entry) - 1];
  return before !== undefined && entry.at - before.at < DAY;
}

/** Other points, 'cannot judge' where there was a point and the other way round, other words: the same things done. */
function withOtherAnswers(script: Script): Script {
  const points = script.definition.scale.max;
  const other = ({ tag, scores, comments }: Sheet): Sheet => ({
    tag,
    scores: scores.map((score, at) => score && (at % 3 === 2 ? 0 : (score % points) + 1)),
    comments: comments.map((text) => (text === '' ? '' : 'something else')),
  });
  return {
    ...script,
    rounds: script.rounds.map((round) => ({
      ...round,
      sittings: round.sittings.map((sitting) => ({ ...sitting, sheet: other(sitting.sheet) })),
    })),
  };
}
