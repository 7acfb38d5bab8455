import { describe, expect, test } from '@jest/globals';
import { type Design, gapsIn, stateAfter, statesFor } from './programme.rules.js';

describe('a programme', () => {
  test('goes from draft over submitted to approved, and no other way', () => {
    expect(stateAfter('SUBMIT', 'DRAFT')).toBe('SUBMITTED');
    expect(stateAfter('APPROVE', 'SUBMITTED')).toBe('APPROVED');
    expect([
      stateAfter('APPROVE', 'DRAFT'),
      stateAfter('SUBMIT', 'SUBMITTED'),
      stateAfter('APPROVE', 'APPROVED'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  test('has its design changed before the approval and its participants enrolled after it', () => {
    expect(statesFor('CHANGE_DESIGN')).toEqual(['DRAFT', 'SUBMITTED']);
    expect(statesFor('ENROL')).toEqual(['APPROVED']);
  });

  test('stays submitted when its design is changed while the director looks at it', () => {
    expect(stateAfter('CHANGE_DESIGN', 'SUBMITTED')).toBe('SUBMITTED');
  });
});

describe('a design', () => {
  const whole: Design<string> = {
    businessChallenges: [{ leadershipChallenges: [] }, { leadershipChallenges: ['room'] }],
    modules: [{ name: 'One', themes: ['direction'] }],
  };

  test('is whole with one leadership challenge, and a theme to every module', () => {
    expect(gapsIn(whole)).toEqual([]);
  });

  test('lacks everything that it lacks at once', () => {
    expect(gapsIn({ businessChallenges: [], modules: [] })).toEqual([
      { missing: 'LEADERSHIP_CHALLENGE' },
      { missing: 'MODULE' },
    ]);
  });

  test('lacks a theme for each module that has none', () => {
    const modules = [...whole.modules, { name: 'Two', themes: [] }, { name: 'Three', themes: [] }];
    expect(gapsIn({ ...whole, modules })).toEqual([
      { missing: 'THEME', module: 'Two' },
      { missing: 'THEME', module: 'Three' },
    ]);
  });
});
