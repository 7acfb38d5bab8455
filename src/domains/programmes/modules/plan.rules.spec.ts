import { describe, expect, test } from '@jest/globals';
import { STEP_KINDS } from './build-up.rules.js';
import { faultsInPlan, type StepDays } from './plan.rules.js';

const programme = { startsOn: '2027-01-11', endsOn: '2027-07-02' };
const step = (kind: StepDays['kind'], startsOn: string | null, endsOn: string | null): StepDays => ({
  kind,
  startsOn,
  endsOn,
});
const faults = (...steps: StepDays[]) =>
  faultsInPlan(steps, STEP_KINDS, programme).map(({ index, fault }) => `${index} ${fault}`);

describe('the days of steps', () => {
  test('can be planned within the programme, on one day, over one another, and taken out again', () => {
    expect(
      faults(
        step('FEEDBACK_360', '2027-01-11', '2027-02-05'),
        step('POP_CONVERSATION', '2027-02-01', '2027-02-26'),
        step('KICK_OFF', '2027-03-04', '2027-03-04'),
        step('KICK_OUT', null, null),
      ),
    ).toEqual([]);
  });

  test('are refused each with its own reason', () => {
    expect(
      faults(
        step('KICK_OFF', '2027-03-04', null),
        step('ASSIGNMENT', '2027-06-04', '2027-03-29'),
        step('INTERVISION', '2027-01-10', '2027-01-12'),
        step('KICK_OUT', '2027-07-02', '2027-07-03'),
        step('KICK_OFF', '2027-03-04', '2027-03-04'),
      ),
    ).toEqual([
      '0 STEP_HALF_PLANNED',
      '1 STEP_ENDS_BEFORE_START',
      '2 STEP_OUTSIDE_PROGRAMME',
      '3 STEP_OUTSIDE_PROGRAMME',
      '4 STEP_TWICE',
    ]);
  });

  test('are refused for a step that the module does not have', () => {
    expect(faultsInPlan([step('KICK_OUT', null, null)], ['KICK_OFF'], programme)).toEqual([
      { index: 0, fault: 'STEP_NOT_IN_MODULE' },
    ]);
  });
});
