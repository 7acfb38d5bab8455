import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Locale } from '../../platform/auth/actor.js';
import { type Step, stepHref } from '../steps.js';
import { stylesheetPath } from '../stylesheet.js';
import { locales, texts } from '../texts/texts.js';
import { Heading } from './prose.js';

interface PageProps {
  locale: Locale;
  title: string;
  /** What the page is about, in small above the title. */
  about?: string;
  /** Said before the title in the tab and the history, and so by a screen reader first. */
  titlePrefix?: string;
  /** The step on which the reader stays when changing the language. */
  step?: Step;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

/** Header, main and footer of every page. The title is the only h1. */
function Page({ locale, title, about, titlePrefix = '', step, footer, children }: PageProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{`${titlePrefix}${title} | Leerlijn`}</title>
        <link rel="stylesheet" href={stylesheetPath} />
      </head>
      <body>
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#content">
          {texts[locale].skipLink}
        </a>
        <header class="leerlijn-header">
          <div class="leerlijn-header__content leerlijn-width">
            <span class="leerlijn-brand">Leerlijn</span>
            {locales
              .filter((other) => other !== locale)
              .map((other) => (
                <a class="nl-link leerlijn-language" href={stepHref(other, step)} lang={other} hreflang={other}>
                  {texts[other].language}
                </a>
              ))}
          </div>
        </header>
        <main class="leerlijn-main leerlijn-width" id="content" tabIndex={-1}>
          {about && <p class="leerlijn-about">{about}</p>}
          <Heading level={1}>{title}</Heading>
          {children}
        </main>
        {footer && (
          <footer class="leerlijn-footer">
            <div class="leerlijn-width">{footer}</div>
          </footer>
        )}
      </body>
    </html>
  );
}

/** A whole document, ready to send as text/html. */
export function renderPage(props: PageProps): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Page {...props} />)}`;
}
