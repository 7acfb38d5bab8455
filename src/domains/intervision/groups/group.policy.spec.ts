import { groupView, readsLine } from './group.policy.js';

const somebody = (personId: string, ...roles: string[]) => ({ personId, roles: new Set(roles) });
const group = { memberIds: ['anna', 'bram'], authorIds: ['anna', 'eva'] };

describe('a group', () => {
  it('is seen by its people and by coordinators, and by nobody else', () => {
    expect(groupView(somebody('anna'), group)).toBe('MEMBER');
    expect(groupView(somebody('coen', 'COORDINATOR'), group)).toBe('COMPOSITION');
    for (const role of ['DIRECTOR', 'MANAGER', 'TRAINER', 'ADMINISTRATOR', 'LEARNING_MANAGER'])
      expect(groupView(somebody('dora', role), group)).toBeUndefined();
  });

  it('is there for who left it as far as they wrote in it', () => {
    expect(groupView(somebody('eva'), group)).toBe('WRITER');
  });
});

describe('a line', () => {
  const line = (audience: 'OWN' | 'GROUP' | 'PROGRAMME') => ({ authorId: 'anna', audience });
  const outside = { isMember: false, isOfProgramme: true };

  it('is its writer’s until it is shared', () => {
    expect(readsLine(somebody('anna'), line('OWN'), { isMember: false, isOfProgramme: false })).toBe(true);
    expect(readsLine(somebody('bram'), line('OWN'), { isMember: true, isOfProgramme: true })).toBe(false);
  });

  it('is read by the group, or by everybody in the programme', () => {
    expect(readsLine(somebody('bram'), line('GROUP'), { isMember: true, isOfProgramme: true })).toBe(true);
    expect(readsLine(somebody('coen', 'COORDINATOR'), line('GROUP'), outside)).toBe(false);
    expect(readsLine(somebody('coen', 'COORDINATOR'), line('PROGRAMME'), outside)).toBe(true);
    expect(readsLine(somebody('otto'), line('PROGRAMME'), { isMember: false, isOfProgramme: false })).toBe(false);
  });
});
