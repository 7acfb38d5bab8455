import { cronbachAlpha, FEWEST_ROWS } from '../../measures/reliability.rules.js';
import {
  type Coding,
  codedFigure,
  FEWEST_DISSENTERS,
  type Figure,
  isTelling,
  meanOf,
  pointsOf,
  rounded,
} from './figure.rules.js';
import type { SubjectsFigure, UnitReport, UnitsRelease } from './released-report.js';
import { codingOf, type Gate } from './subject-release.rules.js';
import type { CompetencyOfSubjects, Judge, SubjectsForUnits } from './subjects-for-units.rules.js';
import { countsPerPoint } from './tally.rules.js';
import {
  FEWEST_SUBJECTS,
  FOR_ALL,
  FOR_CONTRIBUTORS,
  type Showable,
  showableTo,
  type UnitCell,
} from './unit-disclosure.rules.js';
import { type FigureForContributors, partForContributors } from './unit-report-part.rules.js';

/** Subjects behind a distribution, twice as many as behind a mean (rule 5). */
const SUBJECTS_FOR_DISTRIBUTION = 2 * FOR_ALL.subjects;

/** What of the gate figures over subjects depend on. */
type UnitGate = Pick<Gate, 'definition' | 'threshold'>;

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
 *
 * A reader who is a subject of the round, or was asked about one, gets a part of this (rule 2): of the figures that are shown those that
 * rest on 6 subjects and 6 raters (a distribution on 12), and among themselves isolate no fewer than 6. What it does not hide: the figure of a subject over
 * exactly k raters, from one of those with whom every other subject of the unit shared theirs.
 */
export function releaseUnits(gate: UnitGate, subjects: SubjectsForUnits): UnitsRelease {
  const units = unitsOf(subjects);
  const tests = { ofAll: showableTo(FOR_ALL, subjects), ofContributors: showableTo(FOR_CONTRIBUTORS, subjects) };
  const competencies = subjects.competencies.map((competency, at): FiguresOfUnits => {
    const figuresBy = (by: Judge) => figuresOf(gate, units, competency[by].figures, tests, at, by);
    return { self: figuresBy('self'), others: figuresBy('others') };
  });
  const alphas = subjects.competencies.map((competency) => alphasOf(gate, competency));
  const reports = unitReports(gate, units, competencies, alphas);
  const ofPart: FigureForContributors = (unitId, competency, source) =>
    competencies[competency]?.[source].get(unitId)?.forContributors ?? null;
  return {
    units: reports,
    unitsForContributors: reports.flatMap((unit) => partForContributors(gate.definition, unit, ofPart) ?? []),
  };
}

/** What is shown of one competency, by unit. */
type FiguresOfUnits = Record<Judge, ReadonlyMap<string, ShownFigure>>;

interface ShownFigure {
  figure: SubjectsFigure;
  /** What of it readers get who are behind it themselves. */
  forContributors: SubjectsFigure | null;
}

