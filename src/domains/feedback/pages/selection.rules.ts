import type { Selection } from '../../../web/steps.js';
import { askedRatings, asksQuestion } from '../questionnaires/questionnaire.rules.js';
import { MANAGER, SELF } from '../rater-group.rules.js';
import type { RaterSheet } from '../responses/rater-sheet.read-model.js';

/**
 * The sheets that a page is about; undefined for the list of everything behind the link, and empty where the link has no such sheet. A link
 * with one questionnaire leads straight to it.
 */
export function selectedSheets(
  sheets: readonly RaterSheet[],
  { about, together }: Selection,
): RaterSheet[] | undefined {
  if (together !== undefined) {
    const named = sheets.find(({ invitationId }) => invitationId === together);
    return named ? alikeTo(named, sheets) : [];
  }
  if (about !== undefined) return sheets.filter(({ invitationId }) => invitationId === about);
  return sheets.length === 1 ? [...sheets] : undefined;
}

/** Sets of two or more that can be filled in side by side. */
export function setsToFillTogether(sheets: readonly RaterSheet[]): RaterSheet[][] {
  const sets = Map.groupBy(
    sheets.filter((sheet) => sheet.refusal === null && sheet.group.key !== SELF),
    whatIsAsked,
  );
  return [...sets.values()].filter((set) => set.length > 1);
}

const alikeTo = (named: RaterSheet, sheets: readonly RaterSheet[]): RaterSheet[] =>
  setsToFillTogether(sheets).find((set) => set.includes(named)) ?? [named];

/** The same for sheets of one round that ask the same under the same promise: then one page can ask it once. */
function whatIsAsked({ roundId, definition, group }: RaterSheet): string {
  const questions = definition.openQuestions.map((question) => asksQuestion(question, group.key));
  const treatment = group.key === MANAGER ? MANAGER : group.anonymous;
  return JSON.stringify([roundId, treatment, askedRatings(definition, group.key), questions]);
}
