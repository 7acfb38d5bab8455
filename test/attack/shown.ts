import { isAnonymous } from '../../src/domains/feedback/rater-group.rules.js';
import type { ClosedRound, SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import type { Figure } from '../../src/domains/feedback/reports/gate/figure.rules.js';
import {
  ALL_OTHERS,
  type Figures,
  type ReleasedReport,
  type RoundRelease,
  type Source,
} from '../../src/domains/feedback/reports/gate/released-report.js';
import { chanceOf } from './chance.js';
import type { Product } from './product.js';
import type { Released } from './world.js';

export const EDITIONS = ['forSubject', 'forContributors'] as const;
export type Edition = (typeof EDITIONS)[number];

/** What a report shows per rating, in `ratingsOf` order. */
export function figuresPerRating({ competencies }: ReleasedReport): Figures[] {
  const items = competencies.flatMap((competency) => competency.items);
  const seconds = items.flatMap(({ second }) => (second ? [second] : []));
  return [...items.map(({ figures }) => figures), ...seconds];
}

/** The anonymous figures of a rating that are there. */
export function anonymousFigures(figures: Figures, { groups }: SubjectAnswers): [Source, Figure][] {
  return Object.entries(figures).filter(
    (entry): entry is [Source, Figure] =>
      entry[1] !== null && (entry[0] === ALL_OTHERS || isAnonymous(groups, entry[0])),
  );
}

export const anonymousGroups = ({ groups }: SubjectAnswers): string[] =>
  groups.filter(({ anonymous }) => anonymous).map(({ key }) => key);

/** Positions among a subject's sheets of those of a group with a point at a rating. */
export function contributing({ sheets }: SubjectAnswers, rating: number, group: string): number[] {
  return sheets.flatMap((sheet, at) => (sheet.group === group && sheet.scores[rating] !== 0 ? [at] : []));
}

/** The round with other scores: `other` gives one for each score of an anonymous rater. */
export function rescored(
  closed: ClosedRound,
  other: (score: number, where: { subject: SubjectAnswers; sheet: number; rating: number; group: string }) => number,
): ClosedRound {
  return {
    ...closed,
    subjects: closed.subjects.map((subject) => ({
      ...subject,
      sheets: subject.sheets.map(({ group, scores }, sheet) => ({
        group,
        scores: isAnonymous(subject.groups, group)
          ? Array.from(scores, (score, rating) => other(score, { subject, sheet, rating, group }))
          : scores,
      })),
    })),
  };
}

/** What the gate makes of a round. Chance is the same in every telling. */
export const releasedOf = (product: Product, closed: ClosedRound): RoundRelease =>
  product.release(closed, chanceOf(1, 'gate'));

/** A release as text, without what is left to chance: the order of comments, and their ids. */
export function bytesOf(
  { reports, units, unitsForContributors }: RoundRelease,
  editions: readonly Edition[] = EDITIONS,
): string {
  const stripped = reports.map(({ subjectId, release }) => [
    subjectId,
    ...editions.map((edition) => bytesOfReport(release[edition])),
  ]);
  return JSON.stringify(editions.includes('forSubject') ? [stripped, units, unitsForContributors] : stripped);
}

function bytesOfReport({ competencies, comments, ...rest }: ReleasedReport): unknown {
  const sorted = comments.map(({ questionKey, texts }) => [
    questionKey,
    Object.entries(texts).map(([source, list]) => [source, list.map(({ text }) => text).sort()]),
  ]);
  return { competencies, sorted, rest };
}

/** Where a report says something else than another: the first figure that differs, in words. */
export function whereTheyDiffer(
  one: RoundRelease,
  other: RoundRelease,
  editions: readonly Edition[] = EDITIONS,
): string {
  for (const [at, { subjectId, release }] of one.reports.entries()) {
    for (const edition of editions) {
      const instead = other.reports[at]?.release[edition];
      if (!instead) return `the report of ${subjectId} is not there`;
      const [left, right] = [figuresPerRating(release[edition]), figuresPerRating(instead)];
      for (const [rating, figures] of left.entries())
        for (const [source, figure] of Object.entries(figures))
          if (JSON.stringify(figure) !== JSON.stringify(right[rating]![source]))
            return `${edition} of ${subjectId}, rating ${rating + 1}, ${source}: ${inWords(figure)} instead of ${inWords(right[rating]![source]!)}`;
      for (const [question, { questionKey, texts }] of release[edition].comments.entries())
        for (const [source, list] of Object.entries(texts)) {
          const there = instead.comments[question]!.texts[source]!;
          if (list.length !== there.length)
            return `${edition} of ${subjectId}, ${questionKey}, ${source}: ${list.length} comments instead of ${there.length}`;
        }
      const [from, to] = [release[edition], instead].map((report) => JSON.stringify(bytesOfReport(report)));
      if (from !== to) return `${edition} of ${subjectId}: ${from} instead of ${to}`;
    }
  }
  const [left, right] = [one, other].map(({ units, unitsForContributors }) =>
    JSON.stringify([units, unitsForContributors]),
  );
  return `figures of units: ${left} instead of ${right}`;
}

export function inWords(figure: Figure | null): string {
  if (!figure) return 'nothing';
  const spread = figure.distribution ? ` (${figure.distribution.join('-')}, spread ${figure.spread})` : '';
  return `${figure.mean ?? figure.band}${spread}`;
}

/** The last release of each round; of a product that keeps rule 6, the only one. */
export const lastOf = (released: readonly Released[]): Released | undefined => released.at(-1);
