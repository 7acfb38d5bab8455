import { cronbachAlpha } from '../../measures/reliability.rules.js';
import { SELF } from '../../rater-group.rules.js';
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
import { ALL_OTHERS, type RoundRelease, type SubjectsFigure, type UnitReport } from './released-report.js';
import { codingOf, type Gate } from './subject-release.rules.js';
import {
  FEWEST_SUBJECTS,
  FOR_ALL,
  FOR_CONTRIBUTORS,
  figureOf,
  type ReleasedSubject,
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
export function releaseUnits(
  gate: UnitGate,
  subjects: readonly ReleasedSubject[],
): Pick<RoundRelease, 'units' | 'unitsForContributors'> {
  const members = membersOf(subjects);
  const tests = { ofAll: showableTo(FOR_ALL), ofContributors: showableTo(FOR_CONTRIBUTORS) };
  const competencies = gate.definition.competencies.map((_, at) => ({
    self: figuresOf(gate, members, tests, at, SELF),
    others: figuresOf(gate, members, tests, at, ALL_OTHERS),
  }));
  const units = unitReports(gate, members, competencies);
  const ofPart: FigureForContributors = (unitId, competency, source) =>
    competencies[competency]?.[source].get(unitId)?.forContributors ?? null;
  return {
    units,
    unitsForContributors: units.flatMap((unit) => partForContributors(gate.definition, unit, ofPart) ?? []),
  };
}

/** What is shown of one competency, by unit. */
type FiguresOfUnits = Record<'self' | 'others', ReadonlyMap<string, ShownFigure>>;

interface ShownFigure {
  figure: SubjectsFigure;
  /** What of it readers get who are behind it themselves. */
  forContributors: SubjectsFigure | null;
}

function unitReports(
  gate: UnitGate,
  units: ReadonlyMap<string, readonly ReleasedSubject[]>,
  competencies: readonly FiguresOfUnits[],
): UnitReport[] {
  const unitCoding = { ...codingOf(gate), threshold: FEWEST_SUBJECTS };
  const points = (figure: SubjectsFigure | null) => (figure ? pointsOf(asFigure(figure), unitCoding) : null);
  return [...units].flatMap(([unitId, members]) => {
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
  tests: { ofAll: Showable; ofContributors: Showable },
  competency: number,
  source: typeof SELF | typeof ALL_OTHERS,
): Map<string, ShownFigure> {
  const cells = [...units].map(([unitId, members]): UnitCell => {
    const subjects = members.filter((subject) => figureOf(subject, competency, source));
    return { unitId, subjects, ids: new Set(subjects.map(({ subjectId }) => subjectId)) };
  });
  const shown = tests.ofAll(cells, competency, source);
  const toContributors = new Set(tests.ofContributors(shown, competency, source));
  const distributed = withoutOverlap(shown);
  const coding = codingOf(gate);
  return new Map(
    shown.map((cell) => {
      const points = cell.subjects.map((subject) => pointsOf(figureOf(subject, competency, source) as Figure, coding));
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

/** A figure for who is behind it: with a distribution only from one more on (twice). */
const withOneMore = (figure: SubjectsFigure, { ids }: UnitCell): SubjectsFigure =>
  ids.size < 2 * FOR_CONTRIBUTORS.subjects ? withoutDistribution(figure) : figure;

const asFigure = ({ mean, band }: SubjectsFigure): Figure => ({ mean, band, distribution: null, spread: null });
const withoutDistribution = ({ mean, band }: Pick<Figure, 'mean' | 'band'>): SubjectsFigure => ({
  mean,
  band,
  distribution: null,
});

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
