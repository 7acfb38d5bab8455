import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Locale } from '../../platform/auth/actor.js';
import { autosave } from '../autosave.js';
import { type Selection, type Step, stepHref } from '../steps.js';
import { stylesheet } from '../stylesheet.js';
import { locales, texts } from '../texts/texts.js';
import { Heading } from './prose.js';

interface PageProps {
  locale: Locale;
  title: string;
  /** Of the title, where it is not that of the page. */
  titleLanguage?: Locale;
  /** What the page is about, in small above the title. */
  about?: string;
  /** Said before the title in the tab and the history, and so by a screen reader first. */
  titlePrefix?: string;
  /** Where the reader stays when changing the language. */
  selection?: Selection;
  step?: Step;
  /** There is a list of questionnaires to go back to. */
  inbox?: boolean;
  /** The page has a form that saves itself. */
  saves?: boolean;
  children: ComponentChildren;
}

/** Header and main of every page. The title is the only h1. */
function Page(props: PageProps) {
  const { locale, title, titleLanguage, about, titlePrefix = '', selection, step, inbox, saves, children } = props;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{`${titlePrefix}${title} | Leerlijn`}</title>
        <link rel="stylesheet" href={stylesheet.path} />
        {saves && <script type="module" src={autosave.path} />}
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
                <a
                  class="nl-link leerlijn-language"
                  href={stepHref(other, selection, step)}
                  lang={other}
                  hreflang={other}
                >
                  {texts[other].language}
                </a>
              ))}
          </div>
        </header>
        <main class="leerlijn-main leerlijn-width" id="content" tabIndex={-1}>
          {inbox && (
            <nav>
              <a class="nl-link leerlijn-back" href={stepHref(locale)}>
                {texts[locale].allQuestionnaires}
              </a>
            </nav>
          )}
          {about && <p class="leerlijn-about">{about}</p>}
          <Heading level={1} language={titleLanguage === locale ? undefined : titleLanguage}>
            {title}
          </Heading>
          {children}
        </main>
      </body>
    </html>
  );
}

/** A whole document, ready to send as text/html. */
export function renderPage(props: PageProps): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Page {...props} />)}`;
}
