import { isAnonymous } from '../../src/domains/feedback/rater-group.rules.js';
import { type Attack, firstDifference, readsOtherwise } from './leak.js';
import type { Script, Sitting } from './script.js';
import { type Played, play } from './world.js';

/**
 * (a) Swap: when the raters of a group pass their sheets on, or everything they did, nobody else reads another byte. Passing on is a
 * row of exchanges of two. What chance draws for a sheet goes with the sheet, so that the same chance is given to both tellings.
 */
export const swap: Attack = (played) => {
  // One of the two for each history: both would take twice as long.
  const what = played.script.seed % 2 === 0 ? 'sheets' : 'conduct';
  const script = passedOn(played, what);
  const difference = script && firstDifference(played.log, play(script, played.product).log);
  if (!difference) return null;
  const otherwise =
    what === 'sheets'
      ? 'Had the raters of each group handed in the sheet of the next one who did,'
      : 'Had each rater done what the next one in the group did,';
  return { property: 'swap', round: difference.entry.round, finding: readsOtherwise(difference, otherwise) };
};

/** The script in which every rater has the sheet, or the conduct, of the next in their group; undefined where nobody is next. */
function passedOn({ script, rounds }: Played, what: 'sheets' | 'conduct'): Script | undefined {
  const given = new Map<string, Pick<Sitting, 'sheet'> | Pick<Sitting, 'sheet' | 'act' | 'day'>>();
  rounds.forEach(({ asked, closedOrder }, round) => {
    const groups = Map.groupBy(asked, ({ sitting, group }) => `${sitting.subject} ${group}`);
    for (const members of groups.values()) {
      if (!isAnonymous(script.rounds[round]!.groups, members[0]!.group)) continue;
      const among = members
        .map(({ sitting }) => sitting)
        .filter(what === 'sheets' ? ({ place }) => closedOrder.includes(place) : isOrdinary);
      if (among.length < 2) continue;
      among.forEach(({ place }, at) => {
        const { sheet, act, day } = among[(at + 1) % among.length]!;
        given.set(place, what === 'sheets' ? { sheet } : { sheet, act, day });
      });
    }
  });
  if (given.size === 0) return undefined;
  return {
    ...script,
    rounds: script.rounds.map((round) => ({
      ...round,
      sittings: round.sittings.map((sitting) => ({ ...sitting, ...given.get(sitting.place) })),
    })),
  };
}

/** Whose comings and goings are not a matter of record: being added, moved or removed is seen, and is not the answer. */
const isOrdinary = ({ act, added, moveTo }: Sitting): boolean => act !== 'ERASED' && !added && moveTo === null;
