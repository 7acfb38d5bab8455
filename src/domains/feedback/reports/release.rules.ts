import { itemsOf, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { ANONYMOUS_GROUPS, LOWEST_THRESHOLD, NAMED_GROUPS, type RaterGroup } from '../rater-group.rules.js';
import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import { LOWEST_COMMENT_THRESHOLD } from '../rounds/round.rules.js';
import type { Random } from '../shuffle.rules.js';
import { blocksOf } from './block.rules.js';
import { type ReleasedComments, releaseComments, type SubmittedComment } from './comment-release.rules.js';
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
import { bySource, type Source } from './source.rules.js';

/** Everything that was handed in about one subject, as it lies in the closed round. */
export interface SubjectAnswers {
  definition: QuestionnaireDefinition;
  /** k, as frozen at the opening. */
  threshold: number;
  commentThreshold: number;
  /** One per rater. Scores are in item order; 0 (cannot judge) and null contribute to nothing. */
  sheets: readonly { group: RaterGroup; scores: readonly (number | null)[] }[];
  /** At most one per rater and open question. */
  comments: readonly SubmittedComment[];
}

/** A figure per source; null is silence, and says nothing of why. */
export type Figures = Record<Source, Figure | null>;

export interface ReleasedReport {
  competencies: {
    key: string;
    /** Means of the shown figures of the items; silent when fewer than half of the items are shown. */
    figures: Figures;
    /** SELF minus ALL_OTHERS over the items that are shown of both (scale points, one decimal); null for fewer than half of the items. */
    gap: number | null;
    items: { key: string; figures: Figures }[];
  }[];
  comments: ReleasedComments;
}

/** What is stored once at the close and never changes: for the subject and who it is shared with, and for those of them who answered. */
export interface Release {
  forSubject: ReleasedReport;
  forContributors: ReleasedReport;
}

/**
 * The gate: what of one subject's closed round may ever be shown. Nothing else in the product turns answers into something that
 * somebody can see. 'Rule' below is a rule of the anonymity promise.
 *
 * **Which cells there are.** Per item and source: SELF and MANAGER as they answered, under their name (rule 1); each anonymous group; and
 * ALL_OTHERS, the anonymous raters together. Per competency the same sources, and the self-other gap.
 *
 * **What suppresses what.** Per item, the raters who gave a score are laid in *blocks* that do not overlap (`blocksOf`): every group of at
 * least k raters is a block, and who is in a smaller group is left out of everything, also where several small groups would reach k
 * together: a total that comes or goes with one of them would tell whether it answered (rule 4), and a participant who named outsiders of
 * his own making could take them off it. Every anonymous figure is a figure over whole blocks. So each sum or difference of figures is one of whole blocks
 * too, and isolates k raters or nobody (rule 3 within a round and subject). Releasing ALL_OTHERS over *everybody* first, as rule 3
 * suggests, would cost the shown groups: with 6 peers, 5 reports and 2 others the total gives the 2 away unless a group is hidden.
 * Answers to different items are different unknowns, so it does no harm that 'cannot judge' makes blocks differ per item.
 *
 * **Silence** (rule 4) is null, for whatever reason; a group below k changes nothing that is shown, whatever the other groups did.
 *
 * **Values** (rule 5). Assume that a reader knows how many answered in each block. Raters of a block are interchangeable, so one
 * answer can be told only if all answers in its block are known to be alike. Two things see to it that they never are:
 * - *Top and bottom coding*: a mean within 1/k of an end of the scale is shown as HIGH or LOW. Since n >= k that covers 'everybody 5'
 *   and 'everybody 5 but one, who gave a 4', in one face. In ALL_OTHERS and in a competency the block counts as the middle of its band,
 *   so that these say nothing more; they are off by at most 1/(2k) of a scale point.
 * - Elsewhere, 'everybody v' has the same sum as 'everybody v, but one v - 1 and one v + 1'. Distribution and spread would tell these
 *   apart, so they are left out unless at least 3 raters differ from the most given score; and always under 2k raters, in a band, and of
 *   ALL_OTHERS (of which the shown groups' distributions could be taken off).
 * Competencies and gaps are computed from figures as shown, rounded ones, so they add no knowledge at all.
 *
 * **Viewers who answered** (rule 2) know one answer of their block, and get `forContributors`: the same figures, minus those that rest on
 * a block of exactly k. It is a part of the other report, not a second computation with another k: two blockings of the same answers
 * could be subtracted from each other. What it does not hide: all others of a block at one end of the scale, apart from the viewer.
 *
 * `random` decides the order of the comments. Throws RangeError for thresholds below the lowest and for sheets that do not fit.
 *
 * Sources: Hundepool et al., Handbook on Statistical Disclosure Control, 2nd ed. 2024, ch. 4 (threshold rule, secondary suppression,
 * disclosure by difference), ch. 5 (group disclosure); top and bottom coding in its chapter on microdata.
 */
export function releaseReport(answers: SubjectAnswers, random: Random): Release {
  requireSound(answers);
  const { definition, threshold, commentThreshold } = answers;
  const cells = itemsOf(definition).map((_, item) => cellsOfItem(answers, item));
  const commentsShownFrom = releaseComments(definition, answers.comments, commentThreshold, random);
  return {
    forSubject: {
      competencies: competenciesOf(answers, cells, threshold),
      comments: commentsShownFrom(commentThreshold),
    },
    forContributors: {
      competencies: competenciesOf(answers, cells, threshold + 1),
      comments: commentsShownFrom(commentThreshold + 1),
    },
  };
}

/** A figure with the raters in the smallest block that it rests on, which never leaves this module. */
interface Cell {
  source: Source;
  figure: Figure;
  smallestBlock: number;
}

function cellsOfItem(answers: SubjectAnswers, item: number): Cell[] {
  const coding = codingOf(answers);
  const scoresOf = (group: RaterGroup) =>
    answers.sheets
      .filter((sheet) => sheet.group === group)
      .map((sheet) => sheet.scores[item] ?? CANNOT_JUDGE)
      .filter((score) => score !== CANNOT_JUDGE);
  const cells = NAMED_GROUPS.flatMap((source) =>
    scoresOf(source).map(
      (score): Cell => ({ source, figure: plainFigure(score), smallestBlock: Number.POSITIVE_INFINITY }),
    ),
  );
  const blocks = blocksOf(
    ANONYMOUS_GROUPS.map((group) => ({ group, contributions: scoresOf(group) })),
    answers.threshold,
  );
  for (const { group, contributions } of blocks) {
    cells.push({ source: group, figure: blockFigure(contributions, coding), smallestBlock: contributions.length });
  }
  if (blocks.length > 0) {
    const scores = blocks.map(({ contributions }) => contributions);
    cells.push({
      source: 'ALL_OTHERS',
      figure: pooledFigure(scores, coding),
      smallestBlock: Math.min(...scores.map(({ length }) => length)),
    });
  }
  return cells;
}

function competenciesOf(
  answers: SubjectAnswers,
  cells: readonly Cell[][],
  fewestRaters: number,
): ReleasedReport['competencies'] {
  const coding = codingOf(answers);
  const shown = cells.map((ofItem) =>
    bySource(
      (source) => ofItem.find((cell) => cell.source === source && cell.smallestBlock >= fewestRaters)?.figure ?? null,
    ),
  );
  let first = 0;
  return answers.definition.competencies.map(({ key, items }) => {
    const figures = shown.slice(first, first + items.length);
    first += items.length;
    return {
      key,
      figures: bySource((source) => competencyFigure(figures, source, coding)),
      gap: gapOf(figures, coding),
      items: items.map((item, at) => ({ key: item.key, figures: figures[at] as Figures })),
    };
  });
}

function competencyFigure(items: readonly Figures[], source: Source, coding: Coding): Figure | null {
  const points = items.flatMap(({ [source]: figure }) => (figure ? [pointsOf(figure, coding)] : []));
  if (!representsHalf(points, items)) return null;
  return NAMED_GROUPS.some((named) => named === source)
    ? plainFigure(meanOf(points))
    : codedFigure(meanOf(points), coding);
}

function gapOf(items: readonly Figures[], coding: Coding): number | null {
  const gaps = items.flatMap(({ SELF: self, ALL_OTHERS: others }) =>
    self && others ? [pointsOf(self, coding) - pointsOf(others, coding)] : [],
  );
  return representsHalf(gaps, items) ? rounded(meanOf(gaps)) : null;
}

function representsHalf(shown: readonly number[], items: readonly Figures[]): boolean {
  return 2 * shown.length >= items.length;
}

function codingOf({ definition: { scale }, threshold }: SubjectAnswers): Coding {
  return { min: scale.min, max: scale.max, threshold };
}

function requireSound({ definition, threshold, commentThreshold, sheets }: SubjectAnswers): void {
  const { min, max } = definition.scale;
  const items = itemsOf(definition).length;
  const sound = (score: number | null) =>
    score === null || score === CANNOT_JUDGE || (Number.isInteger(score) && score >= min && score <= max);
  if (!(threshold >= LOWEST_THRESHOLD)) throw new RangeError('No figure is released under the lowest threshold');
  if (!(commentThreshold >= Math.max(LOWEST_COMMENT_THRESHOLD, threshold))) {
    throw new RangeError('No comment is released under the lowest threshold');
  }
  for (const group of NAMED_GROUPS) {
    if (sheets.filter((sheet) => sheet.group === group).length > 1)
      throw new RangeError(`${group} is one person, with one sheet`);
  }
  if (sheets.some(({ scores }) => scores.length !== items || !scores.every(sound))) {
    throw new RangeError('A sheet does not fit the questionnaire');
  }
}
