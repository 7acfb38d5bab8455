import type { RaterGroup } from '../../rater-group.rules.js';
import { type Random, shuffled } from '../../shuffle.rules.js';
import { isBlock } from './block.rules.js';
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
  const isReleased = ({ key, anonymous }: RaterGroup, texts: readonly string[]) =>
    texts.length > 0 && (!anonymous || (!silent.has(key) && isBlock(texts.length, threshold)));
  const namedFirst = [...groups.filter((group) => !group.anonymous), ...groups.filter((group) => group.anonymous)];
  const questions = questionKeys.map((questionKey) => {
    const written = comments.filter((comment) => comment.questionKey === questionKey);
    const lists = namedFirst.flatMap((group) => {
      const texts = written.filter((comment) => comment.group === group.key).map(({ text }) => text);
      return isReleased(group, texts) ? { group, comments: released(texts) } : [];
    });
    return { questionKey, lists };
  });
  const silence: ReleasedComments[number]['texts'] = bySource(sourcesOf(groups), () => []);
  return (fewest, silentFor) =>
    questions.map(({ questionKey, lists }) => {
      const texts = { ...silence };
      for (const { group, comments: all } of lists)
        if (!group.anonymous || (all.length >= fewest && !silentFor?.has(group.key))) texts[group.key] = all;
      return { questionKey, texts };
    });
}
