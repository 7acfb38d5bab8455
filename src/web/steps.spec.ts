import { describe, expect, test } from '@jest/globals';
import { fillingSteps, readNotice, readStep, stepAfter, stepHref } from './steps.js';

const size = { competencies: 2, openQuestions: 1 };

describe('the steps behind a link', () => {
  test('are the competencies, the open questions and the check', () => {
    expect(fillingSteps(size)).toEqual([1, 2, 'comments', 'review']);
  });

  test('leave the open questions out where there are none', () => {
    expect(fillingSteps({ competencies: 1, openQuestions: 0 })).toEqual([1, 'review']);
  });

  test.each([
    ['1', 1],
    ['comments', 'comments'],
    ['decline', 'decline'],
    ['3', undefined],
    ['0', undefined],
    ['01', undefined],
    [['1', '2'], undefined],
    [undefined, undefined],
  ])('reads %j as %j', (named, step) => {
    expect(readStep(named, size)).toBe(step);
  });

  test.each([
    [1, 'next', 2],
    [2, 'next', 'comments'],
    ['comments', 'next', 'review'],
    [2, 'back', 1],
    [1, 'back', undefined],
    [2, 'later', undefined],
    [2, 'stay', 2],
  ] as const)('lead from %s with %s to %s', (step, move, destination) => {
    expect(stepAfter(step, move, size)).toBe(destination);
  });

  test('are addressed by a query only, so that the token stays out of the page', () => {
    expect(stepHref('en', { about: 'a1' }, 2, 'saved')).toBe('?lang=en&about=a1&step=2&notice=saved');
    expect(stepHref('nl', { together: 'a1' })).toBe('?lang=nl&together=a1');
    expect(stepHref('nl')).toBe('?lang=nl');
  });

  test('let an address claim that something was saved, and nothing else', () => {
    expect([readNotice('saved'), readNotice('conflict'), readNotice('<b>')]).toEqual(['saved', undefined, undefined]);
  });
});
