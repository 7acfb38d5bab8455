import { isAnonymous } from '../../src/domains/feedback/rater-group.rules.js';
import { ALL_OTHERS, type Source } from '../../src/domains/feedback/reports/gate/released-report.js';
import { type GroupsBehind, groupsBehindAllOthers } from './all-others.js';
import type { Attack, Leak } from './leak.js';
import { isolatedBy, type ShownCell } from './rank.js';
import { leaderOf } from './script.js';
import { anonymousFigures, contributing, EDITIONS, type Edition, figuresPerRating } from './shown.js';
import type { Played, PlayedRound, Released } from './world.js';

/** A figure that was shown, and of whom; `asked` are all who could have answered, `contributors` who did. */
interface Shown {
  name: string;
  person: string;
  round: number;
  edition: Edition;
  contributors: ReadonlySet<string>;
  asked: ReadonlySet<string>;
}

/**
 * (d) Difference: the test of rule 3 over everything that was released about a person and a rating. Within a round the columns are who
 * contributed; across rounds who was asked, for after a close nobody can know who of them answered (rule 10). A reader who rated too
 * knows one answer more.
 */
export const difference: Attack = (played) => {
  const earlier = new Map<string, Shown[]>();
  const readers = firstAsked(played);
  for (const [round, { released, threshold, asked }] of played.rounds.entries()) {
    const shown = new Map<string, Shown[]>();
    for (const one of released)
      for (const [key, cells] of shownIn(played, round, one, asked))
        shown.set(key, [...(shown.get(key) ?? []), ...cells]);
    for (const [key, cells] of shown) {
      const before = earlier.get(key) ?? [];
      const leak =
        leakWithin(round, key, cells, threshold) ??
        leakAcross(round, key, [...before, ...cells], before.length, threshold, readers);
      if (leak) return leak;
      earlier.set(key, [...before, ...cells]);
    }
  }
  return leakOfComments(played);
};

function leakWithin(round: number, key: string, shown: readonly Shown[], threshold: number): Leak | null {
  const cells = distinct(shown.map(({ name, contributors }) => ({ name, contributors })));
  const isolated = isolatedBy(cells, threshold);
  if (isolated) return leakOf(round, key, isolated);
  const forRaters = distinct(shown.filter(({ edition }) => edition === 'forContributors'));
  for (const reader of oneOfEachKind(forRaters)) {
    const found = isolatedBy(forRaters, threshold, [reader]);
    if (found) return leakOf(round, key, found, reader);
  }
  return null;
}

function leakAcross(
  round: number,
  key: string,
  shown: readonly Shown[],
  before: number,
  threshold: number,
  readers: FirstAsked,
): Leak | null {
  if (before === 0) return null;
  const cells = (of: readonly Shown[]) => distinct(of.map(({ name, asked }) => ({ name, contributors: asked })));
  const isolated = isolatedBy(cells(shown), threshold);
  if (isolated) return leakOf(round, key, isolated);
  for (const reader of oneOfEachKind(shown.map(({ name, asked }) => ({ name, contributors: asked })))) {
    const found = isolatedBy(cells(readBy(readers, reader, shown)), threshold, [reader]);
    if (found) return leakOf(round, key, found, reader);
  }
  return null;
}

/** By person and rater, the first round in which they were asked about that person, in an anonymous group. */
type FirstAsked = ReadonlyMap<string, number>;
const about = (person: string, rater: string) => `${rater} about ${person}`;

function firstAsked({ rounds }: Played): FirstAsked {
  const first = new Map<string, number>();
  for (const [round, { asked, released }] of rounds.entries()) {
    const groupsOf = new Map(
      released.flatMap(({ closed }) => closed.subjects.map((one) => [one.subjectId, one.groups])),
    );
    for (const { sitting, group } of asked) {
      const person = leaderOf(sitting.subject);
      const key = about(person, sitting.rater);
      if (!first.has(key) && isAnonymous(groupsOf.get(person) ?? [], group)) first.set(key, round);
    }
  }
  return first;
}

/**
 * What a rater can have read: from the first round on in which they were asked, what is for raters; before that, what is for everybody.
 * That nothing of a rating was shown of their group then does not make them a reader like everybody.
 */
function readBy(readers: FirstAsked, reader: string, shown: readonly Shown[]): Shown[] {
  return shown.filter(
    ({ person, round, edition }) =>
      round < (readers.get(about(person, reader)) ?? Infinity) || edition === 'forContributors',
  );
}

