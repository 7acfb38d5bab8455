import type { ComponentChildren } from 'preact';
import type { Locale } from '../../platform/auth/actor.js';
import { Form, NoticeMessage, SubmitButton } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { Alert, ButtonGroup, ButtonLink, Heading, Link, List, Paragraph, Said } from '../components/prose.js';
import { fieldOf } from '../forms.js';
import { type Selection, stepHref } from '../steps.js';
import { tellMoment, texts } from '../texts/texts.js';
import type { DoneView, ReviewedSheet, ReviewView } from '../views.js';
import { frameOf, subjectsIn, whoIn } from './shared.js';

const openIn = ({ competencies }: ReviewedSheet) => competencies.reduce((sum, { open }) => sum + open.length, 0);

/** What is filled in and what is not, each with a way back; for what has nothing left open, the button that submits. */
export function reviewPage(view: ReviewView, locale: Locale): string {
  const { review } = texts[locale];
  const { sheets, selection } = view;
  const complete = sheets.filter((sheet) => openIn(sheet) === 0);
  const { closesAt, timeZone } = sheets[0]!.invitation;
  return renderPage({
    ...frameOf(view, 'review', locale),
    title: review.title,
    children: (
      <>
        <NoticeMessage locale={locale} notice={view.notice} />
        <Completeness open={sheets.reduce((sum, sheet) => sum + openIn(sheet), 0)} locale={locale} />
        {sheets.map((sheet) => (
          <section class="leerlijn-stack">
            {sheets.length > 1 && <Heading level={2}>{sheet.invitation.subject}</Heading>}
            <Parts sheet={sheet} selection={selection} locale={locale} />
          </section>
        ))}
        {complete.length > 0 && (
          <Form
            locale={locale}
            selection={selection}
            step="review"
            versions={Object.fromEntries(
              complete.map(({ invitation, version }) => [fieldOf('version', invitation.id), version]),
            )}
          >
            {sheets.length > 1 && (
              <Paragraph>
                {review.submitSeveral(
                  subjectsIn(
                    complete.map(({ invitation }) => invitation),
                    locale,
                  ),
                )}
              </Paragraph>
            )}
            <Paragraph>{review.until(tellMoment(closesAt, timeZone, locale))}</Paragraph>
            <ButtonGroup>
              <SubmitButton kind="primary">{review.submit}</SubmitButton>
            </ButtonGroup>
          </Form>
        )}
      </>
    ),
  });
}

/** Submitted; until the close everything can still be changed. */
export function donePage({ selection, invitations, remaining }: DoneView, locale: Locale): string {
  const { done, allQuestionnaires } = texts[locale];
  const { source, closesAt, timeZone } = invitations[0]!;
  return renderPage({
    ...frameOf(
      { selection, inbox: false, sheets: invitations.map((invitation) => ({ invitation })) },
      undefined,
      locale,
    ),
    title: done.title,
    children: (
      <>
        <Paragraph>{source === 'SELF' ? done.next.self : done.next.other(whoIn(invitations, locale))}</Paragraph>
        <Paragraph>{done.until(tellMoment(closesAt, timeZone, locale))}</Paragraph>
        <Paragraph>{remaining ? done.remaining(remaining) : done.close}</Paragraph>
        <ButtonGroup>
          {remaining !== undefined && (
            <ButtonLink kind={remaining > 0 ? 'primary' : 'secondary'} href={stepHref(locale)}>
              {allQuestionnaires}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={stepHref(locale, selection, 1)}>
            {done.change}
          </ButtonLink>
        </ButtonGroup>
      </>
    ),
  });
}

function Parts({ sheet, selection, locale }: { sheet: ReviewedSheet; selection: Selection; locale: Locale }) {
  const { review, comments } = texts[locale];
  return (
    <ol class="leerlijn-parts">
      {sheet.competencies.map(({ name, ratings, open }, index) => (
        <li class="leerlijn-parts__part">
          <PartLine
            name={<Said words={name} locale={locale} />}
            href={stepHref(locale, selection, index + 1)}
            state={review.filledIn(ratings - open.length, ratings)}
          />
          {open.length > 0 && open.length < ratings && (
            <>
              <p class="leerlijn-parts__open">{review.unanswered}</p>
              <List
                items={open.map(({ field, words }) => (
                  <Link href={`${stepHref(locale, selection, index + 1)}#${field}`}>
                    <Said words={words} locale={locale} />
                  </Link>
                ))}
              />
            </>
          )}
        </li>
      ))}
      {sheet.comments && (
        <li class="leerlijn-parts__part">
          <PartLine
            name={comments.title}
            href={stepHref(locale, selection, 'comments')}
            state={review.written(sheet.comments.written, sheet.comments.questions)}
          />
        </li>
      )}
    </ol>
  );
}

function Completeness({ open, locale }: { open: number; locale: Locale }) {
  const { complete, incomplete } = texts[locale].review;
  return (
    <Alert kind={open === 0 ? 'ok' : 'warning'} title={open === 0 ? complete.title : incomplete.title(open)}>
      <Paragraph>{open === 0 ? complete.body : incomplete.body}</Paragraph>
    </Alert>
  );
}

function PartLine({ name, href, state }: { name: ComponentChildren; href: string; state: string }) {
  return (
    <p class="leerlijn-parts__line">
      <Link href={href}>{name}</Link>
      <span>{state}</span>
    </p>
  );
}
