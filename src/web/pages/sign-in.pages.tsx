import type { Locale } from '../../platform/auth/actor.js';
import { EmailField, ErrorSummary, errorOf, Form, SubmitButton } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Paragraph } from '../components/prose.js';
import { texts } from '../texts/texts.js';
import type { FieldError, SignInDoneView } from '../views.js';
import { messagePage } from './message.page.js';

/** Asks for the address to mail a link to; with what was typed and why it is none, the second time. */
export function signInRequestPage(
  { email = '', errors = [] }: { email?: string; errors?: FieldError[] },
  locale: Locale,
): string {
  const { signInRequest, errorPrefix } = texts[locale];
  return renderPage({
    locale,
    title: signInRequest.title,
    titlePrefix: errors.length > 0 ? errorPrefix : '',
    children: (
      <>
        <ErrorSummary locale={locale} errors={errors} />
        {signInRequest.body.map((sentence) => (
          <Paragraph>{sentence}</Paragraph>
        ))}
        <Form locale={locale}>
          <EmailField
            name="email"
            label={signInRequest.email}
            description={signInRequest.emailHint}
            value={email}
            error={errorOf(locale, errors, 'email')}
          />
          <ButtonGroup>
            <SubmitButton kind="primary">{signInRequest.submit}</SubmitButton>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

/** The same whether anybody has the address or not. */
export const signInRequestedPage = (locale: Locale): string => messagePage(texts[locale].signInRequested, locale);

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

/** Whoever is signed in. */
export function signInDonePage({ name, explorerHref }: SignInDoneView, locale: Locale): string {
  const { signedIn } = texts[locale];
  return renderPage({
    locale,
    title: signedIn.title,
    children: (
      <>
        <Paragraph>{signedIn.body(name)}</Paragraph>
        {explorerHref && (
          <ButtonGroup>
            <ButtonLink kind="primary" href={explorerHref}>
              {signedIn.explorer}
            </ButtonLink>
          </ButtonGroup>
        )}
      </>
    ),
  });
}
