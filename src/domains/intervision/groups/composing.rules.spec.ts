import {
  composingProblem,
  fewestOf,
  groupCount,
  linesAmong,
  newGroupId,
  numberOfNew,
  places,
} from './composing.rules.js';

const candidates = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => ({
    personId: `p${at + 1}`,
    managerId: null,
    departmentId: null,
    echelon: null,
    ...more,
  }));
const facts = { candidates: candidates(14), groups: [], kept: [], earlier: [] };

describe('groups', () => {
  it.each([
    [3, 1],
    [5, 1],
    [8, 1],
    [9, 2],
    [10, 2],
    [12, 2],
    [14, 2],
    [17, 3],
    [60, 8],
    [1200, 160],
  ])('of %i people are %i', (people, count) => {
    expect(groupCount(people)).toBe(count);
    if (people >= 10) expect(people / count).toBeGreaterThanOrEqual(5);
    expect(people / count).toBeLessThanOrEqual(8);
  });

  it('can be filled, however many people there are', () => {
    for (let people = 1; people <= 200; people += 1) {
      const groups = groupCount(people);
      expect(fewestOf(people, groups) * groups).toBeLessThanOrEqual(people);
    }
    expect([4, 9, 10, 60].map((people) => fewestOf(people, groupCount(people)))).toEqual([4, 4, 5, 5]);
  });

  it('are those that there are, and new ones with numbers that are free', () => {
    const groups = [
      { id: 'b', number: 2 },
      { id: 'e', number: 5 },
    ];
    expect(places({ ...facts, groups })).toEqual([
      { id: 'b', number: 2 },
      { id: newGroupId(1), number: 1 },
    ]);
    const kept = [{ personId: 'p1', groupId: 'e' }];
    expect(places({ ...facts, groups, kept }).map(({ id }) => id)).toEqual(['b', 'e']);
    expect(numberOfNew(newGroupId(12))).toBe(12);
    expect(numberOfNew('0195')).toBeUndefined();
  });

  it('never hold a manager and a direct report, where both take part', () => {
    const people = [
      ...candidates(2, { managerId: 'boss' }),
      { personId: 'boss', managerId: 'away', departmentId: null, echelon: null },
    ];
    expect(linesAmong(people)).toEqual([{ manager: 'boss', reports: ['p1', 'p2'] }]);
    expect(composingProblem({ ...facts, candidates: people }).rules).toContainEqual({
      kind: 'APART',
      code: 'OWN_MANAGER',
      person: 'boss',
      from: ['p1', 'p2'],
    });
  });

  it('are mixed by department and echelon, and bring together who was not before', () => {
    const people = candidates(14).map((person, at) => ({ ...person, departmentId: `d${at % 3}`, echelon: 'TACTICAL' }));
    const earlier = [[['p1', 'p2', 'gone'], ['p3']], [['p4', 'p5']]];
    const { rules } = composingProblem({ ...facts, candidates: people, earlier });
    const mixed = rules.filter((rule) => rule.kind === 'MIXED');
    expect(mixed.map(({ code, tolerated }) => [code, tolerated])).toEqual([
      ['DEPARTMENT', undefined],
      ['ECHELON', undefined],
      ['TOGETHER_BEFORE', 1],
      ['TOGETHER_BEFORE', 2],
    ]);
    expect(mixed[0]!.sets).toHaveLength(3);
    expect(mixed[2]!.sets).toEqual([['p1', 'p2']]);
  });

  it('leave who stays where they are', () => {
    const groups = [{ id: 'a', number: 1 }];
    const kept = [{ personId: 'p1', groupId: 'a' }];
    expect(composingProblem({ ...facts, groups, kept }).rules[0]).toEqual({ kind: 'LOCKED', person: 'p1', place: 'a' });
  });
});
