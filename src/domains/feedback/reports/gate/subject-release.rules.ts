import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import { type RaterGroup, SELF } from '../../rater-group.rules.js';
import type { Random } from '../../shuffle.rules.js';
import { type Cells, cellsOf } from './cell.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { releaseComments } from './comment-release.rules.js';
import { type Coding, codedFigure, type Figure, plainFigure, pointsOf, rounded } from './figure.rules.js';
import type { SafeSizes } from './item-disclosure.rules.js';
import {
  ALL_OTHERS,
  type Figures,
  type Release,
  type ReleasedItem,
  type ReleasedReport,
  type ShownSources,
  type Source,
} from './released-report.js';
import type { CompetencyLayout, Layout } from './report-layout.rules.js';
import { silentBetweenRounds, silentForContributors } from './round-disclosure.rules.js';

/** What holds for every subject of a round. */
export interface Gate {
  definition: QuestionnaireDefinition;
  threshold: number;
  commentThreshold: number;
  /** The rank test within an item. */
  safeSizes: SafeSizes;
  layoutOf: (groups: readonly RaterGroup[]) => Layout;
  random: Random;
}

export interface SubjectRelease {
  release: Release;
  shown: ShownSources;
  /** Per competency; never leaves the gate. */
  behind: Behind[];
}

/** On how many raters the shown figures of the items of a competency rest. */
export interface Behind {
  /** Added up over the items; 0 of a source that is silent. */
  answers: Record<Source, number>;
  /** The most of ALL_OTHERS behind one item. */
  mostOthers: number;
}

type Competency = ReleasedReport['competencies'][number];

/** What of one subject's closed round may ever be shown; the reasons are at `releaseRound`. */
export function releaseSubject(gate: Gate, subject: SubjectAnswers): SubjectRelease {
  const { threshold, commentThreshold, definition, safeSizes, random } = gate;
  const layout = gate.layoutOf(subject.groups);
  const coding = codingOf(gate);
  const silent = silentBetweenRounds(subject, threshold);
  const silentToRaters = silentForContributors(subject, threshold);
  const cells = cellsOf({ ratings: layout.ratings, coding, safeSizes }, subject, silent, silentToRaters);
  const questionKeys = definition.openQuestions.map(({ key }) => key);
  const commentsFrom = releaseComments(
    { questionKeys, groups: subject.groups, silent, threshold: commentThreshold },
    subject.comments,
    random,
  );
  const competenciesFrom = (fewestRaters: number, all?: readonly Competency[]) =>
    layout.competencies.map((competency, at) =>
      competencyOf({ layout, coding, cells, fewestRaters }, competency, all?.[at]),
    );
  const competencies = competenciesFrom(threshold);
  return {
    release: {
      forSubject: { competencies, comments: commentsFrom(commentThreshold) },
      forContributors: {
        competencies: competenciesFrom(threshold + 1, competencies),
        comments: commentsFrom(commentThreshold + 1, silentToRaters),
      },
    },
    shown: {
      forSubject: layout.sources.filter((_, place) => isShownSomewhere(cells, place, threshold)),
      forContributors: layout.sources.filter((_, place) => isShownSomewhere(cells, place, threshold + 1)),
    },
    behind: layout.competencies.map((competency) => ratersBehind(layout, competency, cells)),
  };
}

/** For whom a report is: those cells are in it in which at least so many raters are only ever shown together. */
interface Edition {
  layout: Layout;
  coding: Coding;
  cells: Cells;
  fewestRaters: number;
}

/** A competency in an edition; of `all`, what is shown to all, the parts of which nothing is left out are taken as they are. */
function competencyOf(edition: Edition, competency: CompetencyLayout, all?: Competency): Competency {
  const items = competency.items.map((item, at): ReleasedItem => {
    const known = all?.items[at];
    if (known && hasAll(edition, item.rating) && (item.second === null || hasAll(edition, item.second))) return known;
    return {
      key: item.key,
      figures: figuresOf(edition, item.rating),
      second: item.second === null ? null : figuresOf(edition, item.second),
    };
  });
  if (all?.items.every((item, at) => item === items[at])) return all;
  return { key: competency.key, figures: meansOf(edition, competency), gap: gapOf(edition, competency), items };
}

