import type { ClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { ALL_OTHERS, type RoundRelease } from '../../src/domains/feedback/reports/gate/released-report.js';
import type { Product } from './product.js';
import { anonymousGroups, contributing, type Edition, figuresPerRating, releasedOf, rescored } from './shown.js';

/** The groups whose answers a figure of ALL_OTHERS is a mean over. */
export type GroupsBehind = (edition: Edition, subject: number, rating: number) => string[];

/** A group smaller than this share of a rating's answers may not move a mean by a visible decimal. */
const VISIBLE_SHARE = 1 / 8;

/**
 * Finds by trying which groups a figure of ALL_OTHERS depends on: everybody gives the lowest point, then one group after another the
 * highest. Where a group is too small a part to move the mean, it counts as behind it when it is large enough to be shown itself.
 */
export function groupsBehindAllOthers(product: Product, closed: ClosedRound, release: RoundRelease): GroupsBehind {
  const { min, max } = closed.definition.scale;
  const most = Math.max(...closed.subjects.map((subject) => anonymousGroups(subject).length), 0);
  const answered = closed.subjects.map((subject) =>
    anonymousGroups(subject).filter((group) => subject.sheets.some((sheet) => sheet.group === group)),
  );
  const isPlain = answered.every((groups) => groups.length < 2);
  const withHighest = (highest: number | null) =>
    releasedOf(
      product,
      rescored(closed, (score, { subject, group }) => {
        if (score === 0) return 0;
        return highest !== null && anonymousGroups(subject)[highest] === group ? max : min;
      }),
    );
  const lowest = isPlain ? release : withHighest(null);
  const tried = isPlain ? [] : Array.from({ length: most }, (_, group) => withHighest(group));
  const figureIn = ({ reports }: RoundRelease, edition: Edition, subject: number, rating: number) =>
    JSON.stringify(figuresPerRating(reports[subject]!.release[edition])[rating]![ALL_OTHERS]);
  return (edition, subject, rating) => {
    if (isPlain) return answered[subject]!;
    const answers = closed.subjects[subject]!;
    const before = figureIn(lowest, edition, subject, rating);
    const total = anonymousGroups(answers).reduce((sum, group) => sum + contributing(answers, rating, group).length, 0);
    return anonymousGroups(answers).filter((group, at) => {
      const size = contributing(answers, rating, group).length;
      if (size === 0) return false;
      if (figureIn(tried[at]!, edition, subject, rating) !== before) return true;
      return size / total < VISIBLE_SHARE && size >= closed.threshold;
    });
  };
}
