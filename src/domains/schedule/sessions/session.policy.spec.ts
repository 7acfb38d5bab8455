import { describe, expect, test } from '@jest/globals';
import { sessionView } from './session.policy.js';

const session = { clientId: 'director', invitedIds: ['participant', 'other'], isOfDesign: false };
const viewBy = (personId: string, ...roles: string[]) => sessionView({ personId, roles: new Set(roles) }, session);

describe('of a session', () => {
  test.each(['COORDINATOR', 'TRAINER'])('a %s sees who came', (role) => {
    expect(viewBy('somebody', role)).toEqual({ attendance: 'EVERYBODY', turnout: true });
  });

  test("the programme's director sees how many came", () => {
    expect(viewBy('director', 'DIRECTOR')).toEqual({ attendance: 'OWN', turnout: true });
  });

  test('an invited person sees his own attendance only', () => {
    expect(viewBy('participant', 'PARTICIPANT')).toEqual({ attendance: 'OWN', turnout: false });
  });

  test('in which a programme is designed, a trainer sees nothing', () => {
    const trainer = { personId: 'somebody', roles: new Set(['TRAINER']) };
    expect(sessionView(trainer, { ...session, isOfDesign: true })).toBeUndefined();
  });

  test.each(['DIRECTOR', 'ADMINISTRATOR', 'MANAGER', 'PARTICIPANT', 'LEARNING_MANAGER', 'EMPLOYEE'])(
    'another %s sees nothing',
    (role) => expect(viewBy('somebody', role)).toBeUndefined(),
  );
});
