import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import { type RaterGroup, type RaterGroupKey, SELF } from '../../rater-group.rules.js';
import type { Random } from '../../shuffle.rules.js';
import { type Cells, cellsOf } from './cell.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import { releaseComments } from './comment-release.rules.js';
import { type Coding, codedFigure, type Figure, plainFigure, pointsOf, rounded } from './figure.rules.js';
import type { BlocksOfItem } from './item-disclosure.rules.js';
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
import { tallyOf } from './tally.rules.js';

/** What holds for every subject of a round. */
export interface Gate {
  definition: QuestionnaireDefinition;
  threshold: number;
  commentThreshold: number;
  /** Where the rank test within an item starts. */
  noBlocks: BlocksOfItem;
  layoutOf: (groups: readonly RaterGroup[]) => Layout;
  random: Random;
}

export interface SubjectRelease {
  release: Release;
  shown: ShownSources;
  /** Per competency; never leaves the gate. */
  forUnits: CompetencyForUnits[];
}

/** What figures over subjects are made of: what a report shows of a competency, and how many answered behind that. */
export interface CompetencyForUnits {
  self: Figure | null;
  others: Figure | null;
  /** Of each item what is shown of ALL_OTHERS. */
  items: readonly (Figure | null)[];
  /** How many answered behind the shown figures of the items, added up; 0 of silence. */
  answersOfSelf: number;
  answersOfOthers: number;
  /** The most of ALL_OTHERS behind one item. */
  mostOthers: number;
  /** The anonymous groups that something is shown of. */
  groups: readonly RaterGroupKey[];
}

type Competency = ReleasedReport['competencies'][number];

/** What of one subject's closed round may ever be shown; the reasons are at `releaseRound`. */
export function releaseSubject(gate: Gate, subject: SubjectAnswers): SubjectRelease {
  const { threshold, commentThreshold, definition, noBlocks, random } = gate;
  const layout = gate.layoutOf(subject.groups);
  const coding = codingOf(gate);
  const silent = silentBetweenRounds(subject, threshold);
  const silentToRaters = silentForContributors(subject, threshold);
  const tally = tallyOf(layout, coding, subject.sheets);
  const cells = cellsOf({ layout, coding, noBlocks }, tally, silent, silentToRaters);
  const questionKeys = definition.openQuestions.map(({ key }) => key);
  const commentsFrom = releaseComments(
    { questionKeys, groups: subject.groups, silent, threshold: commentThreshold },
    subject.comments,
    random,
  );
  const editionFrom = (fewestRaters: number): Edition => ({
    layout,
    coding,
    cells,
    fewestRaters,
    places: placesShown(cells, fewestRaters),
  });
  const competenciesIn = (edition: Edition, all?: readonly Competency[]) =>
    layout.competencies.map((competency, at) => competencyOf(edition, competency, all?.[at]));
  const sourcesIn = ({ places }: Edition) => places.map((place) => layout.sources[place] as Source);
  const [forSubject, forContributors] = [editionFrom(threshold), editionFrom(threshold + 1)];
  const competencies = competenciesIn(forSubject);
  return {
    release: {
      forSubject: { competencies, comments: commentsFrom(commentThreshold) },
      forContributors: {
        competencies: competenciesIn(forContributors, competencies),
        comments: commentsFrom(commentThreshold + 1, silentToRaters),
      },
    },
    shown: { forSubject: sourcesIn(forSubject), forContributors: sourcesIn(forContributors) },
    forUnits: layout.competencies.map((competency, at) =>
      forUnits(layout, competency, cells, (competencies[at] as Competency).figures),
    ),
  };
}

/** For whom a report is: those cells are in it in which at least so many raters are only ever shown together. */
interface Edition {
  layout: Layout;
  coding: Coding;
  cells: Cells;
  fewestRaters: number;
  /** Of the sources with at least one shown figure. */
  places: readonly number[];
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
  for (const place of edition.places) {
    const figure = figureIn(edition, rating, place);
    if (figure) figures[sources[place] as Source] = figure;
  }
  return figures;
}

/** Per source the mean of the items that are shown. */
function meansOf(edition: Edition, { items, asked }: CompetencyLayout): Figures {
  const { coding, layout } = edition;
  const figures = { ...layout.silence };
  for (const place of edition.places) {
    let shown = 0;
    let total = 0;
    for (const { rating } of items) {
      const figure = figureIn(edition, rating, place);
      if (!figure) continue;
      shown += 1;
      total += pointsOf(figure, coding);
    }
    if (!isHalf(shown, asked[place] as number)) continue;
    const mean = total / shown;
    figures[layout.sources[place] as Source] = layout.named.includes(place)
      ? plainFigure(mean)
      : codedFigure(mean, coding);
  }
  return figures;
}

/** SELF minus ALL_OTHERS, over the items that are shown of both. */
function gapOf(edition: Edition, { items, askedOfBoth }: CompetencyLayout): number | null {
  const { coding, layout } = edition;
  const self = layout.sources.indexOf(SELF);
  const others = layout.width - 1;
  if (self < 0) return null;
  let shown = 0;
  let total = 0;
  for (const { rating } of items) {
    const own = figureIn(edition, rating, self);
    const theirs = figureIn(edition, rating, others);
    if (!own || !theirs) continue;
    shown += 1;
    total += pointsOf(own, coding) - pointsOf(theirs, coding);
  }
  return isHalf(shown, askedOfBoth) ? rounded(total / shown) : null;
}

/** Whether a mean may be shown over so many of what was asked. */
const isHalf = (shown: number, asked: number): boolean => shown > 0 && 2 * shown >= asked;

function placesShown({ figures, fewestTogether, width }: Cells, fewestRaters: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < width; place += 1) {
    let cell = place;
    while (cell < figures.length && !(figures[cell] && (fewestTogether[cell] as number) >= fewestRaters)) cell += width;
    if (cell < figures.length) places.push(place);
  }
  return places;
}

function forUnits(layout: Layout, { items }: CompetencyLayout, cells: Cells, figures: Figures): CompetencyForUnits {
  const { sources, anonymous, width } = layout;
  const self = sources.indexOf(SELF);
  const others = width - 1;
  let answersOfSelf = 0;
  let answersOfOthers = 0;
  let mostOthers = 0;
  for (const { rating } of items) {
    const raters = cells.raters[rating * width + others] as number;
    if (self >= 0) answersOfSelf += cells.raters[rating * width + self] as number;
    answersOfOthers += raters;
    mostOthers = Math.max(mostOthers, raters);
  }
  const isShown = (place: number) => items.some(({ rating }) => (cells.raters[rating * width + place] as number) > 0);
  return {
    self: figures[SELF] ?? null,
    others: figures[ALL_OTHERS] ?? null,
    items: items.map(({ rating }) => cells.figures[rating * width + others] as Figure | null),
    answersOfSelf,
    answersOfOthers,
    mostOthers,
    groups: anonymous.flatMap((place) => (isShown(place) ? (sources[place] as Source) : [])),
  };
}

/** The ends of the scale, and k. */
export function codingOf({ definition: { scale }, threshold }: Pick<Gate, 'definition' | 'threshold'>): Coding {
  return { min: scale.min, max: scale.max, threshold };
}
