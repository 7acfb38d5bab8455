import { type Fault } from '../../../platform/files/shape-faults.rules.js';
import {
  askedRatings,
  asksQuestion,
  LONGEST_COMMENT,
  type QuestionnaireDefinition,
  ratingsOf,
} from '../questionnaires/questionnaire.rules.js';
import type { RaterGroupKey } from '../rater-group.rules.js';

/** The score of an item that the rater cannot judge: an answer, but no contribution to any figure. */
export const CANNOT_JUDGE = 0;

/** One rater's sheet. */
export interface Answers {
  /** One per rating, in `ratingsOf` order: a point of the scale, `CANNOT_JUDGE`, or null while not answered. */
  scores: readonly (number | null)[];
  /** One per open question, in order; empty where nothing is written. */
  comments: readonly string[];
}

/** A sheet on which nothing was filled in. */
export const noAnswers = (definition: QuestionnaireDefinition): Answers => ({
  scores: ratingsOf(definition).map(() => null),
  comments: definition.openQuestions.map(() => ''),
});

export type AnswerFaultCode =
  | 'WRONG_NUMBER_OF_SCORES'
  | 'OFF_SCALE'
  | 'CANNOT_JUDGE_NOT_OFFERED'
  | 'UNANSWERED'
  | 'NOT_ASKED'
  | 'WRONG_NUMBER_OF_COMMENTS'
  | 'COMMENT_TOO_LONG'
  | 'UNKNOWN_ITEM'
  | 'UNKNOWN_QUESTION';

/**
 * What stands in the way of saving a draft ('save': gaps are fine) or of handing the sheet in ('submit': everything that the group
 * is asked has a score or 'cannot judge'; comments stay optional). What the group is not asked stays empty. Paths are `['scores', item]` and `['comments', question]`, counted from 0. Comments are
 * measured as they would be stored: after `normaliseComment`.
 */
export function validateAnswers(
  definition: QuestionnaireDefinition,
  group: RaterGroupKey,
  answers: Answers,
  purpose: 'save' | 'submit',
): Fault<AnswerFaultCode>[] {
  return [
    ...scoreFaults(definition, group, answers.scores, purpose),
    ...commentFaults(definition, group, answers.comments),
  ];
}

function scoreFaults(
  definition: QuestionnaireDefinition,
  group: RaterGroupKey,
  scores: Answers['scores'],
  purpose: 'save' | 'submit',
): Fault<AnswerFaultCode>[] {
  const asked = askedRatings(definition, group);
  if (scores.length !== asked.length) return [{ path: ['scores'], code: 'WRONG_NUMBER_OF_SCORES' }];
  return scores.flatMap((score, at) => {
    const code = asked[at] ? scoreFault(definition, score, purpose) : score === null ? null : 'NOT_ASKED';
    return code ? [{ path: ['scores', String(at)], code }] : [];
  });
}

function scoreFault(
  { scale }: QuestionnaireDefinition,
  score: number | null,
  purpose: 'save' | 'submit',
): AnswerFaultCode | null {
  if (score === null) return purpose === 'submit' ? 'UNANSWERED' : null;
  if (score === CANNOT_JUDGE) return scale.cannotJudge ? null : 'CANNOT_JUDGE_NOT_OFFERED';
  return Number.isInteger(score) && score >= scale.min && score <= scale.max ? null : 'OFF_SCALE';
}

function commentFaults(
  { openQuestions }: QuestionnaireDefinition,
  group: RaterGroupKey,
  comments: readonly string[],
): Fault<AnswerFaultCode>[] {
  if (comments.length !== openQuestions.length) return [{ path: ['comments'], code: 'WRONG_NUMBER_OF_COMMENTS' }];
  return comments.flatMap((comment, at): Fault<AnswerFaultCode>[] => {
    const path = ['comments', String(at)];
    const written = normaliseComment(comment);
    if (written !== '' && !asksQuestion(openQuestions[at]!, group)) return [{ path, code: 'NOT_ASKED' }];
    return [...written].length > LONGEST_COMMENT ? [{ path, code: 'COMMENT_TOO_LONG' }] : [];
  });
}

/** A letter, figure or emoji; neither what nobody can see, nor a letter that is drawn as a blank. */
const SAYS_SOMETHING = /(?![\p{Default_Ignorable_Code_Point}\u{13441}\u{13442}])[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/**
 * A comment as it is stored: NFC, lines ended by LF, trimmed, without directional overrides and without control characters other than
 * line feed and tab (PostgreSQL refuses NUL); a lone surrogate becomes U+FFFD. Empty when nothing was said, in blanks or in a full stop
 * alone: it would count as a contribution, and leave whoever did write with fewer others to hide among than the threshold promises.
 * Doing it twice changes nothing.
 */
export function normaliseComment(text: string): string {
  const normalised = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
  return SAYS_SOMETHING.test(normalised) ? normalised : '';
}
