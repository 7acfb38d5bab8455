import type { ComponentChildren } from 'preact';
import type { Locale } from '../../platform/auth/actor.js';
import {
  type Choice,
  ConflictOffer,
  ErrorSummary,
  errorOf,
  Form,
  NoticeMessage,
  RadioGroup,
  SubmitButton,
  TextField,
} from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { Alert, ButtonGroup, Heading, Paragraph, Said } from '../components/prose.js';
import { fieldOf } from '../forms.js';
import type { Step } from '../steps.js';
import { texts } from '../texts/texts.js';
import type { Answer, CommentsView, CompetencyView, FillingView, Question, Scale, SheetView, Words } from '../views.js';
import { frameOf, Progress, Untranslated, whoIn } from './shared.js';

/** One competency: a scale for each item, and for each colleague where there are several, with what was answered before. */
export function competencyPage(view: CompetencyView, locale: Locale): string {
  const { instruction, progress } = texts[locale].filling;
  const { part, parts, section, sheets, name } = view;
  const invitations = sheets.map(({ invitation }) => invitation);
  const self = invitations[0]!.source === 'SELF';
  return renderPage({
    ...frameOf(view, part, locale),
    saves: true,
    title: name.text,
    titleLanguage: name.language,
    titlePrefix: `${progress(part, parts)}: `,
    children: (
      <>
        {section && (
          <p class="leerlijn-section">
            <Said words={section} locale={locale} />
          </p>
        )}
        <Progress part={part} parts={parts} locale={locale} />
        <NoticeMessage locale={locale} notice={view.notice} />
        <Untranslated view={view} locale={locale} />
        <Paragraph>{self ? instruction.self : instruction.other(whoIn(invitations, locale))}</Paragraph>
        <FillingForm view={view} step={part} locale={locale}>
          {view.items.map((item) =>
            sheets.length === 1 ? (
              <div class="leerlijn-item">
                <Ratings view={view} sheet={sheets[0]!} item={item} locale={locale} />
              </div>
            ) : (
              <RatedSideBySide view={view} item={item} locale={locale} />
            ),
          )}
        </FillingForm>
      </>
    ),
  });
}

/** The open questions, with the warning that suits who writes. */
export function commentsPage(view: CommentsView, locale: Locale): string {
  const { comments, errorPrefix, filling } = texts[locale];
  const { sheets, parts, errors = [] } = view;
  const invitations = sheets.map(({ invitation }) => invitation);
  const { source } = invitations[0]!;
  const warning = comments.warning[source];
  return renderPage({
    ...frameOf(view, 'comments', locale),
    saves: true,
    title: comments.title,
    titlePrefix: `${errors.length > 0 ? errorPrefix : ''}${filling.progress(parts, parts)}: `,
    children: (
      <>
        <Progress part={parts} parts={parts} locale={locale} />
        <ErrorSummary locale={locale} errors={errors} />
        <NoticeMessage locale={locale} notice={view.notice} />
        <Untranslated view={view} locale={locale} />
        <Alert kind={source === 'ANONYMOUS' ? 'warning' : 'info'} title={warning.title}>
          <Paragraph>{warning.body(whoIn(invitations, locale))}</Paragraph>
        </Alert>
        <FillingForm view={view} step="comments" locale={locale}>
          {view.questions.map((question) =>
            sheets.length === 1 ? (
              <CommentField
                view={view}
                sheet={sheets[0]!}
                question={question}
                label={<Said words={question} locale={locale} />}
                locale={locale}
              />
            ) : (
              <section class="leerlijn-stack leerlijn-item">
                <Heading level={2} language={question.language}>
                  {question.text}
                </Heading>
                {sheets.map((sheet) => (
                  <CommentField
                    view={view}
                    sheet={sheet}
                    question={question}
                    label={
                      <>
                        {sheet.invitation.subject}
                        <span class="leerlijn-hidden">
                          : <Said words={question} locale={locale} />
                        </span>
                      </>
                    }
                    locale={locale}
                  />
                ))}
              </section>
            ),
          )}
        </FillingForm>
      </>
    ),
  });
}

interface FillingFormProps {
  view: FillingView;
  step: Step;
  locale: Locale;
  children: ComponentChildren;
}

