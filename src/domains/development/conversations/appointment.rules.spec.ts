import { describe, expect, test } from '@jest/globals';
import { acceptanceFault, accepted, agreedTime, nextSequence, overlapping, proposalOf } from './appointment.rules.js';

const at = (time: string) => ({
  startsAt: new Date(`2027-02-10T${time}:00:00Z`),
  endsAt: new Date(`2027-02-10T${time}:45:00Z`),
});
const endsAt = new Date('2027-02-10T10:00:00Z');
const now = new Date('2027-02-10T08:30:00Z');
const startOf = (time: string) => at(time).startsAt.getTime();
const proposal = proposalOf('MANAGER', 'Kamer 4', [at('11'), at('09'), at('11')]);

describe('the number that calendars go by', () => {
  const startsAt = new Date('2027-02-10T09:00:00Z');

  test('is 0 for the first appointment, and grows with every other', () => {
    expect(nextSequence({ startsAt: null, sequence: 0 })).toBe(0);
    expect(nextSequence({ startsAt, sequence: 0 })).toBe(1);
  });

  test('grows as well after an appointment was called off', () => {
    expect(nextSequence({ startsAt: null, sequence: 1 })).toBe(2);
  });
});

describe('times that are proposed', () => {
  test('are each there once, the earliest first, and suit whoever proposes them', () => {
    expect(proposal.times).toEqual([
      { startsAt: '2027-02-10T09:00:00.000Z', endsAt: '2027-02-10T09:45:00.000Z', suits: ['MANAGER'] },
      { startsAt: '2027-02-10T11:00:00.000Z', endsAt: '2027-02-10T11:45:00.000Z', suits: ['MANAGER'] },
    ]);
  });

  test('are for the others to accept, while they are still to come', () => {
    expect(acceptanceFault(null, 'PARTICIPANT', [startOf('09')], now)).toBe('NO_TIMES_PROPOSED');
    expect(acceptanceFault(proposal, 'MANAGER', [startOf('09')], now)).toBe('OWN_PROPOSAL');
    expect(acceptanceFault(proposal, 'PARTICIPANT', [startOf('10')], now)).toBe('TIME_NOT_PROPOSED');
    expect(acceptanceFault(proposal, 'PARTICIPANT', [startOf('09')], at('09').startsAt)).toBe('TIME_IS_PAST');
    expect(acceptanceFault(proposal, 'PARTICIPANT', [startOf('09'), startOf('11')], now)).toBeNull();
  });

  test('become the appointment once one suits everyone: of two people as soon as the other accepts', () => {
    expect(agreedTime(proposal, ['PARTICIPANT', 'MANAGER'], now)).toBeUndefined();
    const both = accepted(proposal, 'PARTICIPANT', [startOf('11'), startOf('09')]);
    expect(agreedTime(both, ['PARTICIPANT', 'MANAGER'], now)).toEqual(at('09'));
    expect(agreedTime(both, ['PARTICIPANT', 'MANAGER'], at('09').startsAt)).toEqual(at('11'));
  });

  test('of three people wait for the third, and for a time that suits all', () => {
    const three = ['PARTICIPANT', 'MANAGER', 'LEARNING_MANAGER'] as const;
    const two = accepted(proposal, 'PARTICIPANT', [startOf('09')]);
    expect(agreedTime(two, three, now)).toBeUndefined();
    const apart = accepted(two, 'LEARNING_MANAGER', [startOf('11')]);
    expect(agreedTime(apart, three, now)).toBeUndefined();
    expect(agreedTime(accepted(apart, 'PARTICIPANT', [startOf('11')]), three, now)).toEqual(at('11'));
  });

  test('suit somebody as that person said last', () => {
    const first = accepted(proposal, 'PARTICIPANT', [startOf('09')]);
    expect(accepted(first, 'PARTICIPANT', [startOf('11')]).times.map(({ suits }) => suits)).toEqual([
      ['MANAGER'],
      ['MANAGER', 'PARTICIPANT'],
    ]);
  });
});

test('what ends when another begins does not overlap with it', () => {
  const nine = { startsAt: new Date('2027-02-10T09:00:00Z'), endsAt };
  const ten = { startsAt: endsAt, endsAt: new Date('2027-02-10T11:00:00Z') };
  const halfPast = { startsAt: new Date('2027-02-10T09:30:00Z'), endsAt: new Date('2027-02-10T10:30:00Z') };
  expect(overlapping(nine, [ten, halfPast])).toEqual([halfPast]);
});
