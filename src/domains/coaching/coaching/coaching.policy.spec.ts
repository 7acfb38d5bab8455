import { readsNote, sideOf } from './coaching.policy.js';

const somebody = (personId: string, ...roles: string[]) => ({ personId, roles: new Set(roles) });
const match = {
  participantId: 'anna',
  learningManagerId: 'lena',
  effectiveFrom: new Date(0),
  managesOrManaged: false,
};

describe('coaching', () => {
  it('is of the two', () => {
    expect(sideOf(somebody('anna', 'PARTICIPANT'), match)).toBe('PARTICIPANT');
    expect(sideOf(somebody('lena', 'LEARNING_MANAGER'), match)).toBe('LEARNING_MANAGER');
  });

  it('is nothing yet to the two while it is only proposed', () => {
    expect(sideOf(somebody('anna'), { ...match, effectiveFrom: null })).toBeUndefined();
  });

  it('is closed to whoever is a learning manager no more', () => {
    expect(sideOf(somebody('lena', 'EMPLOYEE'), match)).toBeUndefined();
  });

  it('is closed to a learning manager who manages the participant, or once did, and not to the participant', () => {
    const managed = { ...match, managesOrManaged: true };
    expect(sideOf(somebody('lena', 'LEARNING_MANAGER'), managed)).toBeUndefined();
    expect(sideOf(somebody('anna', 'PARTICIPANT'), managed)).toBe('PARTICIPANT');
  });

  it.each(['COORDINATOR', 'ADMINISTRATOR', 'DIRECTOR', 'MANAGER', 'LEARNING_MANAGER'])(
    'is closed to another %s',
    (role) => {
      expect(sideOf(somebody('coen', role), match)).toBeUndefined();
    },
  );
});

describe('a note', () => {
  it('is read by its writer, and by the other if it was shared', () => {
    expect(readsNote(somebody('anna'), { authorId: 'anna', audience: 'OWN' })).toBe(true);
    expect(readsNote(somebody('lena'), { authorId: 'anna', audience: 'OWN' })).toBe(false);
    expect(readsNote(somebody('lena'), { authorId: 'anna', audience: 'TWO' })).toBe(true);
  });
});
