import type { LearningShares, StepRequirement } from './build-up.rules.js';

/** How much of which way of learning somebody gets. */
export interface LearningBalance extends LearningShares {
  /** Of a participant's time. */
  readonly hours: number;
}

interface Counted {
  readonly hours: number;
  readonly shares: LearningShares;
  readonly requirement: StepRequirement;
  readonly choiceKey: string | null;
}

const WAYS = ['onTheJob', 'withOthers', 'formal'] as const;

/**
 * The 70/20/10 of a module: its hours over the three ways of learning, in whole per cent that add up to 100; all 0 without hours. Of steps to
 * choose from, somebody does one: each counts for its part of their number. What is optional does not count.
 */
export function balanceOf(steps: readonly Counted[]): LearningBalance {
  const counted = steps
    .filter(({ requirement }) => requirement !== 'OPTIONAL')
    .map(({ hours, shares, choiceKey }) => {
      const options = choiceKey === null ? 1 : steps.filter((step) => step.choiceKey === choiceKey).length;
      return { hours: hours / options, shares };
    });
  const hours = counted.reduce((sum, step) => sum + step.hours, 0);
  if (hours === 0) return { hours: 0, onTheJob: 0, withOthers: 0, formal: 0 };
  const exact = WAYS.map((way) => counted.reduce((sum, step) => sum + step.hours * step.shares[way], 0) / hours);
  const whole = exact.map(Math.floor);
  // Largest remainder: the per cents lost by rounding down go to those that lost most.
  const short = 100 - whole.reduce((sum, value) => sum + value, 0);
  const byLoss = exact.map((value, at) => ({ at, lost: value - whole[at]! })).sort((a, b) => b.lost - a.lost);
  for (const { at } of byLoss.slice(0, Math.round(short))) whole[at]! += 1;
  const [onTheJob = 0, withOthers = 0, formal = 0] = whole;
  return { hours: Math.round(hours * 100) / 100, onTheJob, withOthers, formal };
}
