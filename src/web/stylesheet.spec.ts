import { describe, expect, test } from '@jest/globals';
import { stylesheet } from './stylesheet.js';

const css = String(stylesheet.response().body);

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
});
