import { describe, expect, test } from '@jest/globals';
import {
  ROUND_TRANSITIONS,
  type RoundState,
  type RoundToOpen,
  refusalOfAnswer,
  refusalsToOpen,
  refusalToBecome,
  refusalToClose,
  refusalToExtend,
  roundHours,
  thresholdsAtOpening,
} from './round.rules.js';

const opensAt = new Date('2027-01-11T07:00:00Z');
const closesAt = new Date('2027-02-05T16:00:00Z');
const ready: RoundToOpen = { state: 'NOMINATING', opensAt, closesAt, approvedRaters: 700 };
const inState = (state: RoundState) => ({ ...ready, state });
const states = Object.keys(ROUND_TRANSITIONS) as RoundState[];

const justBefore = (date: Date) => new Date(date.getTime() - 1);

describe('the hours of a round', () => {
  test('are eight in the morning and five in the afternoon where the programme is', () => {
    expect(roundHours('2027-01-11', '2027-02-05', 'Europe/Amsterdam')).toEqual({ opensAt, closesAt });
    expect(roundHours('2027-01-11', '2027-01-12', 'America/Curacao').opensAt).toEqual(new Date('2027-01-11T12:00:00Z'));
  });

  test('stay the same on the clock when daylight saving begins or ends in between', () => {
    expect(roundHours('2027-03-22', '2027-04-02', 'Europe/Amsterdam').closesAt).toEqual(
      new Date('2027-04-02T15:00:00Z'),
    );
    expect(roundHours('2027-10-25', '2027-10-31', 'Europe/Amsterdam').closesAt).toEqual(
      new Date('2027-10-31T16:00:00Z'),
    );
  });

  test('of a day or a zone that does not exist are refused', () => {
    expect(() => roundHours('2027-02-30', '2027-03-05', 'Europe/Amsterdam')).toThrow(RangeError);
    expect(() => roundHours('2027-02-03', '2027-03-05', 'Europe/Damstad')).toThrow(RangeError);
  });
});

describe('a round', () => {
  test('opens from its opening hour on', () => {
    expect(refusalsToOpen(ready, opensAt)).toEqual([]);
    expect(refusalsToOpen(ready, justBefore(opensAt))).toEqual(['TOO_EARLY_TO_OPEN']);
  });

  test('says everything that keeps it from opening', () => {
    const hopeless = { ...ready, approvedRaters: 0, opensAt: closesAt };
    expect(refusalsToOpen(hopeless, closesAt)).toEqual(['CLOSES_BEFORE_IT_OPENS', 'ALREADY_OVER', 'NOBODY_TO_ASK']);
  });

  test('closes from its closing hour on', () => {
    expect(refusalToClose(inState('OPEN'), justBefore(closesAt))).toBe('TOO_EARLY_TO_CLOSE');
    expect(refusalToClose(inState('OPEN'), closesAt)).toBeNull();
  });

  test('closes later, never earlier, as long as it is not over', () => {
    const later = new Date('2027-02-12T16:00:00Z');
    const extended = (to: Date, now: Date) => refusalToExtend(inState('OPEN'), to, now);
    expect(extended(later, justBefore(closesAt))).toBeNull();
    expect(extended(new Date('2027-02-04T16:00:00Z'), opensAt)).toBe('NEVER_EARLIER');
    expect(extended(later, closesAt)).toBe('CLOSE_STANDS');
    expect(refusalToExtend(inState('CLOSED'), later, opensAt)).toBe('NOT_FROM_THIS_STATE');
  });

  test('is called off until it closes, and reported after that', () => {
    const cancellable = states.filter((state) => refusalToBecome(inState(state), 'CANCELLED') === null);
    const reportable = states.filter((state) => refusalToBecome(inState(state), 'REPORTED') === null);
    expect([cancellable, reportable]).toEqual([['NOMINATING', 'OPEN'], ['CLOSED']]);
  });

  test('opens only from nominating and closes only from open', () => {
    const openable = states.filter((state) => refusalsToOpen(inState(state), opensAt).length === 0);
    const closable = states.filter((state) => refusalToClose(inState(state), closesAt) === null);
    expect([openable, closable]).toEqual([['NOMINATING'], ['OPEN']]);
  });
});

describe('an answer', () => {
  test('is taken until the closing hour and not a millisecond later, whether or not the round has been closed by then', () => {
    expect(refusalOfAnswer(inState('OPEN'), justBefore(closesAt))).toBeNull();
    expect(refusalOfAnswer(inState('OPEN'), closesAt)).toBe('CLOSED');
    expect(refusalOfAnswer(inState('CLOSED'), justBefore(closesAt))).toBe('CLOSED');
  });

  test('to a round that is not open is told why', () => {
    expect(refusalOfAnswer(ready, opensAt)).toBe('NOT_OPEN_YET');
    expect(refusalOfAnswer(inState('CANCELLED'), opensAt)).toBe('CANCELLED');
    expect(refusalOfAnswer(inState('REPORTED'), opensAt)).toBe('CLOSED');
  });
});

describe('thresholds', () => {
  const wish = (
    tenantThreshold: number | null,
    questionnaireThreshold: number,
    tenantCommentThreshold: number | null = null,
  ) => thresholdsAtOpening({ tenantThreshold, tenantCommentThreshold, questionnaireThreshold });

  test('are four raters and five writers when nobody asks for more', () => {
    expect(wish(null, 3)).toEqual({ threshold: 4, commentThreshold: 5 });
  });

  test('follow the highest wish, and never go below three and five', () => {
    expect(wish(1, 1, 1)).toEqual({ threshold: 3, commentThreshold: 5 });
    expect(wish(3, 6)).toEqual({ threshold: 6, commentThreshold: 6 });
    expect(wish(8, 3, 10)).toEqual({ threshold: 8, commentThreshold: 10 });
  });
});
