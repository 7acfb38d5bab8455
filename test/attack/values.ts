import type { ClosedRound, SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { ALL_OTHERS, type RoundRelease } from '../../src/domains/feedback/reports/gate/released-report.js';
import { alternatives } from './alternatives.js';
import type { Attack, Leak } from './leak.js';
import type { Product } from './product.js';
import {
  anonymousFigures,
  anonymousGroups,
  bytesOf,
  contributing,
  EDITIONS,
  type Edition,
  figuresPerRating,
  inWords,
  lastOf,
  releasedOf,
  rescored,
} from './shown.js';
import type { Played, Released } from './world.js';

/**
 * Rule 5: no distribution or spread under 2k raters, no mean that is one end of the scale because everybody gave it, and for every single
 * anonymous answer at least one other value with which everything released is the same, byte for byte.
 */
export const values: Attack = (played) =>
  firstFinding(played, 'values', (released, release, threshold) => {
    if (!isSame(played.product, rotated(released.closed), release, EDITIONS))
      return 'Points of a group, exchanged at one rating only, change a report.';
    return (
      tooMuch(released.closed, release, threshold) ?? onlyOneValue(played.product, released, release, () => [null])
    );
  });

/** The same for a rater who reads the report, and knows the own answer (k + 1 of rule 2). */
export const valuesForRaters: Attack = (played) =>
  firstFinding(played, 'values for raters', (released, release) =>
    onlyOneValue(played.product, released, release, distinctReaders),
  );

function firstFinding(
  { product, rounds }: Played,
  property: Leak['property'],
  findingIn: (released: Released, release: RoundRelease, threshold: number) => string | null,
): Leak | null {
  for (const [round, { released, threshold }] of rounds.entries()) {
    const last = lastOf(released);
    const finding = last && findingIn(last, releasedOf(product, last.closed), threshold);
    if (finding) return { property, round, finding };
  }
  return null;
}

const isSame = (product: Product, other: ClosedRound, release: RoundRelease, editions: readonly Edition[]): boolean =>
  bytesOf(releasedOf(product, other), editions) === bytesOf(release, editions);

/** A figure that says more than its number of raters allows. */
function tooMuch(closed: ClosedRound, { reports }: RoundRelease, threshold: number): string | null {
  const { min, max } = closed.definition.scale;
  for (const subject of closed.subjects) {
    const { release } = reports.find(({ subjectId }) => subjectId === subject.subjectId)!;
    for (const edition of EDITIONS)
      for (const [rating, figures] of figuresPerRating(release[edition]).entries())
        for (const [source, figure] of anonymousFigures(figures, subject)) {
          const groups = source === ALL_OTHERS ? anonymousGroups(subject) : [source];
          const sheets = groups.flatMap((group) => contributing(subject, rating, group));
          const points = new Set(sheets.map((sheet) => subject.sheets[sheet]!.scores[rating]!));
          const where = `${source} ${edition} of ${subject.subjectId}, rating ${rating + 1}, over ${sheets.length} raters`;
          if ((figure.distribution || figure.spread !== null) && sheets.length < 2 * threshold)
            return `${where}: ${inWords(figure)}, a spread under twice k.`;
          if (points.size === 1 && figure.mean !== null && (points.has(min) || points.has(max)))
            return `${where}: ${figure.mean}, which everybody gave, is an end of the scale.`;
        }
  }
  return null;
}

interface Place {
  subject: SubjectAnswers;
  rating: number;
  group: string;
}

/** An answer that can have been nothing else. Where a group gave different points, two of its raters may have given each other's. */
function onlyOneValue(
  product: Product,
  { closed, raters }: Released,
  release: RoundRelease,
  readersOf: (sheets: readonly number[], points: readonly number[]) => (number | null)[],
): string | null {
  for (const place of answeredPlaces(closed, release)) {
    const { subject, rating, group } = place;
    const sheets = contributing(subject, rating, group);
    const points = sheets.map((sheet) => subject.sheets[sheet]!.scores[rating]!);
    for (const reader of readersOf(sheets, points)) {
      const edition = reader === null ? 'forSubject' : 'forContributors';
      const unknown = points.filter((_, at) => sheets[at] !== reader);
      if (new Set(unknown).size !== 1 || !isShownTo(release, place, edition)) continue;
      const others = alternatives(closed, place, reader);
      if (others.some((other) => isSame(product, other, release, reader === null ? EDITIONS : [edition]))) continue;
      const at = closed.subjects.indexOf(subject);
      const figures = figuresPerRating(release.reports[at]!.release[edition])[rating]!;
      const nameOf = (sheet: number) => raters[at]![sheet]!;
      const who =
        reader === null ? 'Somebody' : `${nameOf(reader)}, who answered ${subject.sheets[reader]!.scores[rating]},`;
      const said = [group, ALL_OTHERS].map((source) => `${source} ${inWords(figures[source]!)}`).join(', ');
      const known = sheets.filter((sheet) => sheet !== reader).map(nameOf);
      return `${who} reads about ${subject.subjectId}, rating ${rating + 1}, ${edition}: ${said}; so that ${known.join(', ')} can only have answered ${unknown[0]}.`;
    }
  }
  return null;
}

/** Groups with a point at a rating. */
function answeredPlaces(closed: ClosedRound, release: RoundRelease): Place[] {
  return closed.subjects.flatMap((subject) =>
    anonymousGroups(subject).flatMap((group) =>
      figuresPerRating(release.reports[0]!.release.forSubject)
        .map((_, rating) => ({ subject, rating, group }))
        .filter(({ rating }) => contributing(subject, rating, group).length > 0),
    ),
  );
}

function isShownTo({ reports }: RoundRelease, { subject, rating, group }: Place, edition: Edition): boolean {
  const { release } = reports.find(({ subjectId }) => subjectId === subject.subjectId)!;
  const figures = figuresPerRating(release[edition])[rating]!;
  return figures[group] !== null || figures[ALL_OTHERS] !== null;
}

/** One rater for each point that was given: those who gave the same know the same. */
const distinctReaders = (sheets: readonly number[], points: readonly number[]): number[] =>
  sheets.filter((_, at) => points.indexOf(points[at]!) === at);

/** Every point goes to the next sheet of its group that has one at the same rating: each rating apart, so that no sheet stays together. */
function rotated(closed: ClosedRound): ClosedRound {
  return rescored(closed, (score, { subject, sheet, rating, group }) => {
    if (score === 0) return 0;
    const sheets = contributing(subject, rating, group);
    const next = sheets[(sheets.indexOf(sheet) + 1 + (rating % sheets.length)) % sheets.length]!;
    return subject.sheets[next]!.scores[rating]!;
  });
}
