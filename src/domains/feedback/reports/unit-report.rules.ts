import { cronbachAlpha } from '../measures/reliability.rules.js';
import { SELF } from '../rater-group.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { largestSafe } from './disclosure.rules.js';
import {
  type Coding,
  codedFigure,
  FEWEST_DISSENTERS,
  type Figure,
  meanOf,
  pointsOf,
  rounded,
  tellingDistribution,
} from './figure.rules.js';
import { ALL_OTHERS, type Source, type SubjectsFigure, type UnitReport } from './released-report.js';
import { codingOf, type Gate, type SubjectRelease } from './subject-release.rules.js';

/** Rule 2 for figures over subjects. */
export const FEWEST_SUBJECTS = 5;
export const FEWEST_RATERS = 5;
export const LARGEST_SHARE = 0.4;
/** Subjects behind a distribution, twice as many as behind a mean (rule 5). */
export const SUBJECTS_FOR_DISTRIBUTION = 2 * FEWEST_SUBJECTS;

/** What of the gate figures over subjects depend on. */
type UnitGate = Pick<Gate, 'definition' | 'threshold'>;

/** A subject with what was released about them. */
export interface ReleasedSubject extends Pick<SubjectAnswers, 'subjectId' | 'units' | 'panel' | 'groups'> {
  released: SubjectRelease;
}

/** A unit with those of its subjects who have a shown figure of one source and competency. */
interface UnitCell {
  unitId: string;
  subjects: readonly ReleasedSubject[];
  ids: ReadonlySet<string>;
}

/**
 * What may be shown of units: of each competency, the mean over subjects of what their own reports show of all others, and of themselves.
 * Nothing here is computed from answers: only from shown figures, so that nothing is learnt about raters that the reports of the subjects
 * together do not say (rules 3 and 5), and a subject without a shown figure does not count (rule 4).
 *
 * Over subjects the same rules hold again, with 5 for k. Per competency and source a unit needs at least 5 subjects with a shown figure,
 * at least 5 raters who must have answered, and no subject with over 40 per cent of the answers behind them (rule 2). Of the
 * units that have that, the largest safe ones are shown (rule 3): a department of 3 is not what is left of the directorate. A mean within
 * 1/5 of an end is a band, and distributions are shown of units that have no subject in common (rule 5).
 *
 * A unit of which nothing is shown is not there at all, for whatever reason. Largest units first; `subjects` counts whom the round is
 * about, whether or not anything of them is shown.
 */
export function releaseUnits(gate: UnitGate, subjects: readonly ReleasedSubject[]): UnitReport[] {
  const units = membersOf(subjects);
  const safeOf = rankTestBetweenUnits();
  const competencies = gate.definition.competencies.map((_, at) => ({
    self: figuresOf(gate, units, safeOf, at, SELF),
    others: figuresOf(gate, units, safeOf, at, ALL_OTHERS),
  }));
  const unitCoding = { ...codingOf(gate), threshold: FEWEST_SUBJECTS };
  const points = (figure: SubjectsFigure | null) => (figure ? pointsOf(asFigure(figure), unitCoding) : null);
  return [...units].flatMap(([unitId, members]) => {
    const ofCompetencies = gate.definition.competencies.map(({ key, theme }, at) => {
      const self = competencies[at]?.self.get(unitId) ?? null;
      const others = competencies[at]?.others.get(unitId) ?? null;
      const [ofSelf, ofOthers] = [points(self), points(others)];
      return {
        key,
        theme,
        self,
        others,
        gap: ofSelf === null || ofOthers === null ? null : rounded(ofSelf - ofOthers),
        alpha: others && alphaOf(gate, members, at),
      };
    });
    if (ofCompetencies.every(({ self, others }) => !self && !others)) return [];
    const themes = [...new Set(ofCompetencies.flatMap(({ theme }) => theme ?? []))].map((key) => {
      const own = ofCompetencies.filter(({ theme }) => theme === key).map(({ others }) => points(others));
      const shown = own.filter((point) => point !== null);
      const isShown = shown.length > 0 && 2 * shown.length >= own.length;
      return { key, others: isShown ? withoutDistribution(codedFigure(meanOf(shown), unitCoding)) : null };
    });
    return {
      unitId,
      subjects: members.length,
      competencies: ofCompetencies.map(({ theme, ...competency }) => competency),
      themes,
    };
  });
}

/** The subjects of each unit, the largest unit first; where two have as many, the higher one. */
function membersOf(subjects: readonly ReleasedSubject[]): Map<string, ReleasedSubject[]> {
  const units = new Map<string, ReleasedSubject[]>();
  for (const subject of subjects) {
    for (const unitId of new Set(subject.units.toReversed())) {
      const members = units.get(unitId) ?? [];
      members.push(subject);
      units.set(unitId, members);
    }
  }
  return new Map([...units].toSorted(([, one], [, other]) => other.length - one.length));
}

