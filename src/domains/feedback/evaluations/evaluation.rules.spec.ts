import { describe, expect, test } from '@jest/globals';
import {
  closingOf,
  type EvaluationToOpen,
  isDueToClose,
  openingOf,
  refusalsToOpen,
  refusalToExtend,
  refusalToGive,
  remindedAt,
  responseOf,
} from './evaluation.rules.js';

const at = (day: string) => new Date(`${day}T15:00:00.000Z`);
const AMSTERDAM = 'Europe/Amsterdam';
const ready: EvaluationToOpen = {
  state: 'DRAFT',
  isApproved: true,
  participants: 5,
  threshold: 4,
  fits: true,
  closesAt: at('2027-07-09'),
};
const open = { state: 'OPEN', openedAt: at('2027-06-25'), closesAt: at('2027-07-09') } as const;

describe('an evaluation opens', () => {
  test('once, with one participant more than the threshold', () => {
    expect(refusalsToOpen(ready, at('2027-06-25'))).toEqual([]);
    expect(refusalsToOpen({ ...ready, participants: 4 }, at('2027-06-25'))).toEqual(['TOO_FEW_PARTICIPANTS']);
    expect(refusalsToOpen({ ...ready, state: 'OPEN' }, at('2027-06-25'))).toEqual(['OPEN_ALREADY']);
    expect(refusalsToOpen({ ...ready, state: 'CLOSED' }, at('2027-06-25'))).toEqual(['CLOSED_ALREADY']);
  });

  test('and says everything that is in the way at once', () => {
    const nothing = { ...ready, isApproved: false, participants: 0, fits: false };
    expect(refusalsToOpen(nothing, at('2027-07-09'))).toEqual([
      'NOT_APPROVED',
      'TOO_FEW_PARTICIPANTS',
      'TOO_LONG',
      'OVER_BEFORE_IT_OPENS',
    ]);
  });

  test('at eight in the morning of the first day of its step', () => {
    expect(openingOf('2027-07-05', AMSTERDAM)).toEqual(new Date('2027-07-05T06:00:00.000Z'));
  });
});

describe('an evaluation closes', () => {
  test('at five on the day that was said, else on the last day of its step, else after two weeks', () => {
    const now = at('2027-06-25');
    expect(closingOf('2027-07-02', '2027-07-09', AMSTERDAM, now)).toEqual(at('2027-07-02'));
    expect(closingOf(null, '2027-07-09', AMSTERDAM, now)).toEqual(at('2027-07-09'));
    expect(closingOf(null, '2027-06-01', AMSTERDAM, now)).toEqual(at('2027-07-09'));
    expect(closingOf(null, null, AMSTERDAM, now)).toEqual(at('2027-07-09'));
  });

  test('and takes no answer from its hour on, also before it was closed', () => {
    expect(refusalToGive(open, at('2027-07-08'))).toBeNull();
    expect(refusalToGive(open, at('2027-07-09'))).toBe('CLOSED_ALREADY');
    expect(refusalToGive({ ...open, state: 'DRAFT' }, at('2027-07-08'))).toBe('NOT_OPEN_YET');
    expect([at('2027-07-08'), at('2027-07-09')].map((now) => isDueToClose(open, now))).toEqual([false, true]);
    expect(isDueToClose({ ...open, state: 'CLOSED' }, at('2027-07-10'))).toBe(false);
  });

  test('later than was said, never earlier, and not any more once it is over', () => {
    expect(refusalToExtend(open, at('2027-07-12'), at('2027-07-01'))).toBeNull();
    expect(refusalToExtend(open, at('2027-07-08'), at('2027-07-01'))).toBe('NEVER_EARLIER');
    expect(refusalToExtend(open, at('2027-07-12'), at('2027-07-09'))).toBe('CLOSED_ALREADY');
  });
});

describe('while an evaluation is open', () => {
  test('it is told whether enough gave theirs, which never means all of them', () => {
    expect(responseOf({ asked: 10, given: 3 }, 4).state).toBe('NOT_YET_ENOUGH');
    expect(responseOf({ asked: 10, given: 4 }, 4).state).toBe('ENOUGH');
  });

  test('a share is told of sixty participants or more, in steps of five per cent', () => {
    expect(responseOf({ asked: 59, given: 30 }, 4).percentage).toBeNull();
    expect(responseOf({ asked: 60, given: 31 }, 4).percentage).toBe(50);
  });

  test('whoever has not given theirs is reminded three days before the close, unless they were just asked', () => {
    expect(remindedAt(open)).toEqual(at('2027-07-06'));
    expect(remindedAt({ ...open, openedAt: at('2027-07-06') })).toBeNull();
  });
});
