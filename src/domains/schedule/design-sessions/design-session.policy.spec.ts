import { maySeeDesignSession } from './design-session.policy.js';

const person = (personId: string, ...roles: string[]) => ({ personId, roles: new Set(roles) });
const session = { clientId: 'emre', invitedIds: ['marga'] };

describe('a design session', () => {
  it('is seen by coordinators, the client and who is invited', () => {
    for (const viewer of [person('coen', 'COORDINATOR'), person('emre'), person('marga')])
      expect(maySeeDesignSession(viewer, session)).toBe(true);
  });

  it('is seen by nobody else, trainers and other directors included', () => {
    for (const viewer of [person('tom', 'TRAINER'), person('dina', 'DIRECTOR'), person('lotte', 'PARTICIPANT')])
      expect(maySeeDesignSession(viewer, session)).toBe(false);
  });
});
