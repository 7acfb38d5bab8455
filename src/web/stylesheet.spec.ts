import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { stylesheetPath, stylesheetResponse } from './stylesheet.js';

const css = String(stylesheetResponse().body);

describe('the stylesheet', () => {
  test('has the tokens that a component asks for, and those that they are made of', () => {
    const defined = new Set([...css.matchAll(/[{;](--[\w-]+):/g)].map(([, name]) => name));
    for (const token of ['--nl-button-primary-background-color', '--basis-color-action-1-inverse-bg-default']) {
      expect(defined).toContain(token);
    }
  });

  test('leaves out the tokens of components that no page uses', () => {
    expect(css).not.toContain('--denhaag-');
  });

  test('loads nothing, from us or from elsewhere', () => {
    expect(css).not.toMatch(/url\(|@import|https?:/);
  });

  test('keeps the notice of the licence that its components are under', () => {
    expect(css).toContain('EUPL-1.2');
  });

  test('has an address that changes with its content', () => {
    expect(stylesheetPath).toMatch(/^\/assets\/leerlijn\.[0-9a-f]{16}\.css$/);
  });

  test('is sent compressed to whoever accepts that, with the same content', () => {
    const { headers, body } = stylesheetResponse('br, gzip, deflate');
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body as Buffer).toString()).toBe(css);
    expect(stylesheetResponse('br').headers['content-encoding']).toBeUndefined();
  });
});
