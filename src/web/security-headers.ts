/**
 * Headers of every page of src/web. The token is in the path, so no address may leave: no referrer, no store, no index.
 * Script and styles from our own files, which a page cannot add to; what a page sends goes to ourselves only; in nobody's frame.
 */
export const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/**
 * Whether a post may come from one of our own pages. What guards the questionnaire is the token in its path, which no
 * other site knows; this keeps another site from signing a visitor in with the link of somebody else.
 * Origin is of no use here: a page with `no-referrer` posts `Origin: null`. Browsers that send no Sec-Fetch-Site (and
 * programs that are no browser) are let through.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function mayComeFromOurPage(secFetchSite: string | undefined): boolean {
  return secFetchSite === undefined || secFetchSite === 'same-origin';
}
