import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { normaliseComment, validateAnswers } from './answers.rules.js';

const asked = (key: string) => ({ key, self: { en: 'I' }, other: { en: 'This leader' } });
const definition: QuestionnaireDefinition = {
  key: 'q',
  name: { en: 'Q' },
  scale: { min: 1, max: 5, cannotJudge: true, labels: { en: ['1', '2', '3', '4', '5'] } },
  minimumRaters: { SELF: 1, MANAGER: 1, PEER: 3, DIRECT_REPORT: 3, OTHER: 0 },
  anonymityThreshold: 3,
  competencies: [
    { key: 'a', name: { en: 'A' }, items: [asked('a-1'), asked('a-2')] },
    { key: 'b', name: { en: 'B' }, items: [asked('b-1')] },
  ],
  openQuestions: [asked('keep'), asked('more')],
};

function faults(
  scores: (number | null)[],
  comments: string[],
  purpose: 'save' | 'submit',
  asks = definition,
  group = 'PEER',
) {
  return validateAnswers(asks, group, { scores, comments }, purpose).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );
}

describe('a sheet', () => {
  test('with a score or cannot judge for every item can be handed in without a comment', () => {
    expect(faults([1, 0, 5], ['', ''], 'submit')).toEqual([]);
  });

  test('with gaps can be saved, and is told each gap when it is handed in', () => {
    expect(faults([null, 3, null], ['', ''], 'save')).toEqual([]);
    expect(faults([null, 3, null], ['', ''], 'submit')).toEqual(['scores.0 UNANSWERED', 'scores.2 UNANSWERED']);
  });

  test('with a score off the scale is never taken', () => {
    for (const score of [6, -1, 2.5, Number.NaN])
      expect(faults([score, 3, 3], ['', ''], 'save')).toEqual(['scores.0 OFF_SCALE']);
  });

  test("cannot say 'cannot judge' where that is not offered", () => {
    const strict = { ...definition, scale: { ...definition.scale, cannotJudge: false } };
    expect(faults([0, 3, 3], ['', ''], 'save', strict)).toEqual(['scores.0 CANNOT_JUDGE_NOT_OFFERED']);
  });

  test('of a group that is not asked everything leaves the rest empty', () => {
    const forReports = { ...asked('b-1'), groups: ['DIRECT_REPORT'] };
    const some = {
      ...definition,
      competencies: [definition.competencies[0]!, { key: 'b', name: { en: 'B' }, items: [forReports] }],
      openQuestions: [asked('keep'), { ...asked('more'), groups: ['DIRECT_REPORT'] }],
    };
    expect(faults([1, 1, null], ['', ''], 'submit', some)).toEqual([]);
    expect(faults([1, 1, 3], ['', 'x'], 'save', some)).toEqual(['scores.2 NOT_ASKED', 'comments.1 NOT_ASKED']);
    expect(faults([1, 1, null], ['', ''], 'submit', some, 'PEER+DIRECT_REPORT')).toEqual(['scores.2 UNANSWERED']);
  });

  test('asks a second rating of every item where the questionnaire does', () => {
    const twice = {
      ...definition,
      secondRating: { kind: 'IMPORTANCE' as const, question: { self: { en: 'How?' }, other: { en: 'How?' } } },
    };
    expect(faults([1, 1, 1, 5, 5, 5], ['', ''], 'submit', twice)).toEqual([]);
    expect(faults([1, 1, 1, 5, 5, null], ['', ''], 'submit', twice)).toEqual(['scores.5 UNANSWERED']);
  });

  test('of another length than the questionnaire is never taken', () => {
    expect(faults([1, 1], ['', ''], 'save')).toEqual(['scores WRONG_NUMBER_OF_SCORES']);
    expect(faults([1, 1, 1], [''], 'save')).toEqual(['comments WRONG_NUMBER_OF_COMMENTS']);
  });

  test('may hold comments of 2,000 characters as a reader counts them in code points', () => {
    expect(faults([1, 1, 1], [` ${'🙂'.repeat(2000)}\n`, ''], 'save')).toEqual([]);
    expect(faults([1, 1, 1], ['', 'e'.repeat(2001)], 'save')).toEqual(['comments.1 COMMENT_TOO_LONG']);
  });
});

describe('a comment', () => {
  test('is trimmed and composed, with lines ended the same way everywhere', () => {
    expect(normaliseComment(' Eén\r\nlijn\rkiezen\t! ')).toBe('E\u00e9n\nlijn\nkiezen\t!');
  });

  test('loses what the database refuses and what reverses the text around it', () => {
    expect(normaliseComment('a\u0000b\u0007\u202Ec\u2066')).toBe('abc');
    expect(normaliseComment('a\uD83D')).toBe('a\uFFFD');
  });

  test('of nothing that can be seen is empty, so that it counts for nobody', () => {
    for (const blank of [' \n\t', '\u200B', '\u00A0\u2060\uFEFF']) expect(normaliseComment(blank)).toBe('');
  });

  test('that only looks blank is empty too', () => {
    for (const blank of [
      '\u2800',
      '\u3164',
      '\u115F\u1160',
      '\uFFA0',
      '\u034F',
      '\uFE0F',
      '\u{E0100}',
      '\u{13441}',
      '\u{1D159}',
    ])
      expect(normaliseComment(blank)).toBe('');
  });

  test('of nothing but punctuation is empty, as it says nothing; a figure or an emoji says something', () => {
    for (const nothing of ['.', '...', '-', '?!', '«»']) expect(normaliseComment(nothing)).toBe('');
    for (const something of ['8', '👍', 'ok.', '好', 'é']) expect(normaliseComment(something)).toBe(something);
  });

  test('keeps a joined emoji whole', () => {
    expect(normaliseComment('👩\u200D💻')).toBe('👩\u200D💻');
  });

  test('that was normalised once stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseComment(text);
        expect(normaliseComment(once)).toBe(once);
      }),
    );
  });
});
