import type { SubjectAnswers } from './closed-round.js';
import { largestSafe } from './disclosure.rules.js';
import type { CompetencyForUnits } from './subject-release.rules.js';

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

/** By whom subjects are judged in a figure over them: by themselves, or by all others. */
export type Judge = 'self' | 'others';

/** A subject with what was released about them, as far as units show it. */
export interface ReleasedSubject extends Pick<SubjectAnswers, 'subjectId' | 'units' | 'panel'> {
  competencies: readonly CompetencyForUnits[];
}

/** A subject with what their report shows of one competency by one judge. */
export interface ShownSubject {
  subject: ReleasedSubject;
  /** The scale points that the figure stands for. */
  points: number;
  /** How many answers it rests on. */
  answers: number;
}

/** A unit with those of its subjects who have a shown figure of one competency by one judge. */
export interface UnitCell {
  unitId: string;
  subjects: readonly ShownSubject[];
  ids: ReadonlySet<string>;
}

/** Those of these units whose figures can be shown together. */
export type Showable = (cells: readonly UnitCell[], competency: number, by: Judge) => UnitCell[];

export function showableTo(fewest: Fewest): Showable {
  const safeOf = rankTestBetweenUnits(fewest);
  return (cells, competency, by) => {
    const enough = cells.filter(({ subjects }) => isEnough(fewest, subjects, competency, by));
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
    const sets = cells.map(({ ids }) => ids);
    const safeSets = new Set(largestSafe(sets, [], fewest.subjects));
    const safe = sets.map((ids) => safeSets.has(ids));
    known.push({ cells, safe });
    return safe;
  };
}

function areOverTheSame(cells: readonly UnitCell[], others: readonly UnitCell[]): boolean {
  return (
    cells.length === others.length &&
    cells.every(({ subjects, ids }, at) => {
      const counterpart = others[at] as UnitCell;
      if (ids === counterpart.ids) return true;
      return (
        subjects.length === counterpart.subjects.length &&
        subjects.every(({ subject }, place) => subject === counterpart.subjects[place]?.subject)
      );
    })
  );
}

/** Rule 2 for a figure over these subjects. */
function isEnough(fewest: Fewest, subjects: readonly ShownSubject[], competency: number, by: Judge): boolean {
  if (subjects.length < fewest.subjects) return false;
  const most = LARGEST_SHARE * subjects.reduce((sum, { answers }) => sum + answers, 0);
  return (
    subjects.every(({ answers }) => answers <= most) &&
    // Everybody judges themselves.
    (by === 'self' || haveAnswered(fewest.raters, subjects, competency))
  );
}

/**
 * Whether at least so many different raters must have answered. After the close nobody knows who did (rule 10), and one person can have
 * rated several subjects, so it is told from how many answered and who was asked: about one subject nobody answers twice, and of two
 * subjects at most those who were asked about both are the same people. In doubt, it is said that they are fewer.
 */
function haveAnswered(fewest: number, subjects: readonly ShownSubject[], competency: number): boolean {
  const answered = ({ subject }: ShownSubject) => subject.competencies[competency]?.mostOthers ?? 0;
  if (subjects.some((one) => answered(one) >= fewest)) return true;
  const panels = subjects.map((one) => ({ answered: answered(one), asked: askedBehind(one.subject, competency) }));
  return panels.some((one, at) =>
    panels.slice(0, at).some((other) => {
      const both = [...one.asked].filter((rater) => other.asked.has(rater)).length;
      return one.answered + other.answered - Math.min(both, one.answered, other.answered) >= fewest;
    }),
  );
}

/** Who was asked in the anonymous groups of which something is shown. */
function askedBehind({ competencies, panel }: ReleasedSubject, competency: number): Set<string> {
  const behind = competencies[competency]?.groups ?? [];
  return new Set(panel.filter(({ group }) => behind.includes(group)).map(({ rater }) => rater));
}
