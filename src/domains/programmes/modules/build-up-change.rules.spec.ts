import { describe, expect, test } from '@jest/globals';
import { type BuildUpChange, changedBuildUp, type RunningStep, unskippableBecause } from './build-up-change.rules.js';

const step = (id: string, skipped = false, more: Partial<RunningStep> = {}): RunningStep => ({
  id,
  skipped,
  key: id,
  kind: 'WORKSHOP',
  title: { nl: id, en: id },
  who: ['GROUP'],
  form: 'GROUP',
  shares: { onTheJob: 0, withOthers: 50, formal: 50 },
  hours: 3,
  requirement: 'REQUIRED',
  choiceKey: null,
  completion: ['ATTENDED'],
  due: null,
  ...more,
});
const STEPS = [step('a'), step('b'), step('gone', true), step('c')];
const NOTHING: BuildUpChange = { order: null, skip: [], restore: [], add: [], edit: [] };
const skip = (...ids: string[]) => ids.map((stepId) => ({ stepId, reason: 'geen tijd' }));
const changedTo = (change: Partial<BuildUpChange>, steps = STEPS) => {
  const changed = changedBuildUp(steps, { ...NOTHING, ...change });
  return changed.faults.length > 0
    ? changed.faults.map(({ fault, path }) => `${fault} ${path.join('.')}`)
    : changed.steps.map(({ key }) => key);
};

describe('a change of a build-up', () => {
  test('turns steps around, leaves some out, and gets others back where they were', () => {
    expect(changedTo({ order: ['c', 'a', 'b'] })).toEqual(['c', 'a', 'b']);
    expect(changedTo({ skip: skip('a') })).toEqual(['b', 'c']);
    expect(changedTo({ restore: ['gone'] })).toEqual(['a', 'b', 'gone', 'c']);
    expect(changedTo({ order: ['c', 'b', 'a'], restore: ['gone'], skip: skip('a') })).toEqual(['c', 'b', 'gone']);
  });

  test('puts new steps behind those that it names, in their order, or first', () => {
    const { id: _, skipped: __, ...design } = step('new');
    const other = { ...design, key: 'newer' };
    expect(
      changedTo({
        add: [
          { after: 'a', step: design },
          { after: 'a', step: other },
        ],
      }),
    ).toEqual(['a', 'new', 'newer', 'b', 'c']);
    expect(changedTo({ add: [{ after: null, step: design }] })).toEqual(['new', 'a', 'b', 'c']);
  });

  test('says of everything that it names wrongly where', () => {
    const { id: _, skipped: __, ...design } = step('new');
    expect(
      changedTo({ order: ['a', 'a', 'b'], skip: skip('gone'), restore: ['b'], add: [{ after: 'x', step: design }] }),
    ).toEqual([
      'STEP_TWICE order.1',
      'STEP_NOT_IN_MODULE skip.0.stepId',
      'STEP_NOT_IN_MODULE add.0.after',
      'NOT_SKIPPED restore.0',
      'ORDER_INCOMPLETE order',
    ]);
    expect(changedTo({ skip: skip('a'), add: [{ after: 'a', step: design }] })).toEqual([
      'STEP_NOT_IN_MODULE add.0.after',
    ]);
  });

  test('leaves a module at least one step', () => {
    expect(changedTo({ skip: skip('a', 'b', 'c') })).toEqual(['NO_STEP_LEFT skip']);
  });

  test('keeps what hangs on a skipped step hanging on it, and its key taken', () => {
    const steps = [step('a'), step('b', false, { due: { after: { key: 'a', edge: 'END' }, days: 3, lasts: 1 } })];
    expect(changedTo({ skip: skip('a') }, steps)).toEqual(['b']);
    const { id: _, skipped: __, ...design } = step('gone');
    expect(changedTo({ add: [{ after: null, step: design }] })).toEqual(['BUILD_UP add.0.step.key']);
  });

  test('may add a step of a kind that there is one of at most, when the one that there was is skipped', () => {
    const intervision = { kind: 'INTERVISION', completion: ['INTERVISION_HELD'] } as const;
    const { id: _, skipped: __, ...design } = step('new', false, intervision);
    expect(changedTo({ add: [{ after: null, step: design }] }, [step('old', true, intervision), step('a')])).toEqual([
      'new',
      'a',
    ]);
    expect(changedTo({ add: [{ after: null, step: design }] }, [step('old', false, intervision)])).toContain(
      'BUILD_UP add',
    );
  });
});

test('a step is not skipped while its round runs, its evaluation is open, or sessions of it are still to come', () => {
  const nothing = { roundState: null, evaluationOpen: false, sessions: 0 };
  expect(unskippableBecause({ ...nothing, roundState: 'OPEN' })).toBe('ROUND_RUNNING');
  expect(unskippableBecause({ ...nothing, evaluationOpen: true })).toBe('EVALUATION_OPEN');
  expect(unskippableBecause({ ...nothing, sessions: 2 })).toBe('SESSIONS_TO_COME');
  expect(unskippableBecause(nothing)).toBeUndefined();
});