const leakOf = (
  round: number,
  key: string,
  { raters, cells }: { raters: string[]; cells: string[] },
  reader?: string,
): Leak => ({
  property: 'difference',
  round,
  finding: `About ${key}, ${reader ? `${reader}, who rated too and` : 'somebody who'} reads ${cells.join('; ')}, learns by sums and differences what ${raters.join(' and ')} answered, who ${raters.length === 1 ? 'is' : 'are'} fewer than k.`,
});

/** Cells over the same raters say the same for this test. */
function distinct(cells: readonly ShownCell[]): ShownCell[] {
  return [
    ...new Map(
      cells.map(({ name, contributors }) => [[...contributors].sort().join(), { name, contributors }]),
    ).values(),
  ];
}

/** One rater of each set of cells: the others learn as much. */
function oneOfEachKind(cells: readonly ShownCell[]): string[] {
  const everybody = new Set(cells.flatMap(({ contributors }) => [...contributors]));
  const kinds = Map.groupBy(everybody, (rater) => cells.map(({ contributors }) => contributors.has(rater)).join());
  return [...kinds.values()].map(([first]) => first!);
}

/** Every anonymous figure that a release shows, by person and rating. */
function shownIn(
  { product }: Played,
  round: number,
  released: Released,
  asked: PlayedRound['asked'],
): Map<string, Shown[]> {
  const { closed, release, raters } = released;
  const behind = groupsBehindAllOthers(product, closed, release);
  const cells = new Map<string, Shown[]>();
  closed.subjects.forEach((subject, at) => {
    const { release: report } = release.reports.find(({ subjectId }) => subjectId === subject.subjectId)!;
    for (const edition of EDITIONS)
      figuresPerRating(report[edition]).forEach((figures, rating) => {
        const key = `${subject.subjectId}, rating ${rating + 1}`;
        for (const [source] of anonymousFigures(figures, subject)) {
          const groups = groupsOf(source, behind, edition, at, rating);
          const sheets = groups.flatMap((group) => contributing(subject, rating, group));
          const panel = asked.filter(
            ({ sitting, group }) => subject.subjectId === leaderOf(sitting.subject) && groups.includes(group),
          );
          const shown: Shown = {
            person: subject.subjectId,
            name: `${source} ${edition} in round ${round + 1} (${sheets.length} raters)`,
            round,
            edition,
            contributors: new Set(sheets.map((sheet) => raters[at]![sheet]!)),
            asked: new Set(panel.map(({ sitting }) => sitting.rater)),
          };
          cells.set(key, [...(cells.get(key) ?? []), shown]);
        }
      });
  });
  return cells;
}

const groupsOf = (source: Source, behind: GroupsBehind, edition: Edition, subject: number, rating: number): string[] =>
  source === ALL_OTHERS ? behind(edition, subject, rating) : [source];

/** Comments are shown one by one, so whoever is in the same lists must be enough together: no list less another is a few. */
function leakOfComments({ rounds }: Played): Leak | null {
  for (const [round, { released, commentThreshold }] of rounds.entries()) {
    for (const { closed, release } of released)
      for (const { subjectId, release: report } of release.reports) {
        const { groups } = closed.subjects.find((subject) => subject.subjectId === subjectId)!;
        for (const [at, { questionKey }] of report.forSubject.comments.entries()) {
          const lists = EDITIONS.flatMap((edition) =>
            Object.entries(report[edition].comments[at]!.texts)
              .filter(([source]) => source === ALL_OTHERS || isAnonymous(groups, source))
              .map(([source, texts]) => ({
                name: `${source} ${edition}`,
                texts: new Set(texts.map(({ text }) => text)),
              })),
          );
          const all = new Set(lists.flatMap(({ texts }) => [...texts]));
          const kinds = Map.groupBy(all, (text) =>
            lists.flatMap(({ name, texts }) => (texts.has(text) ? [name] : [])).join(', '),
          );
          const few = [...kinds].find(([, texts]) => texts.length < commentThreshold);
          if (few)
            return {
              property: 'difference',
              round,
              finding: `Of ${questionKey} about ${subjectId}, only ${few[0]} has: ${few[1].join('; ')}. They are fewer than ${commentThreshold}.`,
            };
        }
      }
  }
  return null;
}
