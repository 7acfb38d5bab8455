import { describe, expect, test } from '@jest/globals';
import { STEP_KINDS, type StepKind } from './build-up.rules.js';
import { planOf, type StepDays } from './plan.rules.js';

const programme = { startsOn: '2027-01-11', endsOn: '2027-07-02' };
const ONE_OF_EACH = STEP_KINDS.map((kind) => ({ id: `the ${kind}`, kind }));
const step = (kind: StepKind, startsOn: string | null, endsOn: string | null): StepDays => ({ kind, startsOn, endsOn });
const faults = (days: StepDays[], steps = ONE_OF_EACH) =>
  planOf(days, steps, programme).faults.map(({ index, fault }) => `${index} ${fault}`);

describe('the days of steps', () => {
  test('can be planned within the programme, on one day, over one another, and taken out again', () => {
    expect(
      faults([
        step('FEEDBACK_360', '2027-01-11', '2027-02-05'),
        step('POP_CONVERSATION', '2027-02-01', '2027-02-26'),
        step('KICK_OFF', '2027-03-04', '2027-03-04'),
        step('KICK_OUT', null, null),
      ]),
    ).toEqual([]);
  });

  test('are refused each with its own reason', () => {
    expect(
      faults([
        step('KICK_OFF', '2027-03-04', null),
        step('ASSIGNMENT', '2027-06-04', '2027-03-29'),
        step('INTERVISION', '2027-01-10', '2027-01-12'),
        step('KICK_OUT', '2027-07-02', '2027-07-03'),
        step('KICK_OFF', '2027-03-04', '2027-03-04'),
      ]),
    ).toEqual([
      '0 STEP_HALF_PLANNED',
      '1 STEP_ENDS_BEFORE_START',
      '2 STEP_OUTSIDE_PROGRAMME',
      '3 STEP_OUTSIDE_PROGRAMME',
      '4 STEP_TWICE',
    ]);
  });

  test('are refused for a step that the module does not have', () => {
    expect(faults([step('KICK_OUT', null, null)], [{ id: 'the kick-off', kind: 'KICK_OFF' }])).toEqual([
      '0 STEP_NOT_IN_MODULE',
    ]);
  });

  const TWO_WORKSHOPS = [
    { id: 'first', kind: 'WORKSHOP' as const },
    { id: 'second', kind: 'WORKSHOP' as const },
  ];

  test('of one of two workshops are planned by its id', () => {
    const days = { startsOn: '2027-03-04', endsOn: '2027-03-04' };
    expect(planOf([{ stepId: 'second', ...days }], TWO_WORKSHOPS, programme)).toEqual({
      planned: [{ id: 'second', ...days }],
      faults: [],
    });
  });

  test('are refused when it is not clear of which step, or of none', () => {
    expect(faults([step('WORKSHOP', null, null), { startsOn: null, endsOn: null }], TWO_WORKSHOPS)).toEqual([
      '0 STEP_NOT_CLEAR',
      '1 STEP_NOT_NAMED',
    ]);
  });

  test('are refused when id and kind tell of different steps', () => {
    const kickOff = { stepId: 'first', kind: 'KICK_OFF' as const, startsOn: null, endsOn: null };
    expect(faults([kickOff], TWO_WORKSHOPS)).toEqual(['0 STEP_NOT_IN_MODULE']);
  });
});
