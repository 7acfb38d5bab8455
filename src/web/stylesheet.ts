import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asset } from './asset.js';

/** The components of the NL Design System that the pages use, in the order of the cascade. */
const components = [
  '@nl-design-system-candidate/skip-link-css/skip-link.css',
  '@nl-design-system-candidate/heading-css/heading.css',
  '@nl-design-system-candidate/paragraph-css/paragraph.css',
  '@nl-design-system-candidate/link-css/link.css',
  '@nl-design-system-candidate/button-css/button.css',
  '@utrecht/button-group-css/dist/index.min.css',
  '@nl-design-system-candidate/data-badge-css/data-badge.css',
  '@utrecht/alert-css/dist/index.min.css',
  '@utrecht/spotlight-section-css/dist/index.min.css',
  '@utrecht/unordered-list-css/dist/index.min.css',
  '@utrecht/form-fieldset-css/dist/index.min.css',
  '@utrecht/form-field-css/dist/index.min.css',
  '@utrecht/form-label-css/dist/index.min.css',
  '@utrecht/form-field-description-css/dist/index.min.css',
  '@utrecht/form-field-error-message-css/dist/index.min.css',
  '@utrecht/radio-button-css/dist/index.min.css',
  '@utrecht/textbox-css/dist/index.min.css',
  '@utrecht/textarea-css/dist/index.min.css',
];
const designTokens = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css';

const require = createRequire(import.meta.url);
const readPackaged = (path: string) => readFileSync(require.resolve(path), 'utf8');

/** `--name: value` for each token that `css` mentions, directly or through another token; the theme has 2,700 of them. */
function tokensUsedBy(css: string, theme: string): string {
  const valueByName = new Map([...theme.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
  const used = new Set<string>();
  const visit = (text: string) => {
    for (const [name] of text.matchAll(/--[\w-]+/g)) {
      const value = valueByName.get(name);
      if (value === undefined || used.has(name)) continue;
      used.add(name);
      visit(value);
    }
  };
  visit(css);
  return `:root{${[...used].map((name) => `${name}:${valueByName.get(name)}`).join(';')}}`;
}

const notice =
  '/* With components and design tokens of the NL Design System community, the Municipality of Utrecht and Frameless: EUPL-1.2, github.com/nl-design-system */';
const withoutComments = (css: string) => css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/@charset[^;]+;/g, '');

function build(): string {
  const componentCss = withoutComments(components.map(readPackaged).join('\n'));
  const ownCss = withoutComments(readFileSync(new URL('./leerlijn.css', import.meta.url), 'utf8'));
  const tokens = tokensUsedBy(componentCss + ownCss, withoutComments(readPackaged(designTokens)));
  return [notice, tokens, componentCss, ownCss].join('\n');
}

/** The one stylesheet of the pages, put together once, at start. */
export const stylesheet = asset('leerlijn', 'css', build());