/** Whether everything that is shown of a rating is in this edition. */
function hasAll({ cells, fewestRaters }: Edition, rating: number): boolean {
  const end = (rating + 1) * cells.width;
  for (let cell = rating * cells.width; cell < end; cell += 1)
    if (cells.figures[cell] && (cells.fewestTogether[cell] as number) < fewestRaters) return false;
  return true;
}

function figureIn({ cells, fewestRaters }: Edition, rating: number, place: number): Figure | null {
  const cell = rating * cells.width + place;
  return (cells.fewestTogether[cell] as number) >= fewestRaters ? (cells.figures[cell] as Figure | null) : null;
}

function figuresOf(edition: Edition, rating: number): Figures {
  const { silence, sources } = edition.layout;
  const figures = { ...silence };
  for (let place = 0; place < sources.length; place += 1) {
    const figure = figureIn(edition, rating, place);
    if (figure) figures[sources[place] as Source] = figure;
  }
  return figures;
}

/** Per source the mean of the items that are shown. */
function meansOf(edition: Edition, { items, asked }: CompetencyLayout): Figures {
  const { coding, layout } = edition;
  const figures = { ...layout.silence };
  for (let place = 0; place < layout.sources.length; place += 1) {
    let [shown, total] = [0, 0];
    for (const { rating } of items) {
      const figure = figureIn(edition, rating, place);
      if (!figure) continue;
      shown += 1;
      total += pointsOf(figure, coding);
    }
    if (!isHalf(shown, asked[place] as number)) continue;
    const mean = total / shown;
    figures[layout.sources[place] as Source] = layout.named[place] ? plainFigure(mean) : codedFigure(mean, coding);
  }
  return figures;
}

/** SELF minus ALL_OTHERS, over the items that are shown of both. */
function gapOf(edition: Edition, { items, askedOfBoth }: CompetencyLayout): number | null {
  const { coding, layout } = edition;
  const [self, others] = [layout.sources.indexOf(SELF), layout.sources.indexOf(ALL_OTHERS)];
  if (self < 0) return null;
  let [shown, total] = [0, 0];
  for (const { rating } of items) {
    const [own, theirs] = [figureIn(edition, rating, self), figureIn(edition, rating, others)];
    if (!own || !theirs) continue;
    shown += 1;
    total += pointsOf(own, coding) - pointsOf(theirs, coding);
  }
  return isHalf(shown, askedOfBoth) ? rounded(total / shown) : null;
}

/** Whether a mean may be shown over so many of what was asked. */
const isHalf = (shown: number, asked: number): boolean => shown > 0 && 2 * shown >= asked;

function isShownSomewhere({ figures, fewestTogether, width }: Cells, place: number, fewestRaters: number): boolean {
  for (let cell = place; cell < figures.length; cell += width)
    if (figures[cell] && (fewestTogether[cell] as number) >= fewestRaters) return true;
  return false;
}

function ratersBehind({ sources, nobody }: Layout, { items }: CompetencyLayout, { raters, width }: Cells): Behind {
  const answers = { ...nobody };
  let mostOthers = 0;
  for (let place = 0; place < width; place += 1) {
    let sum = 0;
    for (const { rating } of items) sum += raters[rating * width + place] as number;
    if (sum > 0) answers[sources[place] as Source] = sum;
  }
  for (const { rating } of items) mostOthers = Math.max(mostOthers, raters[rating * width + width - 1] as number);
  return { answers, mostOthers };
}

/** The ends of the scale, and k. */
export function codingOf({ definition: { scale }, threshold }: Pick<Gate, 'definition' | 'threshold'>): Coding {
  return { min: scale.min, max: scale.max, threshold };
}
