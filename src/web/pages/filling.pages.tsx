import type { Locale } from '../../platform/auth/actor.js';
import { Contact } from '../components/contact.js';
import {
  type Choice,
  ErrorSummary,
  errorOf,
  Form,
  NoticeMessage,
  RadioGroup,
  SubmitButton,
  TextField,
} from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { Alert, ButtonGroup, ButtonLink, Link, List, Paragraph } from '../components/prose.js';
import { type Move, moves, type Step, stepHref } from '../steps.js';
import { tellMoment, texts } from '../texts/texts.js';
import type { CommentsView, CompetencyView, DoneView, InvitationView, ReviewView, Scale } from '../views.js';

/** One competency: a scale for each item, with what was answered before. */
export function competencyPage(view: CompetencyView, locale: Locale): string {
  const { instruction, progress } = texts[locale].filling;
  const { invitation, part, parts } = view;
  return renderPage({
    ...shared(invitation, part, locale),
    title: view.name,
    titlePrefix: `${progress(part, parts)}: `,
    children: (
      <>
        <Progress part={part} parts={parts} locale={locale} />
        <NoticeMessage locale={locale} notice={view.notice} />
        <Paragraph>{invitation.source === 'SELF' ? instruction.self : instruction.other(invitation.subject)}</Paragraph>
        <Form locale={locale} hidden={{ step: part, version: view.version }}>
          {view.items.map(({ key, text, answer }) => (
            <RadioGroup
              name={`item:${key}`}
              legend={text}
              choices={choicesOf(view.scale, locale)}
              chosen={answer === undefined ? undefined : String(answer)}
              layout="scale"
            />
          ))}
          <MoveButtons locale={locale} />
        </Form>
      </>
    ),
  });
}

/** The open questions, with the warning that suits who writes. */
export function commentsPage(view: CommentsView, locale: Locale): string {
  const { comments, errorPrefix, filling, optionalUpTo } = texts[locale];
  const { invitation, parts, errors = [] } = view;
  const warning = comments.warning[invitation.source];
  return renderPage({
    ...shared(invitation, 'comments', locale),
    title: comments.title,
    titlePrefix: `${errors.length > 0 ? errorPrefix : ''}${filling.progress(parts, parts)}: `,
    children: (
      <>
        <Progress part={parts} parts={parts} locale={locale} />
        <ErrorSummary locale={locale} errors={errors} />
        <NoticeMessage locale={locale} notice={view.notice} />
        <Alert kind={invitation.source === 'ANONYMOUS' ? 'warning' : 'info'} title={warning.title}>
          <Paragraph>{warning.body(invitation.subject)}</Paragraph>
        </Alert>
        <Form locale={locale} hidden={{ step: 'comments', version: view.version }}>
          {view.questions.map(({ key, text, comment = '' }) => (
            <TextField
              name={`comment:${key}`}
              label={text}
              description={optionalUpTo(view.maxLength)}
              value={comment}
              maxLength={view.maxLength}
              rows={5}
              error={errorOf(locale, errors, `comment:${key}`)}
            />
          ))}
          <MoveButtons locale={locale} />
        </Form>
      </>
    ),
  });
}

