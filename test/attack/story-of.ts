import type { Leak } from './leak.js';
import type { RoundScript, Script, Sitting } from './script.js';
import type { Played } from './world.js';

/** A history and what leaked in it, as sentences. */
export function storyOf({ script, rounds }: Played, { property, round, finding }: Leak): string {
  const told = script.rounds
    .slice(0, round + 1)
    .map((one, at) => roundInWords(one, at, rounds[at]!.threshold, rounds[at]!.commentThreshold));
  return [askedInWords(script), ...told.flat(), `LEAK (${property}): ${finding}`].join('\n');
}

function askedInWords({ definition }: Script): string {
  const { competencies, scale, secondRating, openQuestions } = definition;
  const items = competencies.flatMap((competency) => competency.items).length;
  const second = secondRating ? ', each twice (as it is, and how important it is)' : '';
  return `Asked are ${items} ${items === 1 ? 'item' : 'items'} on a scale of ${scale.min} to ${scale.max}${second}, in ${competencies.length} ${competencies.length === 1 ? 'competency' : 'competencies'}, and ${openQuestions.length} open questions.`;
}

function roundInWords({ subjects, sittings }: RoundScript, at: number, threshold: number, comments: number): string[] {
  const panels = subjects.map(({ person, units, merges }, subject) => {
    const groups = Map.groupBy(
      sittings.filter((sitting) => sitting.subject === subject),
      ({ group }) => group,
    );
    const asked = [...groups].map(([group, members]) => `${group} ${members.map(({ rater }) => rater).join(', ')}`);
    const merged = merges.map((keys) => ` ${keys.join(' and ')} are one group.`).join('');
    return `  About ${person} (of ${units[0]}) are asked: ${asked.join('; ')}.${merged}`;
  });
  const acts = [...sittings]
    .sort((one, other) => one.day - other.day || one.minute - other.minute)
    .flatMap((sitting) => actInWords(sitting, subjects[sitting.subject]!.person));
  return [`Round ${at + 1}, in which k is ${threshold}, and ${comments} for comments.`, ...panels, ...acts];
}

function actInWords({ rater, act, day, sheet, added, moveTo }: Sitting, person: string): string[] {
  const scores = sheet.scores
    .map((score) => (score === null ? 'not asked' : score === 0 ? 'cannot judge' : score))
    .join(', ');
  const words = sheet.comments.some((text) => text !== '') ? ', with words' : '';
  const handsIn = `${rater} hands in about ${person}: ${scores}${words}`;
  const said = {
    SILENT: [],
    SUBMIT: [`Day ${day + 1}: ${handsIn}.`],
    EDIT: [`Day ${day + 1}: ${handsIn}, after other answers on the day before.`],
    DRAFT: [`Day ${day + 1}: ${rater} begins, and never hands in.`],
    DECLINE: [`Day ${day + 1}: ${rater} begins, and declines.`],
    RETURN: [`Day ${day + 1}: ${rater} declines; on the next day ${handsIn}.`],
    LATE: [`After the close: ${handsIn}.`],
    ERASED: [`Day ${day + 1}: ${handsIn}; and leaves the organisation.`],
  }[act];
  return [
    ...(added ? [`Day ${day + 1}: ${rater} is asked as well.`] : []),
    ...said,
    ...(moveTo ? [`Then somebody tries to move ${rater} to ${moveTo}, and again after the reports.`] : []),
  ].map((line) => `  ${line}`);
}
