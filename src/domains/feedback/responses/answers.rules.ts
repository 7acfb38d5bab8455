import {
  type Fault,
  itemsOf,
  LONGEST_COMMENT,
  type QuestionnaireDefinition,
} from '../questionnaires/questionnaire.rules.js';

/** The score of an item that the rater cannot judge: an answer, but no contribution to any figure. */
export const CANNOT_JUDGE = 0;

/** One rater's sheet. */
export interface Answers {
  /** One per item, in `itemsOf` order: a point of the scale, `CANNOT_JUDGE`, or null while not answered. */
  scores: readonly (number | null)[];
  /** One per open question, in order; empty where nothing is written. */
  comments: readonly string[];
}

export type AnswerFaultCode =
  | 'WRONG_NUMBER_OF_SCORES'
  | 'OFF_SCALE'
  | 'CANNOT_JUDGE_NOT_OFFERED'
  | 'UNANSWERED'
  | 'WRONG_NUMBER_OF_COMMENTS'
  | 'COMMENT_TOO_LONG';

/**
 * What stands in the way of saving a draft ('save': gaps are fine) or of handing the sheet in ('submit': every item has a score or
 * 'cannot judge'; comments stay optional). Paths are `['scores', item]` and `['comments', question]`, counted from 0. Comments are
 * measured as they would be stored: after `normaliseComment`.
 */
export function validateAnswers(
  definition: QuestionnaireDefinition,
  answers: Answers,
  purpose: 'save' | 'submit',
): Fault<AnswerFaultCode>[] {
  return [...scoreFaults(definition, answers.scores, purpose), ...commentFaults(definition, answers.comments)];
}

function scoreFaults(
  definition: QuestionnaireDefinition,
  scores: Answers['scores'],
  purpose: 'save' | 'submit',
): Fault<AnswerFaultCode>[] {
  if (scores.length !== itemsOf(definition).length) return [{ path: ['scores'], code: 'WRONG_NUMBER_OF_SCORES' }];
  return scores.flatMap((score, at) => {
    const code = scoreFault(definition, score, purpose);
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

function commentFaults(definition: QuestionnaireDefinition, comments: readonly string[]): Fault<AnswerFaultCode>[] {
  if (comments.length !== definition.openQuestions.length)
    return [{ path: ['comments'], code: 'WRONG_NUMBER_OF_COMMENTS' }];
  return comments.flatMap((comment, at) =>
    [...normaliseComment(comment)].length > LONGEST_COMMENT
      ? [{ path: ['comments', String(at)], code: 'COMMENT_TOO_LONG' as const }]
      : [],
  );
}

/**
 * A comment as it is stored: NFC, lines ended by LF, trimmed, without directional overrides and without control characters other than
 * line feed and tab (PostgreSQL refuses NUL); a lone surrogate becomes U+FFFD. Empty when nothing visible was written, so that blanks
 * never count as a contribution. Doing it twice changes nothing.
 */
export function normaliseComment(text: string): string {
  const normalised = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
  return /[^\p{Z}\p{Cc}\p{Cf}]/u.test(normalised) ? normalised : '';
}