/** What is filled in and what is not, each with a way back; once nothing is left open, the button that submits. */
export function reviewPage(view: ReviewView, locale: Locale): string {
  const { review, comments } = texts[locale];
  const { invitation, competencies } = view;
  const unanswered = competencies.reduce((sum, competency) => sum + competency.unanswered.length, 0);
  return renderPage({
    ...shared(invitation, 'review', locale),
    title: review.title,
    children: (
      <>
        <NoticeMessage locale={locale} notice={view.notice} />
        <Completeness unanswered={unanswered} locale={locale} />
        <ol class="leerlijn-parts">
          {competencies.map((competency, index) => (
            <li class="leerlijn-parts__part">
              <PartLine
                name={competency.name}
                href={stepHref(locale, index + 1)}
                state={review.filledIn(competency.items - competency.unanswered.length, competency.items)}
              />
              {competency.unanswered.length > 0 && competency.unanswered.length < competency.items && (
                <>
                  <p class="leerlijn-parts__open">{review.unanswered}</p>
                  <List
                    items={competency.unanswered.map(({ key, text }) => (
                      <Link href={`${stepHref(locale, index + 1)}#item:${key}`}>{text}</Link>
                    ))}
                  />
                </>
              )}
            </li>
          ))}
          {view.comments && (
            <li class="leerlijn-parts__part">
              <PartLine
                name={comments.title}
                href={stepHref(locale, 'comments')}
                state={review.written(view.comments.written, view.comments.questions)}
              />
            </li>
          )}
        </ol>
        {unanswered === 0 && (
          <Form locale={locale} hidden={{ step: 'review', version: view.version }}>
            <Paragraph>{review.until(tellMoment(invitation.closesAt, invitation.timeZone, locale))}</Paragraph>
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
export function donePage({ invitation }: DoneView, locale: Locale): string {
  const { done } = texts[locale];
  return renderPage({
    ...shared(invitation, undefined, locale),
    title: done.title,
    children: (
      <>
        <Paragraph>{invitation.source === 'SELF' ? done.next.self : done.next.other(invitation.subject)}</Paragraph>
        <Paragraph>{done.until(tellMoment(invitation.closesAt, invitation.timeZone, locale))}</Paragraph>
        <Paragraph>{done.close}</Paragraph>
        <ButtonGroup>
          <ButtonLink kind="secondary" href={stepHref(locale, 1)}>
            {done.change}
          </ButtonLink>
        </ButtonGroup>
      </>
    ),
  });
}

/** What every page of filling in has: the reminder of whom it is about, and whom to ask. */
function shared(invitation: InvitationView, step: Step | undefined, locale: Locale) {
  const { about } = texts[locale];
  return {
    locale,
    step,
    about: invitation.source === 'SELF' ? about.self : about.other(invitation.subject),
    footer: invitation.contact && <Contact invitation={invitation} locale={locale} />,
  };
}

function choicesOf({ points, cannotJudge }: Scale, locale: Locale): Choice[] {
  return [
    ...points.map(({ value, label }) => ({ value: String(value), label, point: value })),
    ...(cannotJudge ? [{ value: 'cannot-judge', label: texts[locale].filling.cannotJudge }] : []),
  ];
}

const moveKind = { next: 'primary', back: 'secondary', later: 'subtle' } as const satisfies Record<Move, string>;

/** 'next' comes first: it is the button that Enter presses. */
function MoveButtons({ locale }: { locale: Locale }) {
  return (
    <ButtonGroup>
      {moves.map((move) => (
        <SubmitButton kind={moveKind[move]} name="move" value={move}>
          {texts[locale].filling[move]}
        </SubmitButton>
      ))}
    </ButtonGroup>
  );
}

function Progress({ part, parts, locale }: { part: number; parts: number; locale: Locale }) {
  return (
    <div class="leerlijn-progress">
      <label for="progress">{texts[locale].filling.progress(part, parts)}</label>
      <progress id="progress" max={parts} value={part} />
    </div>
  );
}

function Completeness({ unanswered, locale }: { unanswered: number; locale: Locale }) {
  const { complete, incomplete } = texts[locale].review;
  return (
    <Alert
      kind={unanswered === 0 ? 'ok' : 'warning'}
      title={unanswered === 0 ? complete.title : incomplete.title(unanswered)}
    >
      <Paragraph>{unanswered === 0 ? complete.body : incomplete.body}</Paragraph>
    </Alert>
  );
}

function PartLine({ name, href, state }: { name: string; href: string; state: string }) {
  return (
    <p class="leerlijn-parts__line">
      <Link href={href}>{name}</Link>
      <span>{state}</span>
    </p>
  );
}
