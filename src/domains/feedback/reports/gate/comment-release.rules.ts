import type { RaterGroup } from '../../rater-group.rules.js';
import { type Random, shuffled } from '../../shuffle.rules.js';
import { blocksOf } from './block.rules.js';
import type { SubmittedComment } from './closed-round.js';
import { randomId } from './random-id.rules.js';
import type { ReleasedComment, ReleasedComments, Source } from './released-report.js';
import { bySource, sourcesOf } from './source.rules.js';

/** What of a subject's comments may be shown. */
export interface CommentsAsked {
  questionKeys: readonly string[];
  groups: readonly RaterGroup[];
  /** Groups that are silent in this whole round (rule 3 between rounds), and therefore here too. */
  silent: ReadonlySet<Source>;
  /** How many raters of an anonymous group must have written one. */
  threshold: number;
}

/**
 * The comments that may be shown, per open question (anonymity, rules 2 and 9): of an anonymous group all of them when at least
 * `threshold` of its raters wrote one; of the other anonymous groups none, so ALL_OTHERS never has any. Named groups under their name.
 * Each list is in an order of its own that `random` decides, whatever order the comments came in, and so are the ids.
 *
 * The result takes how many comments a list of anonymous raters must have, and which groups are silent for its viewer, and leaves the rest
 * out: a viewer who wrote one of them gets a part of what others get, in the same order and with the same ids.
 */
export function releaseComments(
  { questionKeys, groups, silent, threshold }: CommentsAsked,
  comments: readonly SubmittedComment[],
  random: Random,
): (fewest: number, silentFor?: ReadonlySet<Source>) => ReleasedComments {
  const released = (texts: readonly string[]): ReleasedComment[] =>
    shuffled(texts.toSorted(), random).map((text) => ({ id: randomId(random), text }));
  const sources = sourcesOf(groups);
  const questions = questionKeys.map((questionKey) => {
    const asked = comments.filter((comment) => comment.questionKey === questionKey);
    const written = (wanted: (group: RaterGroup) => boolean) =>
      groups.filter(wanted).map(({ key }) => ({
        source: key,
        contributions: asked.filter(({ group }) => group === key).map(({ text }) => text),
      }));
    const lists = [
      ...written(({ anonymous }) => !anonymous).map((block) => ({ ...block, isAnonymous: false })),
      ...blocksOf(
        written(({ key, anonymous }) => anonymous && !silent.has(key)),
        threshold,
      ).map((block) => ({ ...block, isAnonymous: true })),
    ];
    return {
      questionKey,
      lists: lists.map(({ source, contributions, isAnonymous }) => ({
        source,
        isAnonymous,
        comments: released(contributions),
      })),
    };
  });
  return (fewest, silentFor) =>
    questions.map(({ questionKey, lists }) => {
      const shown = lists.filter(
        ({ source, isAnonymous, comments: all }) => !isAnonymous || (all.length >= fewest && !silentFor?.has(source)),
      );
      return {
        questionKey,
        texts: bySource(sources, (key) => shown.find(({ source }) => source === key)?.comments ?? []),
      };
    });
}
