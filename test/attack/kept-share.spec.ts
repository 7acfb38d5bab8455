import { expect, test } from '@jest/globals';
import { shareKept } from './kept-share.js';

test("on rosters like the case's, the gate keeps more than 85 per cent of the cells that have enough raters", () => {
  const { passing, kept } = shareKept();
  expect(passing).toBeGreaterThan(2000);
  expect(kept / passing).toBeGreaterThan(0.85);
});