function unitReports(
  gate: UnitGate,
  units: readonly UnitCell[],
  competencies: readonly FiguresOfUnits[],
  alphas: readonly ((unit: UnitCell) => number | null)[],
): UnitReport[] {
  const unitCoding = { ...codingOf(gate), threshold: FEWEST_SUBJECTS };
  const points = (figure: SubjectsFigure | null) => (figure ? pointsOf(asFigure(figure), unitCoding) : null);
  return units.flatMap((unit) => {
    const { unitId, members } = unit;
    const ofCompetencies = gate.definition.competencies.map(({ key, theme }, at) => {
      const self = competencies[at]?.self.get(unitId)?.figure ?? null;
      const others = competencies[at]?.others.get(unitId)?.figure ?? null;
      const [ofSelf, ofOthers] = [points(self), points(others)];
      return {
        key,
        theme,
        self,
        others,
        gap: ofSelf === null || ofOthers === null ? null : rounded(ofSelf - ofOthers),
        alpha: others && (alphas[at]?.(unit) ?? null),
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

/** Each with all its subjects: the largest first; where two have as many, the higher one. */
function unitsOf({ units: unitsOfSubjects }: SubjectsForUnits): UnitCell[] {
  const units = new Map<string, number[]>();
  for (const [place, ofSubject] of unitsOfSubjects.entries()) {
    for (const unitId of new Set(ofSubject.toReversed())) {
      const members = units.get(unitId);
      if (members) members.push(place);
      else units.set(unitId, [place]);
    }
  }
  return [...units]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([unitId, members]) => ({ unitId, members, cell: new Set(members) }));
}

/** A unit with those of its subjects of whom a figure is shown; most often that is everybody. */
function cellOf(unit: UnitCell, figures: readonly (Figure | null)[]): UnitCell {
  const members = unit.members.filter((member) => figures[member]);
  return members.length === unit.members.length ? unit : { ...unit, members, cell: new Set(members) };
}

/** The figures of one competency that may be shown, by unit; `figures` are what reports show of each subject. */
function figuresOf(
  gate: UnitGate,
  units: readonly UnitCell[],
  figures: readonly (Figure | null)[],
  tests: { ofAll: Showable; ofContributors: Showable },
  competency: number,
  by: Judge,
): Map<string, ShownFigure> {
  const cells = units.map((unit) => cellOf(unit, figures));
  const shown = tests.ofAll(cells, competency, by);
  const toContributors = new Set(tests.ofContributors(shown, competency, by));
  const distributed = withoutOverlap(shown);
  const coding = codingOf(gate);
  return new Map(
    shown.map((cell) => {
      const points = cell.members.map((member) => pointsOf(figures[member] as Figure, coding));
      const figure = subjectsFigure(points, coding, distributed.has(cell));
      return [cell.unitId, { figure, forContributors: toContributors.has(cell) ? withOneMore(figure, cell) : null }];
    }),
  );
}

/**
 * The largest cells that share no subject, and have enough for a distribution: the distribution of a smaller unit could otherwise be
 * taken off. Which they are does not depend on what anybody answered, only on who has a shown figure.
 */
function withoutOverlap(cells: readonly UnitCell[]): Set<UnitCell> {
  const chosen = new Set<UnitCell>();
  const taken = new Set<number>();
  for (const cell of cells.toSorted((one, other) => other.members.length - one.members.length)) {
    if (cell.members.length < SUBJECTS_FOR_DISTRIBUTION || cell.members.some((member) => taken.has(member))) continue;
    chosen.add(cell);
    for (const member of cell.members) taken.add(member);
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
  const mean = rounded(meanOf(coded));
  if (!distributed) return { mean, band: null, distribution: null };
  const distribution = countsPerPoint(
    points.map((point) => Math.round(point)),
    coding,
  );
  return { mean, band: null, distribution: isTelling(distribution) ? distribution : null };
}

/** A figure for who is behind it: with a distribution only from one more on (twice). */
const withOneMore = (figure: SubjectsFigure, { members }: UnitCell): SubjectsFigure =>
  members.length < 2 * FOR_CONTRIBUTORS.subjects ? withoutDistribution(figure) : figure;

const asFigure = ({ mean, band }: SubjectsFigure): Figure => ({ mean, band, distribution: null, spread: null });
const withoutDistribution = ({ mean, band }: Pick<Figure, 'mean' | 'band'>): SubjectsFigure => ({
  mean,
  band,
  distribution: null,
});

/**
 * Reliability of a competency's items over the subjects of a unit, two decimals: Cronbach's alpha with a subject for a row, and what the
 * items of their report show of all others for scores. Over single questionnaires it would be another cell, one that no symmetry protects:
 * where every item is HIGH, 'no alpha, for all totals are the same' would tell that everybody answered the highest point. Null unless at
 * least three subjects differ from the most frequent total.
 */
function alphasOf(gate: UnitGate, { items, others }: CompetencyOfSubjects): (unit: UnitCell) => number | null {
  const coding = codingOf(gate);
  const rows = others.figures.map((_, member) => pointsOfItems(items, member, coding));
  const totals = rows.map((points) => points && rounded(meanOf(points)));
  return ({ members }) => {
    const complete = members.filter((member) => rows[member]);
    // Said by `cronbachAlpha` too; most units are small, and their totals need not be counted.
    if (complete.length < FEWEST_ROWS) return null;
    const sameTotal = new Map<number, number>();
    for (const member of complete) {
      const total = totals[member] as number;
      sameTotal.set(total, (sameTotal.get(total) ?? 0) + 1);
    }
    if (complete.length - Math.max(...sameTotal.values()) < FEWEST_DISSENTERS) return null;
    const alpha = cronbachAlpha(complete.map((member) => rows[member] as number[]));
    return alpha === null ? null : Math.round(alpha * 100) / 100;
  };
}

/** What a subject's report shows of all others of the items of a competency; null when it does not show every one. */
function pointsOfItems(items: CompetencyOfSubjects['items'], member: number, coding: Coding): number[] | null {
  const points: number[] = [];
  for (const column of items) {
    const figure = column[member];
    if (!figure) return null;
    points.push(pointsOf(figure, coding));
  }
  return points;
}