/** 'next' comes first of the buttons: it is the one that Enter presses. */
function FillingForm({ view: { selection, sheets }, step, locale, children }: FillingFormProps) {
  const { filling } = texts[locale];
  const kinds = { next: 'primary', back: 'secondary', later: 'subtle' } as const;
  return (
    <Form
      locale={locale}
      selection={selection}
      step={step}
      versions={Object.fromEntries(
        sheets.map(({ invitation, version }) => [fieldOf('version', invitation.id), version]),
      )}
      saves
    >
      {children}
      <ButtonGroup>
        {(['next', 'back', 'later'] as const).map((move) => (
          <SubmitButton kind={kinds[move]} name="move" value={move}>
            {filling[move]}
          </SubmitButton>
        ))}
      </ButtonGroup>
      <ConflictOffer locale={locale} />
    </Form>
  );
}

interface RatingProps {
  view: CompetencyView;
  item: Question;
  locale: Locale;
}

/** One item for several colleagues, a row for each. */
function RatedSideBySide({ view, item, locale }: RatingProps) {
  return (
    <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset leerlijn-item">
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        <Said words={item} locale={locale} />
      </legend>
      <Labels scale={view.scale} locale={locale} />
      {view.sheets.map((sheet) => (
        <Ratings view={view} sheet={sheet} item={item} locale={locale} />
      ))}
    </fieldset>
  );
}

/** What the numbers mean, where a narrow screen has no room for it beside each of them. */
function Labels({ scale, locale }: { scale: Scale; locale: Locale }) {
  return (
    <p class="leerlijn-labels">
      {scale.points.map(({ value, label }) => (
        <>
          <span class="leerlijn-labels__label">
            {value} <Said words={label} locale={locale} />
          </span>{' '}
        </>
      ))}
    </p>
  );
}

/** The scales of one item on one sheet: as it is now, and the second rating where one is asked. */
function Ratings({ view, sheet, item, locale }: RatingProps & { sheet: SheetView }) {
  const { scale, second, sheets } = view;
  const several = sheets.length > 1;
  const rating = (key: string, legend: ComponentChildren, on: Scale, minor: boolean) => (
    <RadioGroup
      name={fieldOf('item', sheet.invitation.id, key)}
      legend={legend}
      minor={minor}
      choices={choicesOf(on, locale)}
      chosen={written(sheet.answers.get(key))}
      remark={notStored(sheet, key, on, locale)}
      layout={several ? 'row' : 'scale'}
    />
  );
  const { subject } = sheet.invitation;
  return (
    <>
      {rating(item.key, several ? subject : <Said words={item} locale={locale} />, scale, several)}
      {second &&
        rating(
          `${item.key}${second.suffix}`,
          <>
            {several ? `${subject}: ` : <span class="leerlijn-hidden">{`${item.text}: `}</span>}
            <Said words={second.question} locale={locale} />
          </>,
          second.scale,
          true,
        )}
    </>
  );
}

interface CommentFieldProps {
  view: CommentsView;
  sheet: SheetView;
  question: Words & { key: string };
  label: ComponentChildren;
  locale: Locale;
}

function CommentField({ view, sheet, question, label, locale }: CommentFieldProps) {
  const { optionalUpTo, notStored } = texts[locale];
  const { key } = question;
  const name = fieldOf('comment', sheet.invitation.id, key);
  const lost = sheet.notStored?.comments.get(key);
  return (
    <TextField
      name={name}
      label={label}
      description={optionalUpTo(view.maxLength)}
      value={sheet.comments.get(key) ?? ''}
      maxLength={view.maxLength}
      rows={5}
      error={errorOf(locale, view.errors ?? [], name)}
      remark={lost && lost !== sheet.comments.get(key) ? { about: notStored.comment, text: lost } : undefined}
    />
  );
}

const written = (answer: Answer | undefined): string | undefined => (answer === undefined ? undefined : String(answer));

/** What was chosen for this rating and not kept, where it differs from what was. */
function notStored(sheet: SheetView, key: string, scale: Scale, locale: Locale): string | undefined {
  const lost = sheet.notStored?.answers.get(key);
  if (lost === undefined || lost === sheet.answers.get(key)) return undefined;
  const label = scale.points.find(({ value }) => value === lost)?.label.text ?? texts[locale].filling.cannotJudge;
  return texts[locale].notStored.answer(label);
}

function choicesOf({ points, cannotJudge }: Scale, locale: Locale): Choice[] {
  return [
    ...points.map(({ value, label }) => ({
      value: String(value),
      label: <Said words={label} locale={locale} />,
      point: value,
    })),
    ...(cannotJudge ? [{ value: 'cannot-judge', label: texts[locale].filling.cannotJudge }] : []),
  ];
}
