import { describe, expect, test } from '@jest/globals';
import { panelState, replacementGroups, responsePercentage } from './progress.rules.js';

const self = { group: 'SELF', anonymous: false, invited: 1, submitted: 1, declined: 0, minimum: 1 };
const peers = (submitted: number, minimum = 3) => ({
  group: 'PEER',
  anonymous: true,
  invited: 6,
  submitted,
  declined: 0,
  minimum,
});

describe('a panel', () => {
  test('is enough when every invited named group has its minimum, and every anonymous one k', () => {
    expect(panelState([self, peers(4, 5)], 4)).toBe('ENOUGH');
    expect(panelState([self, peers(3, 5)], 4)).toBe('NOT_YET_ENOUGH');
    expect(panelState([{ ...self, submitted: 0 }, peers(5)], 4)).toBe('NOT_YET_ENOUGH');
  });

  test('says the same when one more is asked, who may have answered or not', () => {
    for (let submitted = 0; submitted <= 6; submitted += 1)
      for (let minimum = 1; minimum <= 10; minimum += 1) {
        const before = panelState([self, peers(submitted, minimum)], 4);
        expect(panelState([self, { ...peers(submitted, minimum), invited: 7 }], 4)).toBe(before);
      }
  });

  test('is never enough only when everybody has answered', () => {
    for (let invited = 5; invited <= 9; invited += 1)
      for (let minimum = 1; minimum <= 10; minimum += 1) {
        const asked = { ...peers(invited - 1, minimum), invited };
        expect([invited, minimum, panelState([self, asked], 4)]).toEqual([invited, minimum, 'ENOUGH']);
      }
  });

  test('needs k of an anonymous group, though its minimum is lower', () => {
    expect(panelState([peers(3)], 4)).toBe('NOT_YET_ENOUGH');
    expect(panelState([peers(4)], 4)).toBe('ENOUGH');
  });

  test('does not wait for a group without minimum, or to which nobody was invited', () => {
    const nobody = { ...self, group: 'MANAGER', invited: 0, submitted: 0 };
    const optional = { ...peers(0, 0), group: 'OTHER', invited: 2 };
    expect(panelState([self, peers(4), nobody, optional], 4)).toBe('ENOUGH');
  });

  test('does not tell of named raters alone whether they answered', () => {
    const optional = { ...peers(2, 0), group: 'OTHER', invited: 2 };
    expect(panelState([self, optional], 4)).toBe('NOT_YET_ENOUGH');
  });

  test('of nobody is not enough', () => {
    expect(panelState([], 4)).toBe('NOT_YET_ENOUGH');
  });
});

describe('a replacement', () => {
  const lost = (declined: number, submitted = 0) => [self, { ...peers(submitted), declined }];

  test('is wanted where so many declined that one more who stays silent would silence the group', () => {
    expect(replacementGroups(lost(1), 4)).toEqual([]);
    expect(replacementGroups(lost(2), 4)).toEqual(['PEER']);
  });

  test('comes before enough, which would tell that everybody who is left has answered', () => {
    expect(panelState(lost(1, 4), 4)).toBe('ENOUGH');
    expect(panelState(lost(2, 4), 4)).toBe('NOT_YET_ENOUGH');
    expect(replacementGroups(lost(2, 4), 4)).toEqual(['PEER']);
  });

  test('is told of no named rater, nor of a group of which too few were asked', () => {
    const manager = { ...self, group: 'MANAGER', submitted: 0, declined: 1 };
    const board = { ...peers(0), group: 'BOARD', anonymous: false, declined: 5 };
    const few = { ...peers(0), group: 'OTHER', invited: 4, declined: 1 };
    expect(replacementGroups([self, manager, board, few], 4)).toEqual([]);
  });

  test('does not depend on who or how many have answered', () => {
    for (const submitted of [0, 1, 2, 3, 4]) expect(replacementGroups(lost(2, submitted), 4)).toEqual(['PEER']);
  });
});

describe('the percentage of a round', () => {
  test('moves in steps of five', () => {
    const of = (submitted: number) => responsePercentage({ subjects: 49, invited: 700, submitted });
    expect([0, 17, 18, 350, 682, 683, 700].map(of)).toEqual([0, 0, 5, 50, 95, 100, 100]);
  });

  test('is not told of so few subjects that it is about each of them, nor where a step is fewer than three raters', () => {
    expect(responsePercentage({ subjects: 4, invited: 40, submitted: 20 })).toBeNull();
    expect(responsePercentage({ subjects: 5, invited: 60, submitted: 30 })).toBe(50);
    expect(responsePercentage({ subjects: 5, invited: 59, submitted: 30 })).toBeNull();
    expect(responsePercentage({ subjects: 5, invited: 0, submitted: 0 })).toBeNull();
  });
});
