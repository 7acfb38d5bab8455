import type { Locale } from '../../platform/auth/actor.js';
import { ErrorSummary, errorOf, Form, RadioGroup, SubmitButton, TextField } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Paragraph } from '../components/prose.js';
import { explanationMaxLength } from '../forms.js';
import { stepHref } from '../steps.js';
import { texts } from '../texts/texts.js';
import { type DeclineView, declineReasons } from '../views.js';
import { messagePage } from './message.page.js';

/** Asks why one does not take part; nothing has happened before the button is pressed. */
export function declinePage(view: DeclineView, locale: Locale): string {
  const { decline, errorPrefix, about, optionalUpTo } = texts[locale];
  const { selection, invitation, reason, explanation = '', errors = [] } = view;
  const { subject } = invitation;
  return renderPage({
    locale,
    selection,
    step: 'decline',
    about: about.other(subject),
    title: decline.title,
    titlePrefix: errors.length > 0 ? errorPrefix : '',
    children: (
      <>
        <ErrorSummary locale={locale} errors={errors} />
        <Paragraph>{decline.body}</Paragraph>
        <Paragraph>{decline.consequence}</Paragraph>
        <Form locale={locale} selection={selection} step="decline">
          <RadioGroup
            name="reason"
            legend={decline.reason}
            choices={declineReasons.map((value) => ({ value, label: decline.reasons[value](subject) }))}
            chosen={reason}
            error={errorOf(locale, errors, 'reason')}
            layout="list"
          />
          <TextField
            name="explanation"
            label={decline.explanation}
            description={optionalUpTo(explanationMaxLength)}
            value={explanation}
            maxLength={explanationMaxLength}
            rows={3}
            error={errorOf(locale, errors, 'explanation')}
          />
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
