import type { Locale } from '../../platform/auth/actor.js';
import { Form, SubmitButton } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Paragraph } from '../components/prose.js';
import { stepHref } from '../steps.js';
import { texts } from '../texts/texts.js';
import type { DeclineView } from '../views.js';
import { messagePage } from './message.page.js';

/** Asks whether one is sure, and for no reason: nobody would be shown it. Nothing has happened before the button is pressed. */
export function declinePage({ selection, invitation }: DeclineView, locale: Locale): string {
  const { decline, about } = texts[locale];
  const who = invitation.source === 'ANONYMOUS' ? 'anonymous' : 'named';
  return renderPage({
    locale,
    selection,
    step: 'decline',
    about: about.other(invitation.subject),
    title: decline.title,
    children: (
      <>
        {[...decline.body, decline.told[who](invitation.subject)].map((paragraph) => (
          <Paragraph>{paragraph}</Paragraph>
        ))}
        <Form locale={locale} selection={selection} step="decline">
          <ButtonGroup>
            <SubmitButton kind="primary">{decline.confirm}</SubmitButton>
            <ButtonLink kind="secondary" href={stepHref(locale, selection)}>
              {decline.stay}
            </ButtonLink>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

/** Declined. Names nobody: this questionnaire has done its work, though others (`inbox`) may wait behind the link. */
export function declinedPage(locale: Locale, inbox = false): string {
  return messagePage(texts[locale].declined, locale, inbox);
}

/** The round is closed; an answer is refused before one types. Names nobody. Goes with status 410. */
export function closedPage(locale: Locale): string {
  return messagePage(texts[locale].closed, locale);
}
