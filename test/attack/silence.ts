import type { ClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { ALL_OTHERS } from '../../src/domains/feedback/reports/gate/released-report.js';
import type { Attack, Leak } from './leak.js';
import {
  anonymousGroups,
  bytesOf,
  contributing,
  EDITIONS,
  type Edition,
  figuresPerRating,
  lastOf,
  releasedOf,
  rescored,
  whereTheyDiffer,
} from './shown.js';
import type { Played, PlayedRound } from './world.js';

/** Another telling of a closed round, which these editions of every report must not tell from the first. */
interface Telling {
  what: string;
  closed: ClosedRound;
  editions: readonly Edition[];
}

/**
 * (c) Silence: whether 0 or k-1 raters of a group have a point at a rating, no byte of anything is another. And what is shown of nobody
 * may be anything: answers behind a silent figure change nothing either.
 */
export const silence: Attack = (played) =>
  firstHeard(played, 'silence', (closed, { threshold, commentThreshold }) => [
    {
      what: `Had nobody answered of groups with fewer than ${threshold} answers, or ${commentThreshold} comments,`,
      closed: emptied(closed, threshold, commentThreshold),
      editions: EDITIONS,
    },
    {
      what: `Had of groups with fewer than ${threshold} answers as many answered as are still too few,`,
      closed: filled(closed, threshold),
      editions: EDITIONS,
    },
    {
      what: 'Had everybody answered something else of whom nothing is shown,',
      closed: unseenChanged(closed, releasedOf(played.product, closed)),
      editions: EDITIONS,
    },
  ]);

/** The same for a rater who reads the report: for them k is one more (rule 2), so 0 to k raters of a group are silent. */
export const silenceForRaters: Attack = (played) =>
  firstHeard(played, 'silence for raters', (closed, { threshold, commentThreshold }) => [
    {
      what: `Had nobody answered of groups with up to ${threshold} answers, or ${commentThreshold} comments,`,
      closed: emptied(closed, threshold + 1, commentThreshold + 1),
      editions: ['forContributors'],
    },
  ]);

function firstHeard(
  { product, rounds }: Played,
  property: Leak['property'],
  tellingsOf: (closed: ClosedRound, round: PlayedRound) => Telling[],
): Leak | null {
  for (const [at, round] of rounds.entries()) {
    const closed = lastOf(round.released)?.closed;
    if (!closed) continue;
    const release = releasedOf(product, closed);
    for (const { what, closed: other, editions } of tellingsOf(closed, round)) {
      const instead = releasedOf(product, other);
      if (bytesOf(instead, editions) === bytesOf(release, editions)) continue;
      return {
        property,
        round: at,
        finding: `${what} a report would have been another:\n    ${whereTheyDiffer(release, instead, editions)}`,
      };
    }
  }
  return null;
}

/** Nobody of who are too few. */
function emptied(closed: ClosedRound, limit: number, commentLimit: number): ClosedRound {
  const scored = rescored(closed, (score, { subject, rating, group }) =>
    contributing(subject, rating, group).length < limit ? 0 : score,
  );
  return {
    ...scored,
    subjects: scored.subjects.map((subject) => {
      const anonymous = anonymousGroups(subject);
      const writers = Map.groupBy(subject.comments, ({ group, questionKey }) => `${group} ${questionKey}`);
      const isHeard = ({ group, questionKey }: (typeof subject.comments)[number]) =>
        !anonymous.includes(group) || writers.get(`${group} ${questionKey}`)!.length >= commentLimit;
      return {
        ...subject,
        // A sheet on which nothing is left was as good as never handed in.
        sheets: subject.sheets.filter(
          ({ group, scores }) => !anonymous.includes(group) || Array.from(scores).some((score) => score !== 0),
        ),
        comments: subject.comments.filter(isHeard),
      };
    }),
  };
}

/** k-1 of who are too few, as far as there are sheets, all with the highest point. */
function filled(closed: ClosedRound, threshold: number): ClosedRound {
  const { max } = closed.definition.scale;
  return rescored(closed, (score, { subject, sheet, rating, group }) => {
    if (contributing(subject, rating, group).length >= threshold) return score;
    const inGroup = subject.sheets.slice(0, sheet).filter((other) => other.group === group).length;
    return inGroup < threshold - 1 ? max : 0;
  });
}

/** Other points behind figures that are shown neither of the group nor within all others. */
function unseenChanged(closed: ClosedRound, { reports }: ReturnType<typeof releasedOf>): ClosedRound {
  const { min, max } = closed.definition.scale;
  const shownOf = new Map(
    reports.map(({ subjectId, release }) => [subjectId, EDITIONS.map((edition) => figuresPerRating(release[edition]))]),
  );
  return rescored(closed, (score, { subject: { subjectId }, rating, group }) => {
    const isShown = shownOf.get(subjectId)!.some((figures) => figures[rating]![group] || figures[rating]![ALL_OTHERS]);
    return isShown || score === 0 ? score : min + max - score;
  });
}
