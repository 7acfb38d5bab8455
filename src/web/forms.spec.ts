import { describe, expect, test } from '@jest/globals';
import { isDeclineForm, readCommentsForm, readCompetencyForm, readReviewForm } from './forms.js';

const words = (text: string) => ({ text, language: 'nl' as const });
const scale = {
  points: [1, 2, 3, 4, 5].map((value) => ({ value, label: words(String(value)) })),
  cannotJudge: true,
};
const scales = new Map(['clear-1', 'clear-2', 'clear-2:importance'].map((key) => [key, scale]));

describe('the form of a competency', () => {
  const sent = { step: '1', 'version:a': '7', move: 'back' };

  test('gives the answers by rating, and leaves out what was left open', () => {
    const body = { ...sent, 'item:a:clear-1': '4', 'item:a:clear-2:importance': 'cannot-judge' };
    expect(readCompetencyForm(body, ['a'], scales)).toEqual({
      move: 'back',
      sheets: [
        {
          id: 'a',
          version: 7,
          values: new Map<string, unknown>([
            ['clear-1', 4],
            ['clear-2:importance', 'cannot-judge'],
          ]),
        },
      ],
    });
  });

  test('gives the answers about several colleagues, each with its own version', () => {
    const body = { step: '1', 'version:a': '7', 'version:b': '0', 'item:b:clear-1': '2' };
    const form = readCompetencyForm(body, ['a', 'b'], scales);
    expect(form?.sheets.map(({ id, version, values }) => [id, version, [...values]])).toEqual([
      ['a', 7, []],
      ['b', 0, [['clear-1', 2]]],
    ]);
  });

  test('goes on where no button is named', () => {
    expect(readCompetencyForm({ step: '1', 'version:a': '0' }, ['a'], scales)?.move).toBe('next');
  });

  test('is read from the prototype-less object that a body parser makes', () => {
    const body = Object.assign(Object.create(null), { ...sent, 'item:a:clear-2': '5' });
    expect(readCompetencyForm(body, ['a'], scales)?.sheets[0]?.values.get('clear-2')).toBe(5);
  });

  test.each([
    ['a point below the scale', { 'item:a:clear-1': '0' }],
    ['a point above the scale', { 'item:a:clear-1': '6' }],
    ['half a point', { 'item:a:clear-1': '2.5' }],
    ['a number written otherwise', { 'item:a:clear-1': '03' }],
    ['an empty answer', { 'item:a:clear-1': '' }],
    ['two answers to one item', { 'item:a:clear-1': ['4', '5'] }],
    ['an item of another competency', { 'item:a:limits-1': '4' }],
    ['an answer about somebody else', { 'item:b:clear-1': '4' }],
    ['a field that is not in the form', { rater: 'somebody' }],
    ['a negative version', { 'version:a': '-1' }],
    ['no version', { 'version:a': undefined }],
    ['an unknown button', { move: 'submit' }],
  ])('is refused with %s', (_, field) => {
    expect(readCompetencyForm({ ...sent, ...field }, ['a'], scales)).toBeUndefined();
  });

  test('is refused with cannot-judge on a scale that does not offer it', () => {
    const strict = new Map([['clear-1', { ...scale, cannotJudge: false }]]);
    expect(readCompetencyForm({ ...sent, 'item:a:clear-1': 'cannot-judge' }, ['a'], strict)).toBeUndefined();
  });
});

describe('the form of the open questions', () => {
  const sent = { step: 'comments', 'version:a': '2', move: 'next', 'comment:a:keep': '', 'comment:a:more': '' };
  const questions = ['keep', 'more'];

  test('gives every text as it was typed', () => {
    const values = new Map([
      ['keep', ' Ga\r\nzo door '],
      ['more', ''],
    ]);
    expect(readCommentsForm({ ...sent, 'comment:a:keep': ' Ga\r\nzo door ' }, ['a'], questions)).toEqual({
      move: 'next',
      sheets: [{ id: 'a', version: 2, values }],
    });
  });

  test('is refused with a question that was not asked, or without one that was', () => {
    expect(readCommentsForm({ ...sent, 'comment:a:other': 'x' }, ['a'], questions)).toBeUndefined();
    expect(readCommentsForm({ ...sent, 'comment:a:more': undefined }, ['a'], questions)).toBeUndefined();
  });
});

describe('the form that submits', () => {
  test('gives the version of each questionnaire that is handed in, of those that the page is about', () => {
    expect(readReviewForm({ step: 'review', 'version:b': '12' }, ['a', 'b'])).toEqual(new Map([['b', 12]]));
  });

  test('is refused with nothing to hand in, or with anything more', () => {
    expect(readReviewForm({ step: 'review' }, ['a'])).toBeUndefined();
    expect(readReviewForm({ step: 'review', 'version:a': '12', 'item:a:clear-1': '5' }, ['a'])).toBeUndefined();
    expect(readReviewForm({ step: 'review', 'version:c': '12' }, ['a'])).toBeUndefined();
  });
});

describe('the form that declines', () => {
  test('has nothing to fill in', () => {
    expect(isDeclineForm({ step: 'decline' })).toBe(true);
    expect(isDeclineForm({ step: 'decline', reason: 'NO_TIME' })).toBe(false);
  });
});
