import type { RaterGroupKey } from '../../rater-group.rules.js';
import { largestSafe } from './disclosure.rules.js';
import type { CompetencyOfSubjects, Judge, SubjectsForUnits } from './subjects-for-units.rules.js';

/** Rule 2 for figures over subjects. */
export const FEWEST_SUBJECTS = 5;
const FEWEST_RATERS = 5;
const LARGEST_SHARE = 0.4;

/** On how many subjects and raters a figure over subjects rests at least. */
interface Fewest {
  subjects: number;
  raters: number;
}
export const FOR_ALL: Fewest = { subjects: FEWEST_SUBJECTS, raters: FEWEST_RATERS };
/** One more of each for a reader who is one of them (rule 2). */
export const FOR_CONTRIBUTORS: Fewest = { subjects: FEWEST_SUBJECTS + 1, raters: FEWEST_RATERS + 1 };

/** A unit with some of its subjects: with all, or with those who have a shown figure of one competency by one judge. */
export interface UnitCell {
  unitId: string;
  /** Their places. */
  members: readonly number[];
  /** The same, for the rank test. */
  cell: ReadonlySet<number>;
}

/** Those of these units whose figures can be shown together. */
export type Showable = (cells: readonly UnitCell[], competency: number, by: Judge) => UnitCell[];

export function showableTo(fewest: Fewest, subjects: SubjectsForUnits): Showable {
  const safeOf = rankTestBetweenUnits(fewest);
  return (cells, competency, by) => {
    const enough = cells.filter(({ members }) => isEnough(fewest, subjects, members, competency, by));
    const safe = safeOf(enough);
    return enough.filter((_, at) => safe[at]);
  };
}

/** For units with the subjects behind their figures, whether each of the figures can be shown. */
type SafeUnits = (cells: readonly UnitCell[]) => boolean[];

/** The rank test between units: cells over the same subjects, as those of most competencies are, are tested once. */
function rankTestBetweenUnits(fewest: Fewest): SafeUnits {
  const known: { cells: readonly UnitCell[]; safe: boolean[] }[] = [];
  return (cells) => {
    const found = known.find((tested) => areOverTheSame(tested.cells, cells));
    if (found) return found.safe;
    const sets = cells.map(({ cell }) => cell);
    const safeSets = new Set(largestSafe(sets, [], fewest.subjects));
    const safe = sets.map((set) => safeSets.has(set));
    known.push({ cells, safe });
    return safe;
  };
}

function areOverTheSame(cells: readonly UnitCell[], others: readonly UnitCell[]): boolean {
  return (
    cells.length === others.length &&
    cells.every(({ members, cell }, at) => {
      const counterpart = others[at] as UnitCell;
      if (cell === counterpart.cell) return true;
      return (
        members.length === counterpart.members.length &&
        members.every((member, place) => member === counterpart.members[place])
      );
    })
  );
}

/** Rule 2 for a figure over these subjects. */
function isEnough(
  fewest: Fewest,
  { competencies, panels }: SubjectsForUnits,
  members: readonly number[],
  at: number,
  by: Judge,
): boolean {
  if (members.length < fewest.subjects) return false;
  const competency = competencies[at] as CompetencyOfSubjects;
  const { answers } = competency[by];
  let all = 0;
  let most = 0;
  for (const member of members) {
    all += answers[member] as number;
    most = Math.max(most, answers[member] as number);
  }
  if (most > LARGEST_SHARE * all) return false;
  // Everybody judges themselves.
  return by === 'self' || haveAnswered(fewest.raters, panels, members, competency);
}

/**
 * Whether at least so many different raters must have answered. After the close nobody knows who did (rule 10), and one person can have
 * rated several subjects, so it is told from how many answered and who was asked: about one subject nobody answers twice, and of two
 * subjects at most those who were asked about both are the same people. In doubt, it is said that they are fewer.
 */
function haveAnswered(
  fewest: number,
  panels: SubjectsForUnits['panels'],
  members: readonly number[],
  { mostOthers, groups }: CompetencyOfSubjects,
): boolean {
  if (members.some((member) => (mostOthers[member] as number) >= fewest)) return true;
  const subjects = members.map((member) => ({
    answered: mostOthers[member] as number,
    asked: askedBehind(groups[member] ?? [], panels[member] ?? []),
  }));
  return subjects.some((one, at) =>
    subjects.slice(0, at).some((other) => {
      const both = [...one.asked].filter((rater) => other.asked.has(rater)).length;
      return one.answered + other.answered - Math.min(both, one.answered, other.answered) >= fewest;
    }),
  );
}

/** Who was asked in the anonymous groups of which something is shown. */
function askedBehind(groups: readonly RaterGroupKey[], panel: SubjectsForUnits['panels'][number]): Set<string> {
  return new Set(panel.filter(({ group }) => groups.includes(group)).map(({ rater }) => rater));
}
