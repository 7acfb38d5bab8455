import { describe, expect, test } from '@jest/globals';
import { mayComeFromOurPage, securityHeaders } from './security-headers.js';

describe('the headers of a page', () => {
  test('allow our own script, styles and forms, and nothing that is written in the page or comes from elsewhere', () => {
    expect(securityHeaders['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
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
