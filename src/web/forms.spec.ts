import { describe, expect, test } from '@jest/globals';
import {
  explanationMaxLength,
  readCommentsForm,
  readCompetencyForm,
  readDeclineForm,
  readDeclineReason,
  readReviewForm,
} from './forms.js';

const scale = { points: [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) })), cannotJudge: true };
const keys = ['clear-1', 'clear-2', 'clear-3'];

describe('the form of a competency', () => {
  const sent = { step: '1', version: '7', move: 'back' };

  test('gives the answers by item, and leaves out what was left open', () => {
    const form = readCompetencyForm({ ...sent, 'item:clear-1': '4', 'item:clear-3': 'cannot-judge' }, keys, scale);
    expect(form?.answers).toEqual(
      new Map<string, unknown>([
        ['clear-1', 4],
        ['clear-3', 'cannot-judge'],
      ]),
    );
    expect(form).toMatchObject({ version: 7, move: 'back' });
  });

  test('goes on where no button is named', () => {
    expect(readCompetencyForm({ step: '1', version: '0' }, keys, scale)?.move).toBe('next');
  });

  test('is read from the prototype-less object that a body parser makes', () => {
    const body = Object.assign(Object.create(null), { ...sent, 'item:clear-2': '5' });
    expect(readCompetencyForm(body, keys, scale)?.answers.get('clear-2')).toBe(5);
  });

  test.each([
    ['a point below the scale', { 'item:clear-1': '0' }],
    ['a point above the scale', { 'item:clear-1': '6' }],
    ['half a point', { 'item:clear-1': '2.5' }],
    ['a number written otherwise', { 'item:clear-1': '03' }],
    ['an empty answer', { 'item:clear-1': '' }],
    ['two answers to one item', { 'item:clear-1': ['4', '5'] }],
    ['an item of another competency', { 'item:limits-1': '4' }],
    ['a field that is not in the form', { rater: 'somebody' }],
    ['a negative version', { version: '-1' }],
    ['no version', { version: undefined }],
    ['an unknown button', { move: 'submit' }],
  ])('is refused with %s', (_, field) => {
    expect(readCompetencyForm({ ...sent, ...field }, keys, scale)).toBeUndefined();
  });

  test('is refused with cannot-judge on a scale that does not offer it', () => {
    const body = { ...sent, 'item:clear-1': 'cannot-judge' };
    expect(readCompetencyForm(body, keys, { ...scale, cannotJudge: false })).toBeUndefined();
  });
});

describe('the form of the open questions', () => {
  const sent = { step: 'comments', version: '2', move: 'next', 'comment:keep': '', 'comment:more': '' };
  const questions = ['keep', 'more'];

  test('gives every text as it was typed', () => {
    expect(readCommentsForm({ ...sent, 'comment:keep': ' Ga\r\nzo door ' }, questions)).toEqual({
      version: 2,
      move: 'next',
      comments: new Map([
        ['keep', ' Ga\r\nzo door '],
        ['more', ''],
      ]),
    });
  });

  test('is refused with a question that was not asked, or without one that was', () => {
    expect(readCommentsForm({ ...sent, 'comment:other': 'x' }, questions)).toBeUndefined();
    expect(readCommentsForm({ ...sent, 'comment:more': undefined }, questions)).toBeUndefined();
  });
});

describe('the form that submits', () => {
  test('gives the version, and is refused with anything more', () => {
    expect(readReviewForm({ step: 'review', version: '12' })).toEqual({ version: 12 });
    expect(readReviewForm({ step: 'review', version: '12', 'item:clear-1': '5' })).toBeUndefined();
  });
});

describe('the form that declines', () => {
  test('gives reason and explanation', () => {
    expect(readDeclineForm({ step: 'decline', reason: 'NO_TIME', explanation: ' Verlof ' })).toEqual({
      reason: 'NO_TIME',
      explanation: 'Verlof',
      errors: [],
    });
  });

  test('asks for the reason that was not chosen, and keeps what was typed', () => {
    expect(readDeclineForm({ step: 'decline', explanation: 'Verlof' })).toEqual({
      reason: undefined,
      explanation: 'Verlof',
      errors: [{ field: 'reason', code: 'REASON_MISSING' }],
    });
  });

  test('counts a line end of the explanation once, as the browser does, and drops what no column takes', () => {
    const explanation = `${'x'.repeat(explanationMaxLength - 2)}\r\nx`;
    expect(readDeclineForm({ step: 'decline', reason: 'OTHER', explanation: `${explanation}\0` })?.errors).toEqual([]);
    expect(readDeclineForm({ step: 'decline', reason: 'OTHER', explanation: `${explanation}x` })?.errors).toEqual([
      { field: 'explanation', code: 'TOO_LONG' },
    ]);
  });

  test('is refused with a reason that is not offered', () => {
    expect(readDeclineForm({ step: 'decline', reason: 'ANGRY', explanation: '' })).toBeUndefined();
    expect(readDeclineReason('ANGRY')).toBeUndefined();
  });
});
