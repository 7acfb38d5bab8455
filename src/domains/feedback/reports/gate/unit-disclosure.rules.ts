import { SELF } from '../../rater-group.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { largestSafe } from './disclosure.rules.js';
import type { Figure } from './figure.rules.js';
import { ALL_OTHERS, type Source } from './released-report.js';
import type { SubjectRelease } from './subject-release.rules.js';

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

/** A subject with what was released about them. */
export interface ReleasedSubject extends Pick<SubjectAnswers, 'subjectId' | 'units' | 'panel' | 'groups'> {
  released: SubjectRelease;
}

/** A unit with those of its subjects who have a shown figure of one source and competency. */
export interface UnitCell {
  unitId: string;
  subjects: readonly ReleasedSubject[];
  ids: ReadonlySet<string>;
}

export function figureOf({ released }: ReleasedSubject, competency: number, source: Source): Figure | null {
  return released.release.forSubject.competencies[competency]?.figures[source] ?? null;
}

/** Those of these units whose figures can be shown together. */
export type Showable = (cells: readonly UnitCell[], competency: number, source: Source) => UnitCell[];

export function showableTo(fewest: Fewest): Showable {
  const safeOf = rankTestBetweenUnits(fewest);
  return (cells, competency, source) => {
    const enough = cells.filter(({ subjects }) => isEnough(fewest, subjects, competency, source));
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
    cells.every(({ subjects }, at) => {
      const counterparts = others[at]?.subjects ?? [];
      return subjects.length === counterparts.length && subjects.every((one, place) => one === counterparts[place]);
    })
  );
}

/** Rule 2 for a figure over these subjects. */
function isEnough(fewest: Fewest, subjects: readonly ReleasedSubject[], competency: number, source: Source): boolean {
  const answers = subjects.map(({ released }) => sum(released.raters[competency]?.[source] ?? []));
  const all = sum(answers);
  return (
    subjects.length >= fewest.subjects &&
    // Everybody judges themselves.
    (source === SELF || haveAnswered(fewest.raters, subjects, competency)) &&
    answers.every((count) => count <= LARGEST_SHARE * all)
  );
}

/**
 * Whether at least so many different raters must have answered. After the close nobody knows who did (rule 10), and one person can have
 * rated several subjects, so it is told from how many answered and who was asked: about one subject nobody answers twice, and of two
 * subjects at most those who were asked about both are the same people. In doubt, it is said that they are fewer.
 */
function haveAnswered(fewest: number, subjects: readonly ReleasedSubject[], competency: number): boolean {
  const panels = subjects.map((subject) => ({
    answered: Math.max(...(subject.released.raters[competency]?.[ALL_OTHERS] ?? []), 0),
    asked: askedBehind(subject, competency),
  }));
  return panels.some(
    (one, at) =>
      one.answered >= fewest ||
      panels.slice(0, at).some((other) => {
        const both = [...one.asked].filter((rater) => other.asked.has(rater)).length;
        return one.answered + other.answered - Math.min(both, one.answered, other.answered) >= fewest;
      }),
  );
}

/** Who was asked in the anonymous groups of which something is shown. */
function askedBehind({ released, groups, panel }: ReleasedSubject, competency: number): Set<string> {
  const raters = released.raters[competency];
  const behind = groups.filter(({ key, anonymous }) => anonymous && sum(raters?.[key] ?? []) > 0).map(({ key }) => key);
  return new Set(panel.filter(({ group }) => behind.includes(group)).map(({ rater }) => rater));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
