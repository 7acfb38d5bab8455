import { beforeAll, describe, expect, test } from '@jest/globals';
import { campaign, type Outcome } from './attacker.js';
import { PRODUCT } from './product.js';

const HISTORIES = 2000;

describe(`the attacker, over ${HISTORIES} histories`, () => {
  let outcome: Outcome;
  beforeAll(() => {
    outcome = campaign(PRODUCT, { histories: HISTORIES, seed: 20261121 });
  });

  test('finds nothing in what anybody reads, in any role and at any moment', () => {
    expect(outcome.leak?.story ?? 'nothing').toBe('nothing');
    expect(outcome.held).toBe(HISTORIES);
  });

  test('cannot join rows to raters, nor comments to each other, better than chance', () => {
    expect(outcome.joins.findings()).toEqual([]);
    expect(Object.keys(outcome.joins.deviations())).toHaveLength(7);
  });
});
