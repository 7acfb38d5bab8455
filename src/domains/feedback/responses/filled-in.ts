import type { Refused } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { type QuestionnaireDefinition, ratingKey, ratingsOf } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroupKey } from '../rater-group.rules.js';
import { type AnswerFaultCode, type Answers, normaliseComment, validateAnswers } from './answers.rules.js';

/** What somebody fills in: scores by rating key (0 is 'cannot judge', null takes one back), texts by question key. */
export interface SheetChanges {
  scores: ReadonlyMap<string, number | null>;
  comments: ReadonlyMap<string, string>;
}

/** What is asked of a group, and the answers before. */
interface Sheet {
  definition: QuestionnaireDefinition;
  group: RaterGroupKey;
  answers: Answers;
}

/** The answers after somebody filled in, and everything that is wrong with them. */
interface FilledIn {
  answers: Answers;
  faults: Refused[];
}

/**
 * What somebody filled in on a sheet; `purpose` says whether gaps are fine. Faults are ANSWER_FAULT, each by the key of its item or question;
 * where the questionnaire lacks some of the keys, those only.
 */
export function fillIn(
  { definition, group, answers: before }: Sheet,
  changes: SheetChanges,
  purpose: 'save' | 'submit',
): FilledIn {
  // Named by the keys that the rater's page and the API know them by.
  const keysOf = {
    scores: ratingsOf(definition).map(ratingKey),
    comments: definition.openQuestions.map(({ key }) => key),
  };
  const answers = {
    scores: keysOf.scores.map((key, at) =>
      changes.scores.has(key) ? changes.scores.get(key)! : (before.scores[at] ?? null),
    ),
    comments: keysOf.comments.map((key, at) =>
      normaliseComment(changes.comments.get(key) ?? before.comments[at] ?? ''),
    ),
  };
  const faultAt = (part: string, key: string, fault: AnswerFaultCode): Refused => ({
    kind: feedbackErrors.ANSWER_FAULT,
    field: ['input', part, key],
    values: { fault },
  });
  const unknown = (part: 'scores' | 'comments', fault: AnswerFaultCode) =>
    [...changes[part].keys()].filter((key) => !keysOf[part].includes(key)).map((key) => faultAt(part, key, fault));
  const strange = [...unknown('scores', 'UNKNOWN_ITEM'), ...unknown('comments', 'UNKNOWN_QUESTION')];
  // What is missing may only be called by another name.
  if (strange.length > 0) return { answers, faults: strange };
  const faults = validateAnswers(definition, group, answers, purpose).map(({ path: [part, at], code }) =>
    faultAt(part!, keysOf[part as 'scores' | 'comments'][Number(at)]!, code),
  );
  return { answers, faults };
}
