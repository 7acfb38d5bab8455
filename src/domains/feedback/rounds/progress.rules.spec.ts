import { describe, expect, test } from '@jest/globals';
import { panelState, responsePercentage } from './progress.rules.js';

const self = { group: 'SELF', invited: 1, submitted: 1, minimum: 1 } as const;
const peers = (submitted: number, minimum = 3) => ({ group: 'PEER', invited: 6, submitted, minimum }) as const;

describe('a panel', () => {
  test('is enough when every invited group has its minimum', () => {
    expect(panelState([self, peers(5, 5)], 4)).toBe('ENOUGH');
    expect(panelState([self, peers(4, 5)], 4)).toBe('NOT_YET_ENOUGH');
    expect(panelState([{ ...self, submitted: 0 }, peers(5)], 4)).toBe('NOT_YET_ENOUGH');
  });

  test('needs k of an anonymous group, though its minimum is lower', () => {
    expect(panelState([peers(3)], 4)).toBe('NOT_YET_ENOUGH');
    expect(panelState([peers(4)], 4)).toBe('ENOUGH');
  });

  test('does not wait for a group without minimum, or to which nobody was invited', () => {
    const nobody = { group: 'MANAGER', invited: 0, submitted: 0, minimum: 1 } as const;
    const optional = { group: 'OTHER', invited: 2, submitted: 0, minimum: 0 } as const;
    expect(panelState([self, peers(4), nobody, optional], 4)).toBe('ENOUGH');
  });

  test('does not tell of named raters alone whether they answered', () => {
    const optional = { group: 'OTHER', invited: 2, submitted: 2, minimum: 0 } as const;
    expect(panelState([self, optional], 4)).toBe('NOT_YET_ENOUGH');
  });

  test('of nobody is not enough', () => {
    expect(panelState([], 4)).toBe('NOT_YET_ENOUGH');
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
