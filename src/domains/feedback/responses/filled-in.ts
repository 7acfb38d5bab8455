import { refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { type QuestionnaireDefinition, ratingKey, ratingsOf } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroupKey } from '../rater-group.rules.js';
import { type AnswerFaultCode, type Answers, normaliseComment, validateAnswers } from './answers.rules.js';

/** What somebody fills in: scores by rating key (0 is 'cannot judge', null takes one back), texts by question key. */
export interface SheetChanges {
  scores: ReadonlyMap<string, number | null>;
  comments: ReadonlyMap<string, string>;
}

/** The answers on a sheet after what somebody filled in. @throws Refusal ANSWER_FAULT for every key that the questionnaire does not have */
export function answersAfter(
  { definition, answers }: { definition: QuestionnaireDefinition; answers: Answers },
  changes: SheetChanges,
): Answers {
  const ratings = ratingsOf(definition).map(ratingKey);
  const questions = definition.openQuestions.map(({ key }) => key);
  const unknown = (part: 'scores' | 'comments', known: readonly string[], fault: AnswerFaultCode) =>
    [...changes[part].keys()]
      .filter((key) => !known.includes(key))
      .map((key) => ({ kind: feedbackErrors.ANSWER_FAULT, field: ['input', part, key], values: { fault } }));
  refuseAll([...unknown('scores', ratings, 'UNKNOWN_ITEM'), ...unknown('comments', questions, 'UNKNOWN_QUESTION')]);
  return {
    scores: ratings.map((key, at) =>
      changes.scores.has(key) ? changes.scores.get(key)! : (answers.scores[at] ?? null),
    ),
    comments: questions.map((key, at) => normaliseComment(changes.comments.get(key) ?? answers.comments[at] ?? '')),
  };
}

/** @throws Refusal ANSWER_FAULT for everything that stands in the way, by the keys of items and questions */
export function refuseFaulty(
  definition: QuestionnaireDefinition,
  group: RaterGroupKey,
  answers: Answers,
  purpose: 'save' | 'submit',
): void {
  // Named by the keys that the rater's page and the API know them by.
  const keysOf: Record<string, string[]> = {
    scores: ratingsOf(definition).map(ratingKey),
    comments: definition.openQuestions.map(({ key }) => key),
  };
  refuseAll(
    validateAnswers(definition, group, answers, purpose).map(({ path: [part, at], code }) => ({
      kind: feedbackErrors.ANSWER_FAULT,
      field: ['input', part!, keysOf[part!]?.[Number(at)] ?? String(at)],
      values: { fault: code },
    })),
  );
}
