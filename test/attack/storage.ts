import type { SubmittedComment } from '../../src/domains/feedback/reports/gate/closed-round.js';
import type { ReleasedComments } from '../../src/domains/feedback/reports/gate/released-report.js';
import type { Played } from './world.js';

/** How far an order may be from what chance gives, in standard deviations: over all histories together, and over all kinds of joins. */
const MOST_DEVIATION = 5;

/**
 * (e) Storage: whether one order of rows tells another, over many histories. Counted are pairs that stand in the same order in both, which
 * chance alone makes n(n-1)/4 of, with variance n(n-1)(2n+5)/72 (Kendall 1938, Biometrika 30).
 */
export class Joins {
  private readonly tallies = new Map<string, { concordant: number; expected: number; variance: number }>();

  /** Two orders of the same rows; what is not in both is left out. */
  add(name: string, one: readonly string[], other: readonly string[]): void {
    const rank = new Map(other.map((row, at) => [row, at]));
    const ranks = one.filter((row) => rank.has(row)).map((row) => rank.get(row)!);
    const n = ranks.length;
    if (n < 2) return;
    const tally = this.tallies.get(name) ?? { concordant: 0, expected: 0, variance: 0 };
    for (let left = 0; left < n; left += 1)
      for (let right = left + 1; right < n; right += 1) if (ranks[left]! < ranks[right]!) tally.concordant += 1;
    tally.expected += (n * (n - 1)) / 4;
    tally.variance += (n * (n - 1) * (2 * n + 5)) / 72;
    this.tallies.set(name, tally);
  }

  /** In standard deviations from chance, by kind of join. */
  deviations(): Record<string, number> {
    return Object.fromEntries(
      [...this.tallies].map(([name, { concordant, expected, variance }]) => [
        name,
        (concordant - expected) / Math.sqrt(variance),
      ]),
    );
  }

  /** The joins that do better than chance, as sentences. */
  findings(): string[] {
    return Object.entries(this.deviations())
      .filter(([, deviation]) => Math.abs(deviation) > MOST_DEVIATION)
      .map(([name, deviation]) => `${name}: ${deviation.toFixed(1)} standard deviations from chance.`);
  }
}

/** Lays every order that can be read after the close beside every order that a rater could be known by. */
export function addJoins(joins: Joins, { rounds }: Played): void {
  for (const { asked, released, savedOrder, closedOrder, commentOrders } of rounds) {
    const invited = asked.map(({ sitting }) => sitting.place);
    joins.add('rows of answers, and when they were saved', closedOrder, savedOrder);
    joins.add('rows of answers, and invitations', closedOrder, invited);
    for (const places of commentOrders.values()) {
      joins.add('rows of comments, and when they were saved', places, savedOrder);
      joins.add('rows of comments, and rows of answers', places, closedOrder);
    }
    for (const { closed, release } of released)
      closed.subjects.forEach(({ comments }, subject) => {
        const questions = release.reports[subject]!.release.forSubject.comments;
        for (const [at, question] of questions.entries()) addCommentJoins(joins, comments, question, questions[at - 1]);
      });
  }
}

function addCommentJoins(
  joins: Joins,
  stored: readonly SubmittedComment[],
  { questionKey, texts }: ReleasedComments[number],
  before: ReleasedComments[number] | undefined,
): void {
  const rows = stored.filter((row) => row.questionKey === questionKey).map(({ text }) => text);
  for (const [source, list] of Object.entries(texts)) {
    const byId = list.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    joins.add('comments in a report, and their rows', list.map(textOf), rows);
    joins.add('ids of comments in a report, and their rows', byId.map(textOf), rows);
    joins.add('comments in a report on two questions', (before?.texts[source] ?? []).map(writerOf), list.map(writerOf));
  }
}

const textOf = ({ text }: { text: string }): string => text;
/** The world's comments say who wrote them: 'remark 1.1.4 on question-2'. */
const writerOf = ({ text }: { text: string }): string => text.split(' ')[1]!;
