import { describe, expect, test } from '@jest/globals';
import { DESIGN_PHASES, type DesignOutline, gapsIn, phaseAfter, phaseOf, storedPhase } from './programme.rules.js';

describe('a programme', () => {
  test('goes from draft over submitted to approved', () => {
    expect(phaseAfter('SUBMIT', 'DRAFT')).toBe('SUBMITTED');
    expect(phaseAfter('APPROVE', 'SUBMITTED')).toBe('APPROVED');
  });

  test('is sent back to the drawing board, and submitted anew', () => {
    expect(phaseAfter('SEND_BACK', 'SUBMITTED')).toBe('DRAFT');
    expect(phaseAfter('SEND_BACK', 'CHANGE_SUBMITTED')).toBe('CHANGING');
  });

  test('is changed after its approval, and asked for again', () => {
    expect(phaseAfter('CHANGE_DESIGN', 'APPROVED')).toBe('CHANGING');
    expect(phaseAfter('SUBMIT', 'CHANGING')).toBe('CHANGE_SUBMITTED');
    expect(phaseAfter('APPROVE', 'CHANGE_SUBMITTED')).toBe('APPROVED');
  });

  test.each(['SUBMITTED', 'CHANGE_SUBMITTED'] as const)(
    'stays %s when its design is changed while the director looks at it',
    (phase) => expect(phaseAfter('CHANGE_DESIGN', phase)).toBe(phase),
  );

  test('is in one phase and no other for each way that it is stored', () => {
    for (const phase of DESIGN_PHASES) expect(phaseOf(storedPhase(phase))).toBe(phase);
  });

  test('goes no other way', () => {
    const allowed = ['SUBMIT', 'APPROVE', 'SEND_BACK', 'ENROL'] as const;
    expect(allowed.map((action) => DESIGN_PHASES.filter((phase) => phaseAfter(action, phase)))).toEqual([
      ['DRAFT', 'CHANGING'],
      ['SUBMITTED', 'CHANGE_SUBMITTED'],
      ['SUBMITTED', 'CHANGE_SUBMITTED'],
      ['APPROVED', 'CHANGING', 'CHANGE_SUBMITTED'],
    ]);
  });
});

describe('a design', () => {
  const whole: DesignOutline<string> = {
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
