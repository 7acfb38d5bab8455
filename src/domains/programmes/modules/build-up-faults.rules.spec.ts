import { describe, expect, test } from '@jest/globals';
import type { StepDesign, StepDue } from './build-up.rules.js';
import { faultsInBuildUp } from './build-up-faults.rules.js';

const step = (key: string, more: Partial<StepDesign> = {}): StepDesign => ({
  key,
  kind: 'WORKSHOP',
  title: { nl: key, en: key },
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
const behind = (key: string): StepDue => ({ after: { key, edge: 'END' }, days: 1, lasts: 1 });
const faults = (...steps: StepDesign[]) => faultsInBuildUp(steps).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a build-up', () => {
  test('may repeat workshops, let people choose between two, and have steps hang on one another', () => {
    expect(
      faults(
        step('a', { due: behind('b') }),
        step('b'),
        step('c', { requirement: 'CHOICE', choiceKey: 'one' }),
        step('d', { requirement: 'CHOICE', choiceKey: 'one', due: behind('a') }),
      ),
    ).toEqual([]);
  });

  test('has each key once, and at most one step of the kinds on which a whole module hangs', () => {
    const assignment = { kind: 'ASSIGNMENT', completion: ['ASSIGNMENT_COMPLETED'] } as const;
    expect(faults(step('a'), step('a'))).toEqual(['1.key DUPLICATE_KEY']);
    expect(faults(step('a', assignment), step('b', { ...assignment, completion: ['COACHING_HELD'] }))).toEqual([
      '1.kind KIND_TWICE',
    ]);
  });

  test('has steps made done by what can make them done, each fact by one of them unless it is of a step', () => {
    expect(faults(step('a', { completion: ['POP_SIGNED'] }))).toEqual(['0.completion.0 FACT_DOES_NOT_FIT']);
    expect(faults(step('a', { completion: ['ATTENDED', 'ATTENDED'] }))).toEqual(['0.completion.1 FACT_TWICE']);
    const coaching = { kind: 'COACHING', completion: ['COACHING_HELD'] } as const;
    expect(faults(step('a', { kind: 'ASSIGNMENT', completion: ['COACHING_HELD'] }), step('b', coaching))).toEqual([
      '1.completion.0 FACT_TWICE',
    ]);
  });

  test('has shares of 100 per cent', () => {
    expect(faults(step('a', { shares: { onTheJob: 70, withOthers: 20, formal: 20 } }))).toEqual([
      '0.shares SHARES_NOT_100',
    ]);
  });

  test('lets people choose between two at least, and says what is a choice', () => {
    expect(faults(step('a', { requirement: 'CHOICE', choiceKey: 'one' }))).toEqual(['0.choiceKey CHOICE_OF_ONE']);
    expect(faults(step('a', { requirement: 'CHOICE' }))).toEqual(['0.choiceKey CHOICE_KEY_MISSING']);
    expect(faults(step('a', { choiceKey: 'one' }))).toEqual(['0.choiceKey CHOICE_KEY_UNASKED']);
  });

  test('has no step that waits for one that is not there, or in the end for itself', () => {
    expect(faults(step('a', { due: behind('z') }))).toEqual(['0.due.after.key UNKNOWN_STEP']);
    expect(faults(step('a', { due: behind('a') }))).toEqual(['0.due.after.key CIRCLE']);
    expect(
      faults(step('a', { due: behind('b') }), step('b', { due: behind('c') }), step('c', { due: behind('a') })),
    ).toEqual(['0.due.after.key CIRCLE', '1.due.after.key CIRCLE', '2.due.after.key CIRCLE']);
    expect(faults(step('d', { due: behind('a') }), step('a', { due: behind('a') }))).toEqual([
      '1.due.after.key CIRCLE',
    ]);
  });
});
