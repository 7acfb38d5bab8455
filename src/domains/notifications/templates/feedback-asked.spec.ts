import { expect, test } from '@jest/globals';
import { audienceOf } from './feedback-asked.js';

test.each([
  ['SELF', false, 'SELF'],
  ['MANAGER', false, 'MANAGER'],
  ['CITIZEN', false, 'NAMED'],
  ['CITIZEN', true, 'ANONYMOUS'],
  ['PEER+OTHER', true, 'ANONYMOUS'],
  ['MANAGER', true, 'ANONYMOUS'],
])('the group %s, anonymous: %s, is promised what %s is', (key, anonymous, audience) => {
  expect(audienceOf(key, anonymous)).toBe(audience);
});
