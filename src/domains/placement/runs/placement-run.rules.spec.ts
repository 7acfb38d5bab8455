import { refusalToApply, statesFor } from './placement-run.rules.js';

describe('a run', () => {
  it('begins once it is asked, and again when its worker vanished', () => {
    expect(statesFor('BEGIN')).toEqual(['QUEUED', 'RUNNING']);
  });

  it('can be stopped before and while it runs, and not afterwards', () => {
    expect(statesFor('STOP')).toEqual(['QUEUED', 'RUNNING']);
    expect(statesFor('FINISH')).toEqual(['RUNNING']);
  });

  it.each([
    ['NOT_DONE', { state: 'RUNNING', outcome: null, appliedAt: null }],
    ['NOT_DONE', { state: 'STOPPED', outcome: null, appliedAt: null }],
    ['IMPOSSIBLE', { state: 'DONE', outcome: 'INFEASIBLE', appliedAt: null }],
    ['APPLIED', { state: 'DONE', outcome: 'OPTIMAL', appliedAt: new Date(0) }],
    [null, { state: 'DONE', outcome: 'WITHIN', appliedAt: null }],
  ] as const)('is applied once it is done: %s', (refusal, run) => {
    expect(refusalToApply(run)).toBe(refusal);
  });
});
