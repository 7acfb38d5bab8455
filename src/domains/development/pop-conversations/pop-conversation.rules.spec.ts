import { describe, expect, test } from '@jest/globals';
import {
  hasSigned,
  isMoved,
  isRewritten,
  isSigned,
  type PopConversationFacts,
  pairUp,
  stateOf,
} from './pop-conversation.rules.js';

const endsAt = new Date('2027-02-10T10:00:00Z');
const before = new Date('2027-02-10T09:59:59Z');
const fresh: PopConversationFacts = {
  endsAt: null,
  hasGoals: false,
  version: 1,
  participantSignedVersion: null,
  managerSignedVersion: null,
};
const planned = { ...fresh, endsAt };
const written = { ...planned, hasGoals: true, version: 2 };
const signedByOne = { ...written, participantSignedVersion: 2 };
const signedByBoth = { ...signedByOne, managerSignedVersion: 2 };
const changedAfterwards = { ...signedByBoth, version: 3 };

describe('a POP conversation is', () => {
  test('to be planned while it has no moment, whatever was drafted', () => {
    expect(stateOf(fresh, before)).toBe('TO_PLAN');
    expect(stateOf({ ...fresh, hasGoals: true }, before)).toBe('TO_PLAN');
  });

  test('planned until its end, whatever was drafted', () => {
    expect(stateOf(planned, before)).toBe('PLANNED');
    expect(stateOf(written, before)).toBe('PLANNED');
  });

  test('held from its end on, as long as there are no goals', () => expect(stateOf(planned, endsAt)).toBe('HELD'));

  test('to be signed once it is over and has goals', () => expect(stateOf(written, endsAt)).toBe('TO_SIGN'));

  test('to be signed once one of the two has, even without a moment', () => {
    expect(stateOf(signedByOne, before)).toBe('TO_SIGN');
    expect(stateOf({ ...signedByOne, endsAt: null }, before)).toBe('TO_SIGN');
  });

  test('signed when both have signed this version', () => expect(stateOf(signedByBoth, before)).toBe('SIGNED'));

  test('to be signed again after a change', () => {
    expect(stateOf(changedAfterwards, before)).toBe('TO_SIGN');
    expect(stateOf({ ...changedAfterwards, endsAt: null }, before)).toBe('TO_SIGN');
  });
});

describe('a signature', () => {
  test('is of one side', () => {
    expect(hasSigned(signedByOne, 'PARTICIPANT')).toBe(true);
    expect(hasSigned(signedByOne, 'MANAGER')).toBe(false);
  });

  test('is void after a change', () => {
    expect(hasSigned(changedAfterwards, 'PARTICIPANT')).toBe(false);
    expect(isSigned(changedAfterwards)).toBe(false);
  });

  test('of two versions does not make one agreement', () => {
    expect(isSigned({ ...written, version: 3, participantSignedVersion: 3, managerSignedVersion: 2 })).toBe(false);
  });
});

describe('calendars change', () => {
  const appointment = { startsAt: new Date('2027-02-10T09:00:00Z'), endsAt, place: 'Kamer 4' };
  const later = new Date('2027-02-11T09:00:00Z');

  test('when there was no moment yet', () => {
    expect(isMoved({ startsAt: null, endsAt: null, place: '' }, appointment)).toBe(true);
  });

  test.each([{ startsAt: later }, { endsAt: later }, { place: 'Kamer 5' }])('with another %j', (change) =>
    expect(isMoved(appointment, { ...appointment, ...change })).toBe(true),
  );

  test('not when it is planned as it was', () => {
    expect(isMoved(appointment, { ...appointment, startsAt: new Date(appointment.startsAt) })).toBe(false);
  });
});

describe('content is another version', () => {
  const goal = { behaviour: 'Grenzen stellen', situation: 'weekoverleg', noticedBy: 'kortere lijsten' };
  const other = { behaviour: 'Vragen stellen', situation: 'werkbespreking', noticedBy: 'meer inbreng' };
  const content = { goals: [goal, other], agreements: 'Elke maand terugkijken' };

  test.each([
    ['other agreements', { ...content, agreements: '' }],
    ['a goal less', { ...content, goals: [goal] }],
    ['a goal more', { ...content, goals: [goal, other, goal] }],
    ['another order', { ...content, goals: [other, goal] }],
    ['another behaviour', { ...content, goals: [{ ...goal, behaviour: 'Loslaten' }, other] }],
    ['another situation', { ...content, goals: [{ ...goal, situation: 'balie' }, other] }],
    ['other signs', { ...content, goals: [goal, { ...other, noticedBy: 'rust' }] }],
  ])('with %s', (_, after) => expect(isRewritten(content, after)).toBe(true));

  test('not when it says the same', () => {
    expect(isRewritten(content, { ...content, goals: [{ ...goal }, { ...other }] })).toBe(false);
  });
});

describe('participants', () => {
  test('are paired with their manager, and named without one', () => {
    const people = [
      { id: 'anna', managerId: 'director' },
      { id: 'director', managerId: null },
      { id: 'own-boss', managerId: 'own-boss' },
    ];
    expect(pairUp(people)).toEqual({
      pairs: [{ participantId: 'anna', managerId: 'director' }],
      withoutManager: ['director', 'own-boss'],
    });
  });
});
