import type { Locale } from '../../platform/auth/actor.js';
import { Form, SubmitButton } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Paragraph } from '../components/prose.js';
import { texts } from '../texts/texts.js';
import type { SignInDoneView } from '../views.js';

/**
 * What a GET of a sign-in link shows, to mail scanners too: one button that posts. It says nothing about the link, so
 * it can be shown without looking the link up.
 */
export function signInPage(locale: Locale): string {
  const { signIn } = texts[locale];
  return renderPage({
    locale,
    title: signIn.title,
    children: (
      <>
        {signIn.body.map((sentence) => (
          <Paragraph>{sentence}</Paragraph>
        ))}
        <Form locale={locale}>
          <ButtonGroup>
            <SubmitButton kind="primary">{signIn.submit}</SubmitButton>
          </ButtonGroup>
        </Form>
        <Paragraph>{signIn.unasked}</Paragraph>
      </>
    ),
  });
}

/** Signed in. */
export function signInDonePage({ name, explorerHref }: SignInDoneView, locale: Locale): string {
  const { signedIn } = texts[locale];
  return renderPage({
    locale,
    title: signedIn.title,
    children: (
      <>
        <Paragraph>{signedIn.body(name)}</Paragraph>
        <ButtonGroup>
          <ButtonLink kind="primary" href={explorerHref}>
            {signedIn.explorer}
          </ButtonLink>
        </ButtonGroup>
      </>
    ),
  });
}
