import { describe, expect, test } from '@jest/globals';
import { isLastAdministrator } from './role-grant.rules.js';

describe('the last administrator', () => {
  test.each([
    ['is whoever is the only one', ['ada'], true],
    ['is nobody while there are two', ['ada', 'bob'], false],
    ['is somebody else', ['bob'], false],
    ['is not somebody who is none', [], false],
  ])('%s', (_, administrators, last) => {
    expect(isLastAdministrator('ada', administrators)).toBe(last);
  });
});
