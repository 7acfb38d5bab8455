import { isAnonymous } from '../../rater-group.rules.js';
import type { ShownCells, SubjectAnswers } from './closed-round.js';
import { largestSafe } from './disclosure.rules.js';
import { ALL_OTHERS, type Source } from './released-report.js';

/** Whom a round asks about somebody, and what was shown of them before. */
type AskedSubject = Pick<SubjectAnswers, 'groups' | 'panel' | 'earlier'>;

/** A second at most for each subject, where twelve rounds of thirty groups come together: a round of 1,200 has to be done some time. */
const MOST_WORK_PER_SUBJECT = 3e8;

/**
 * Rule 3 between rounds about the same person: the anonymous groups that have to be silent in the whole of this round, in every item and
 * in the comments, because beside what earlier rounds showed they would isolate fewer than k raters. Over who was asked, for who answered
 * is not known; a rater who was asked in several rounds is one column. So a group with the panel of last time is safe, and so is one that
 * differs by k raters or more; one that differs by fewer is not. Items that only one of the rounds had are silent as well: simpler, and
 * it shows less.
 *
 * Everything that is shown of a round is over whole groups, ALL_OTHERS over those that are not silent, so that the groups are all the
 * cells that have to be tested.
 */
export const silentBetweenRounds = (subject: AskedSubject, threshold: number): ReadonlySet<Source> =>
  silentBeside(subject, [subject.earlier.flatMap(({ forSubject }) => forSubject)], threshold);

/**
 * The same for whoever rated too, with k + 1. Of what was reported before they were asked they read what is for everybody, of later rounds
 * the part that is for raters. So what one of them could isolate all along is not what another could: each point at which somebody can
 * have been asked first is tested.
 */
export function silentForContributors(subject: AskedSubject, threshold: number): ReadonlySet<Source> {
  const { earlier } = subject;
  const differing = [...earlier.keys()].filter(
    (round) => earlier[round]?.forSubject.length !== earlier[round]?.forContributors.length,
  );
  const readings = [...differing, earlier.length].map((first) =>
    earlier.flatMap(({ forSubject, forContributors }, round) => (round < first ? forSubject : forContributors)),
  );
  return silentBeside(subject, readings, threshold + 1);
}

/** The groups that are not safe beside each of these readings of what was shown before. */
export function silentBeside(
  { groups, panel }: Pick<AskedSubject, 'groups' | 'panel'>,
  readings: readonly ShownCells[],
  smallest: number,
): ReadonlySet<Source> {
  const anonymous = groups.filter((group) => group.anonymous);
  if (readings.every((released) => released.length === 0) && areAllOthers(panel)) {
    // Cells that share nobody, and nothing beside them: each isolates its own members, and nothing isolates fewer.
    return keysOf(anonymous.filter(({ key }) => isIsolated(panel, key, smallest)));
  }
  const candidates = anonymous.map(({ key }) => ({
    key,
    raters: new Set(panel.filter(({ group }) => group === key).map(({ rater }) => rater)),
  }));
  // What is safe beside one reading stays so when another takes some of it away.
  const safe = readings.reduce(
    (left, released) => largestSafe(left, cellsOf(released), smallest, MOST_WORK_PER_SUBJECT),
    candidates.map(({ raters }) => raters),
  );
  return keysOf(candidates.filter(({ raters }) => !safe.includes(raters)));
}

const cellsOf = (released: ShownCells): Set<string>[] => released.map(({ raters }) => new Set(raters));

function areAllOthers(panel: SubjectAnswers['panel']): boolean {
  const raters = new Set<string>();
  for (const { rater } of panel) raters.add(rater);
  return raters.size === panel.length;
}

/** Whether somebody of a group was asked, but fewer than so many. */
function isIsolated(panel: SubjectAnswers['panel'], key: Source, smallest: number): boolean {
  let asked = 0;
  for (const { group } of panel) if (group === key) asked += 1;
  return asked > 0 && asked < smallest;
}

const keysOf = (groups: readonly { key: Source }[]): Set<Source> => new Set(groups.map(({ key }) => key));

/**
 * What an edition of a report showed, for the rounds that come after it. A group of which nothing was shown is not behind ALL_OTHERS either: were it told
 * to be, what ALL_OTHERS less the shown groups leaves of it would count as known already, and could be shown by a later round. Named
 * groups protect nobody and are left out.
 */
export function cellsShown({
  groups,
  panel,
  shown,
}: Pick<SubjectAnswers, 'groups' | 'panel'> & { shown: readonly Source[] }): ShownCells {
  const isBehind = (source: Source, group: Source) =>
    source === ALL_OTHERS ? isAnonymous(groups, group) && shown.includes(group) : source === group;
  return shown
    .filter((source) => source === ALL_OTHERS || isAnonymous(groups, source))
    .map((source) => ({
      source,
      raters: panel.filter(({ group }) => isBehind(source, group)).map(({ rater }) => rater),
    }));
}
