import type { ClosedRound, SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { contributing } from './shown.js';

/** A group's answers about a subject, at one rating. */
interface Place {
  subject: SubjectAnswers;
  rating: number;
  group: string;
}

/**
 * Other ways in which a group can have answered, in each of which somebody who is not the reader answered another point: moved up and down
 * against each other, moved by one or two together or alone, with one more 'cannot judge' or one less, with somebody more who answered.
 * A search, not a proof: who finds none of them the same has not shown that there is none, but has something to look at.
 */
export function alternatives(closed: ClosedRound, place: Place, reader: number | null): ClosedRound[] {
  const { subject, rating, group } = place;
  const { min, max } = closed.definition.scale;
  const points = Array.from({ length: max - min + 1 }, (_, at) => min + at);
  const inGroup = subject.sheets.flatMap((sheet, at) => (sheet.group === group ? [at] : []));
  const free = contributing(subject, rating, group).filter((sheet) => sheet !== reader);
  const absent = inGroup.filter((sheet) => !free.includes(sheet) && sheet !== reader);
  const mayJoin = inGroup.length < subject.panel.filter((member) => member.group === group).length;
  const given = subject.sheets[free[0]!]!.scores;
  return otherPoints(given[rating]!, free.length, min, max).flatMap((moved) => {
    const plain = new Map(free.map((sheet, at) => [sheet, moved[at]!]));
    const oneLess = free.length > 1 ? [new Map([...plain, [free.at(-1)!, 0]])] : [];
    const oneMore = absent.length > 0 ? points.map((more) => new Map([...plain, [absent[0]!, more]])) : [];
    const told = [plain, ...oneLess, ...oneMore].map((change) => withScores(closed, place, change));
    const newcomers = mayJoin
      ? points.map((more) => Array.from(given, (score, at) => (at === rating ? more : score)))
      : [];
    return [...told, ...newcomers.map((scores) => withScores(closed, place, plain, scores))];
  });
}

/** Other points for raters who all gave `point`. */
function otherPoints(point: number, raters: number, min: number, max: number): number[][] {
  const all = (by: number) => Array.from({ length: raters }, () => by);
  return [1, -1, 2, -2]
    .flatMap((by) => [[by, -by], [by], [by, by], [2 * by, -by, -by], [by, by, by], all(by)])
    .filter((move) => move.length <= raters)
    .map((move) => all(point).map((score, at) => score + (move[at] ?? 0)))
    .filter((moved) => moved.every((score) => score >= min && score <= max));
}

function withScores(
  closed: ClosedRound,
  { subject, rating, group }: Place,
  change: ReadonlyMap<number, number>,
  newcomer?: readonly number[],
): ClosedRound {
  const sheets = subject.sheets.map((sheet, at) =>
    change.has(at)
      ? {
          ...sheet,
          scores: Array.from(sheet.scores, (score, position) => (position === rating ? change.get(at)! : score)),
        }
      : sheet,
  );
  const changed = { ...subject, sheets: newcomer ? [...sheets, { group, scores: newcomer }] : sheets };
  return { ...closed, subjects: closed.subjects.map((one) => (one === subject ? changed : one)) };
}
