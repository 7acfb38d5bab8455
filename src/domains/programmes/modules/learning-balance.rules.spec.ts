import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LearningShares } from './build-up.rules.js';
import { balanceOf } from './learning-balance.rules.js';

const step = (
  hours: number,
  onTheJob: number,
  withOthers: number,
  formal: number,
  choiceKey: string | null = null,
) => ({
  hours,
  shares: { onTheJob, withOthers, formal } satisfies LearningShares,
  requirement: choiceKey === null ? ('REQUIRED' as const) : ('CHOICE' as const),
  choiceKey,
});

describe('the 70/20/10 of a module', () => {
  test('is of hours, not of steps', () => {
    expect(balanceOf([step(70, 100, 0, 0), step(20, 0, 100, 0), step(10, 0, 0, 100)])).toEqual({
      hours: 100,
      onTheJob: 70,
      withOthers: 20,
      formal: 10,
    });
  });

  test('counts of steps to choose from only one, and nothing that is optional', () => {
    const workshops = [step(4, 0, 50, 50, 'one'), step(2, 0, 50, 50, 'one')];
    const optional = { ...step(50, 0, 0, 100), requirement: 'OPTIONAL' as const };
    expect(balanceOf([step(3, 100, 0, 0), ...workshops, optional])).toEqual({
      hours: 6,
      onTheJob: 50,
      withOthers: 25,
      formal: 25,
    });
  });

  test('is nothing without hours', () => {
    expect(balanceOf([step(0, 100, 0, 0)])).toEqual({ hours: 0, onTheJob: 0, withOthers: 0, formal: 0 });
  });

  test('adds up to 100 per cent, whatever the hours', () => {
    const share = fc
      .integer({ min: 0, max: 100 })
      .chain((onTheJob) =>
        fc
          .integer({ min: 0, max: 100 - onTheJob })
          .map((withOthers) => [onTheJob, withOthers, 100 - onTheJob - withOthers] as const),
      );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), share), { minLength: 1 }), (steps) => {
        const { onTheJob, withOthers, formal } = balanceOf(steps.map(([hours, shares]) => step(hours, ...shares)));
        expect(onTheJob + withOthers + formal).toBe(100);
      }),
    );
  });
});
