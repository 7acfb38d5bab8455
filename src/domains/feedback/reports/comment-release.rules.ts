import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { ANONYMOUS_GROUPS, NAMED_GROUPS, type RaterGroup } from '../rater-group.rules.js';
import { type Random, shuffled } from '../shuffle.rules.js';
import { blocksOf } from './block.rules.js';
import { bySource, type Source } from './source.rules.js';

/** One comment as it lies in the closed round: without who, when, or which scores came with it. */
export interface SubmittedComment {
  questionKey: string;
  group: RaterGroup;
  /** Normalised and not empty. */
  text: string;
}

/** Per open question, in order; an empty list is silence. */
export type ReleasedComments = { questionKey: string; texts: Record<Source, string[]> }[];

/**
 * The comments that may be shown, per open question (anonymity, rules 2 and 9): of a group all of them when at least `threshold` of its
 * raters wrote one; of the other groups none, so ALL_OTHERS never has any. Self and manager under their name. Each list is in an order of its own that `random` decides, whatever order the comments came in.
 *
 * The result takes how many comments a list of anonymous raters must have, and leaves shorter ones out: a viewer who wrote one of them
 * gets a part of what others get, in the same order.
 */
export function releaseComments(
  definition: QuestionnaireDefinition,
  comments: readonly SubmittedComment[],
  threshold: number,
  random: Random,
): (fewest: number) => ReleasedComments {
  const questions = definition.openQuestions.map(({ key }) => {
    const textsOf = (group: RaterGroup) =>
      comments.filter((comment) => comment.questionKey === key && comment.group === group).map(({ text }) => text);
    const blocks = blocksOf(
      ANONYMOUS_GROUPS.map((group) => ({ group, contributions: textsOf(group) })),
      threshold,
    );
    return {
      questionKey: key,
      named: NAMED_GROUPS.map((source) => ({ source, texts: textsOf(source) })),
      anonymous: blocks.map(({ group, contributions }) => ({
        source: group,
        texts: shuffled(contributions.toSorted(), random),
      })),
    };
  });
  return (fewest) =>
    questions.map(({ questionKey, named, anonymous }) => {
      const lists: { source: Source; texts: string[] }[] = [
        ...named,
        ...anonymous.filter(({ texts }) => texts.length >= fewest),
      ];
      return { questionKey, texts: bySource((source) => lists.find((list) => list.source === source)?.texts ?? []) };
    });
}