/** The figures of one competency and source that may be shown, by unit. */
function figuresOf(
  gate: UnitGate,
  units: ReadonlyMap<string, readonly ReleasedSubject[]>,
  safeOf: SafeUnits,
  competency: number,
  source: typeof SELF | typeof ALL_OTHERS,
): Map<string, SubjectsFigure> {
  const cells = [...units].map(([unitId, members]): UnitCell => {
    const subjects = members.filter((subject) => figureOf(subject, competency, source));
    return { unitId, subjects, ids: new Set(subjects.map(({ subjectId }) => subjectId)) };
  });
  const enough = cells.filter(({ subjects }) => isEnough(subjects, competency, source));
  const safe = safeOf(enough);
  const shown = enough.filter((_, at) => safe[at]);
  const distributed = withoutOverlap(shown);
  const coding = codingOf(gate);
  return new Map(
    shown.map((cell) => {
      const points = cell.subjects.map((subject) => pointsOf(figureOf(subject, competency, source) as Figure, coding));
      return [cell.unitId, subjectsFigure(points, coding, distributed.has(cell))];
    }),
  );
}

/** For units with the subjects behind their figures, whether each of the figures can be shown. */
type SafeUnits = (cells: readonly UnitCell[]) => boolean[];

/** The rank test between units: cells over the same subjects, as those of most competencies are, are tested once. */
function rankTestBetweenUnits(): SafeUnits {
  const known: { cells: readonly UnitCell[]; safe: boolean[] }[] = [];
  return (cells) => {
    const found = known.find((tested) => areOverTheSame(tested.cells, cells));
    if (found) return found.safe;
    const sets = cells.map(({ ids }) => ids);
    const safeSets = new Set(largestSafe(sets, [], FEWEST_SUBJECTS));
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

function figureOf({ released }: ReleasedSubject, competency: number, source: Source): Figure | null {
  return released.release.forSubject.competencies[competency]?.figures[source] ?? null;
}

/** Rule 2 for a figure over these subjects. */
function isEnough(subjects: readonly ReleasedSubject[], competency: number, source: Source): boolean {
  const answers = subjects.map(({ released }) => sum(released.raters[competency]?.[source] ?? []));
  const all = sum(answers);
  return (
    subjects.length >= FEWEST_SUBJECTS &&
    // Everybody judges themselves.
    (source === SELF || haveAnswered(FEWEST_RATERS, subjects, competency)) &&
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

/**
 * The largest cells that share no subject, and have enough for a distribution: the distribution of a smaller unit could otherwise be
 * taken off. Which they are does not depend on what anybody answered, only on who has a shown figure.
 */
function withoutOverlap(cells: readonly UnitCell[]): Set<UnitCell> {
  const chosen = new Set<UnitCell>();
  const taken = new Set<string>();
  for (const cell of cells.toSorted((one, other) => other.ids.size - one.ids.size)) {
    if (cell.ids.size < SUBJECTS_FOR_DISTRIBUTION || [...cell.ids].some((id) => taken.has(id))) continue;
    chosen.add(cell);
    for (const id of cell.ids) taken.add(id);
  }
  return chosen;
}

/**
 * A figure over subjects, from the points of each: a band when their mean is within 1/5 of an end, otherwise that mean, in which somebody
 * in a band counts as the middle of it (as all others do already), so that units can be subtracted without telling who answered what.
 */
function subjectsFigure(points: readonly number[], coding: Coding, distributed: boolean): SubjectsFigure {
  const unitCoding = { ...coding, threshold: FEWEST_SUBJECTS };
  const { band } = codedFigure(meanOf(points), unitCoding);
  if (band !== null) return { mean: null, band, distribution: null };
  const coded = points.map((point) => pointsOf(codedFigure(point, coding), coding));
  const distribution = distributed
    ? tellingDistribution(
        points.map((point) => Math.round(point)),
        coding,
        SUBJECTS_FOR_DISTRIBUTION,
      )
    : null;
  return { mean: rounded(meanOf(coded)), band: null, distribution };
}

const asFigure = ({ mean, band }: SubjectsFigure): Figure => ({ mean, band, distribution: null, spread: null });
const withoutDistribution = ({ mean, band }: Figure): SubjectsFigure => ({ mean, band, distribution: null });

/**
 * Reliability of a competency's items, two decimals: Cronbach's alpha with a subject for a row, and what the items of their report show of
 * all others for scores. Over single questionnaires it would be another cell, one that no symmetry protects: where every item is HIGH,
 * 'no alpha, for all totals are the same' would tell that everybody answered the highest point. Null unless at least three subjects differ
 * from the most frequent total.
 */
function alphaOf(gate: UnitGate, subjects: readonly ReleasedSubject[], competency: number): number | null {
  const coding = codingOf(gate);
  const rows = subjects.flatMap(({ released }) => {
    const items = released.release.forSubject.competencies[competency]?.items ?? [];
    const figures = items.flatMap((item) => item.figures[ALL_OTHERS] ?? []);
    return figures.length === items.length ? [figures.map((figure) => pointsOf(figure, coding))] : [];
  });
  const totals = new Map<number, number>();
  for (const row of rows) {
    const total = rounded(meanOf(row));
    totals.set(total, (totals.get(total) ?? 0) + 1);
  }
  if (rows.length - Math.max(...totals.values()) < FEWEST_DISSENTERS) return null;
  const alpha = cronbachAlpha(rows);
  return alpha === null ? null : Math.round(alpha * 100) / 100;
}
