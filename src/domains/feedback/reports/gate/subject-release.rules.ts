import { itemsOf, type QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import { type RaterGroupKey, SELF } from '../../rater-group.rules.js';
import type { Random } from '../../shuffle.rules.js';
import { type Cells, cellsOf } from './cell.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { releaseComments } from './comment-release.rules.js';
import { type Coding, codedFigure, type Figure, plainFigure, pointsOf, rounded } from './figure.rules.js';
import type { SafeSizes } from './item-disclosure.rules.js';
import { ALL_OTHERS, type Figures, type Release, type ReleasedReport, type Source } from './released-report.js';
import { silentBetweenRounds } from './round-disclosure.rules.js';
import { bySource, sourcesOf } from './source.rules.js';

/** What holds for every subject of a round. */
export interface Gate {
  definition: QuestionnaireDefinition;
  threshold: number;
  commentThreshold: number;
  /** The rank test within an item. */
  safeSizes: SafeSizes;
  /** Per rating, in `ratingsOf` order, whether it is asked of a group. */
  askedOf: (group: RaterGroupKey) => readonly boolean[];
  random: Random;
}

export interface SubjectRelease {
  release: Release;
  /** The sources with at least one shown figure. */
  shown: Source[];
  /** Per competency, on how many raters the shown figures rest, item by item; never leaves the gate. */
  raters: Record<Source, number[]>[];
}

/** What of one subject's closed round may ever be shown; the reasons are at `releaseRound`. */
export function releaseSubject(gate: Gate, subject: SubjectAnswers): SubjectRelease {
  const { threshold, commentThreshold, definition, askedOf, safeSizes, random } = gate;
  const sources = sourcesOf(subject.groups);
  const silent = silentBetweenRounds(subject, threshold);
  const silentForContributors = silentBetweenRounds(subject, threshold + 1);
  const rules = { ratings: askedOf(SELF).length, coding: codingOf(gate), safeSizes };
  const cells = cellsOf(rules, subject, silent, silentForContributors);
  const questionKeys = definition.openQuestions.map(({ key }) => key);
  const commentsFrom = releaseComments(
    { questionKeys, groups: subject.groups, silent, threshold: commentThreshold },
    subject.comments,
    random,
  );
  const asked = askedBySource(gate, subject, sources);
  const reportFrom = (raters: number, comments: ReleasedReport['comments']): ReleasedReport => ({
    competencies: competenciesOf(gate, subject, sources, shownIn(cells, sources, raters), asked),
    comments,
  });
  return {
    release: {
      forSubject: reportFrom(threshold, commentsFrom(commentThreshold)),
      forContributors: reportFrom(threshold + 1, commentsFrom(commentThreshold + 1, silentForContributors)),
    },
    shown: sources.filter((_, place) => cells.some((ofRating) => ofRating[place])),
    raters: ratersBehind(definition, cells, sources),
  };
}

/** Per rating a figure for each source in which at least so many raters are only ever shown together, and null for the others. */
function shownIn(cells: readonly Cells[], sources: readonly Source[], fewestRaters: number): Figures[] {
  return cells.map((ofRating) =>
    bySource(sources, (_, place) => {
      const cell = ofRating[place];
      return cell && cell.fewestTogether >= fewestRaters ? cell.figure : null;
    }),
  );
}

type Asked = Record<Source, readonly boolean[]>;

/** Which ratings are asked of whom: of ALL_OTHERS, what is asked of some anonymous group. */
function askedBySource({ askedOf }: Gate, { groups }: SubjectAnswers, sources: readonly Source[]): Asked {
  const anonymous = groups.filter((group) => group.anonymous).map(({ key }) => askedOf(key));
  return bySource(sources, (source) =>
    source === ALL_OTHERS
      ? askedOf(SELF).map((_, rating) => anonymous.some((asked) => asked[rating]))
      : askedOf(source),
  );
}

/** Of how many ratings from `first` up to `end` something was asked of each of these. */
function askedBetween(first: number, end: number, ...of: readonly (readonly boolean[] | undefined)[]): number {
  let asked = 0;
  for (let rating = first; rating < end; rating += 1) if (of.every((source) => source?.[rating])) asked += 1;
  return asked;
}

function competenciesOf(
  gate: Gate,
  { groups }: SubjectAnswers,
  sources: readonly Source[],
  shown: readonly Figures[],
  asked: Asked,
): ReleasedReport['competencies'] {
  const { definition } = gate;
  const coding = codingOf(gate);
  const named = new Set<Source>(groups.filter(({ anonymous }) => !anonymous).map(({ key }) => key));
  const items = itemsOf(definition).length;
  let first = 0;
  return definition.competencies.map(({ key, items: own }) => {
    const from = first;
    first += own.length;
    const figures = shown.slice(from, first);
    const points = bySource(sources, (source) => figures.map((ofItem) => pointsIn(ofItem, source, coding)));
    const gaps = gapsBetween(points[SELF] ?? [], points[ALL_OTHERS] ?? []);
    const gap = meanOfHalf(gaps, askedBetween(from, first, asked[SELF], asked[ALL_OTHERS]));
    return {
      key,
      figures: bySource(sources, (source) => {
        const mean = meanOfHalf(points[source] ?? [], askedBetween(from, first, asked[source]));
        if (mean === null) return null;
        return named.has(source) ? plainFigure(mean) : codedFigure(mean, coding);
      }),
      gap: gap === null ? null : rounded(gap),
      items: own.map((item, at) => ({
        key: item.key,
        figures: figures[at] as Figures,
        second: shown[items + from + at] ?? null,
      })),
    };
  });
}

function pointsIn(figures: Figures, source: Source, coding: Coding): number | null {
  const figure: Figure | null | undefined = figures[source];
  return figure ? pointsOf(figure, coding) : null;
}

function gapsBetween(self: readonly (number | null)[], others: readonly (number | null)[]): (number | null)[] {
  return self.map((own, at) => {
    const other = others[at] ?? null;
    return own === null || other === null ? null : own - other;
  });
}

/** The mean of what is there, when that is at least half of what was asked. */
function meanOfHalf(points: readonly (number | null)[], asked: number): number | null {
  let [there, total] = [0, 0];
  for (const point of points) {
    if (point === null) continue;
    there += 1;
    total += point;
  }
  return there > 0 && 2 * there >= asked ? total / there : null;
}

function ratersBehind(
  definition: QuestionnaireDefinition,
  cells: readonly Cells[],
  sources: readonly Source[],
): Record<Source, number[]>[] {
  let first = 0;
  return definition.competencies.map(({ items }) => {
    const own = cells.slice(first, first + items.length);
    first += items.length;
    return bySource(sources, (_, place) => own.map((ofItem) => ofItem[place]?.raters ?? 0));
  });
}

/** The ends of the scale, and k. */
export function codingOf({ definition: { scale }, threshold }: Pick<Gate, 'definition' | 'threshold'>): Coding {
  return { min: scale.min, max: scale.max, threshold };
}
