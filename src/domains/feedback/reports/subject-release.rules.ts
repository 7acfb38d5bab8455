import { askedRatings, itemsOf, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { SELF } from '../rater-group.rules.js';
import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import type { Random } from '../shuffle.rules.js';
import { blocksOf } from './block.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { releaseComments } from './comment-release.rules.js';
import {
  blockFigure,
  type Coding,
  codedFigure,
  type Figure,
  meanOf,
  plainFigure,
  pointsOf,
  pooledFigure,
  rounded,
} from './figure.rules.js';
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
  const { threshold, commentThreshold, definition, random } = gate;
  const sources = sourcesOf(subject.groups);
  const silent = silentBetweenRounds(subject, threshold);
  const silentForContributors = silentBetweenRounds(subject, threshold + 1);
  const cells = cellsOf(gate, subject, silent, silentForContributors);
  const questionKeys = definition.openQuestions.map(({ key }) => key);
  const commentsFrom = releaseComments(
    { questionKeys, groups: subject.groups, silent, threshold: commentThreshold },
    subject.comments,
    random,
  );
  const asked = askedItems(definition, subject);
  const reportFrom = (raters: number, comments: ReleasedReport['comments']): ReleasedReport => ({
    competencies: competenciesOf(gate, subject, sources, shownIn(cells, sources, raters), asked),
    comments,
  });
  return {
    release: {
      forSubject: reportFrom(threshold, commentsFrom(commentThreshold)),
      forContributors: reportFrom(threshold + 1, commentsFrom(commentThreshold + 1, silentForContributors)),
    },
    shown: sources.filter((source) => cells.some((ofRating) => ofRating.has(source))),
    raters: ratersBehind(definition, cells, sources),
  };
}

/** A figure with how many raters it is over and how far they protect each other, which never leave the gate. */
interface Cell {
  figure: Figure;
  raters: number;
  /** Raters of the smallest block in it; k where an earlier round leaves no more than k to whoever rated too. */
  fewestTogether: number;
}

/** What may be shown of one rating, of every source that is not silent. */
type Cells = ReadonlyMap<Source, Cell>;

/** Per rating, in `ratingsOf` order. */
function cellsOf(
  gate: Gate,
  { groups, sheets }: SubjectAnswers,
  silent: ReadonlySet<Source>,
  silentForContributors: ReadonlySet<Source>,
): Cells[] {
  const ratings = askedRatings(gate.definition, SELF).length;
  const heard = groups
    .filter(({ key }) => !silent.has(key))
    .map(({ key, anonymous }) => ({ key, anonymous, sheets: sheets.filter(({ group }) => group === key) }));
  return Array.from({ length: ratings }, (_, rating) => {
    const scored = heard.map((group) => ({
      source: group.key,
      anonymous: group.anonymous,
      contributions: group.sheets
        .map(({ scores }) => scores[rating] as number)
        .filter((score) => score !== CANNOT_JUDGE),
    }));
    return cellsOfRating(gate, scored, silentForContributors);
  });
}

interface Scored {
  source: Source;
  anonymous: boolean;
  contributions: readonly number[];
}

function cellsOfRating(gate: Gate, scored: readonly Scored[], silentForContributors: ReadonlySet<Source>): Cells {
  const coding = codingOf(gate);
  const cells = new Map<Source, Cell>();
  for (const { source, anonymous, contributions } of scored) {
    if (anonymous || contributions.length === 0) continue;
    cells.set(source, {
      figure: plainFigure(meanOf(contributions)),
      raters: contributions.length,
      fewestTogether: Number.POSITIVE_INFINITY,
    });
  }
  const blocks = blocksOf(
    scored.filter(({ anonymous }) => anonymous),
    gate.threshold,
  );
  const sizes = blocks.map(({ contributions }) => contributions.length);
  const together = blocks.map(({ source }, at) =>
    silentForContributors.has(source) ? gate.threshold : (sizes[at] as number),
  );
  const safe = gate.safeSizes(sizes);
  blocks.forEach(({ source, contributions }, at) => {
    if (!safe.blocks[at]) return;
    const figure = blockFigure(contributions, coding);
    cells.set(source, { figure, raters: contributions.length, fewestTogether: together[at] as number });
  });
  if (blocks.length > 0 && safe.together) {
    cells.set(ALL_OTHERS, {
      figure: pooledFigure(
        blocks.map(({ contributions }) => contributions),
        coding,
      ),
      raters: sizes.reduce((sum, size) => sum + size, 0),
      fewestTogether: Math.min(...together),
    });
  }
  return cells;
}

/** Per rating a figure for each source in which at least so many raters are only ever shown together, and null for the others. */
function shownIn(cells: readonly Cells[], sources: readonly Source[], fewestRaters: number): Figures[] {
  return cells.map((ofRating) =>
    bySource(sources, (source) => {
      const cell = ofRating.get(source);
      return cell && cell.fewestTogether >= fewestRaters ? cell.figure : null;
    }),
  );
}

type Asked = (source: Source, item: number) => boolean;

/** Which items are asked of whom: of ALL_OTHERS, what is asked of some anonymous group. */
function askedItems(definition: QuestionnaireDefinition, { groups }: SubjectAnswers): Asked {
  const asked = new Map(groups.map(({ key }) => [key, askedRatings(definition, key)]));
  const anonymous = groups.filter((group) => group.anonymous).map(({ key }) => key);
  const isAsked: Asked = (source, item) =>
    source === ALL_OTHERS ? anonymous.some((key) => isAsked(key, item)) : (asked.get(source)?.[item] ?? false);
  return isAsked;
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
    const places = own.map((_, at) => first + at);
    first += own.length;
    const pointsShown = (source: Source) => places.map((at) => pointsIn(shown[at] as Figures, source, coding));
    const askedOf = (...of: Source[]) => places.filter((at) => of.every((source) => asked(source, at))).length;
    const others = pointsShown(ALL_OTHERS);
    const gaps = pointsShown(SELF).map((self, at) => {
      const other = others[at] ?? null;
      return self === null || other === null ? null : self - other;
    });
    const gap = meanOfHalf(gaps, askedOf(SELF, ALL_OTHERS));
    return {
      key,
      figures: bySource(sources, (source) => {
        const mean = meanOfHalf(pointsShown(source), askedOf(source));
        if (mean === null) return null;
        return named.has(source) ? plainFigure(mean) : codedFigure(mean, coding);
      }),
      gap: gap === null ? null : rounded(gap),
      items: own.map((item, at) => ({
        key: item.key,
        figures: shown[places[at] as number] as Figures,
        second: shown[items + (places[at] as number)] ?? null,
      })),
    };
  });
}

function pointsIn(figures: Figures, source: Source, coding: Coding): number | null {
  const figure = figures[source];
  return figure ? pointsOf(figure, coding) : null;
}

/** The mean of what is there, when that is at least half of what was asked. */
function meanOfHalf(points: readonly (number | null)[], asked: number): number | null {
  const there = points.filter((point) => point !== null);
  return there.length > 0 && 2 * there.length >= asked ? meanOf(there) : null;
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
    return bySource(sources, (source) => own.map((ofItem) => ofItem.get(source)?.raters ?? 0));
  });
}

/** The ends of the scale, and k. */
export function codingOf({ definition: { scale }, threshold }: Gate): Coding {
  return { min: scale.min, max: scale.max, threshold };
}
