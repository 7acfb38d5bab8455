import { groupReaders, groupView, readsLine, type Stay } from './group.policy.js';

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
  const day = (number: number) => new Date(Date.UTC(2027, 1, number));
  const stay = (personId: string, from: number, until?: number): Stay => ({
    personId,
    joinedAt: day(from),
    leftAt: until ? day(until) : null,
  });
  const line = (audience: 'OWN' | 'GROUP' | 'PROGRAMME', writtenOn = 5) => ({
    authorId: 'anna',
    audience,
    writtenAt: day(writtenOn),
  });
  const inside = { stays: [stay('anna', 1), stay('bram', 1)], isOfProgramme: true };
  const outside = { stays: [], isOfProgramme: true };

  it('is its writer’s until it is shared', () => {
    expect(readsLine(somebody('anna'), line('OWN'), { stays: [], isOfProgramme: false })).toBe(true);
    expect(readsLine(somebody('bram'), line('OWN'), inside)).toBe(false);
  });

  it('is read by the group, or by everybody in the programme', () => {
    expect(readsLine(somebody('bram'), line('GROUP'), inside)).toBe(true);
    expect(readsLine(somebody('coen', 'COORDINATOR'), line('GROUP'), outside)).toBe(false);
    expect(readsLine(somebody('coen', 'COORDINATOR'), line('PROGRAMME'), outside)).toBe(true);
    expect(readsLine(somebody('otto'), line('PROGRAMME'), { stays: [], isOfProgramme: false })).toBe(false);
  });

  it('for the group is for who was in it when it was written, and is in it now', () => {
    const stays = [stay('anna', 1), stay('bram', 1, 6), stay('chris', 6), stay('dirk', 1, 3), stay('dirk', 7)];
    expect(groupReaders(day(5), stays)).toEqual(['anna']);
    expect(groupReaders(day(2), stays)).toEqual(['anna', 'dirk']);
    expect(groupReaders(day(8), stays)).toEqual(['anna', 'chris', 'dirk']);
    expect(readsLine(somebody('chris'), line('GROUP'), { stays, isOfProgramme: true })).toBe(false);
    expect(readsLine(somebody('chris'), line('GROUP', 8), { stays, isOfProgramme: true })).toBe(true);
    expect(readsLine(somebody('chris'), line('PROGRAMME'), { stays, isOfProgramme: false })).toBe(true);
  });
});
