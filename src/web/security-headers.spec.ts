import { describe, expect, test } from '@jest/globals';
import { mayComeFromOurPage, securityHeaders } from './security-headers.js';

describe('the headers of a page', () => {
  test('allow our styles and our forms, and no script or anything else', () => {
    expect(securityHeaders['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  test('keep the address of the page, which holds the token, from other sites, caches and search engines', () => {
    expect(securityHeaders).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
  });
});

describe('a post', () => {
  test.each([
    ['same-origin', true],
    [undefined, true],
    ['cross-site', false],
    ['same-site', false],
    ['none', false],
  ])('with Sec-Fetch-Site %s may come from our own page: %s', (site, expected) => {
    expect(mayComeFromOurPage(site)).toBe(expected);
  });
});
