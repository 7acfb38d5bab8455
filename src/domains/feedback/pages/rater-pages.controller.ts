import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { Locale, RaterActor } from '../../../platform/auth/actor.js';
import { preferredLocale } from '../../../platform/graphql/context.js';
import { Refusal } from '../../../platform/graphql/failures.js';
import {
  type FormBody,
  readCommentsForm,
  readCompetencyForm,
  readDeclineForm,
  readDeclineReason,
  readReviewForm,
} from '../../../web/forms.js';
import { commentsPage, competencyPage, donePage, reviewPage } from '../../../web/pages/filling.pages.js';
import { introductionPage } from '../../../web/pages/introduction.page.js';
import { closedPage, declinedPage, declinePage } from '../../../web/pages/leaving.pages.js';
import { problemPage } from '../../../web/pages/message.page.js';
import { mayComeFromOurPage, securityHeaders } from '../../../web/security-headers.js';
import { readNotice, readStep, type Step, stepAfter, stepHref } from '../../../web/steps.js';
import type { FieldError, Notice } from '../../../web/views.js';
import { feedbackErrors } from '../feedback.errors.js';
import { RaterLinks } from '../invitations/rater-links.js';
import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import { type RaterSheet, ResponseService, type SheetChanges } from '../responses/response.service.js';
import {
  commentsView,
  competencyView,
  introductionView,
  invitationView,
  reviewView,
  scaleOf,
  sizeOf,
} from './rater-views.js';

/** What goes back: a page with its status, or where the browser is sent to. */
type Outcome = { status: number; page: string } | { seeOther: string };

const page = (html: string, status = 200): Outcome => ({ status, page: html });
const NO_CHANGES: SheetChanges = { scores: new Map(), comments: new Map() };

/** The pages behind a rater's link. The link is all the rater has: it is looked up on every request, and a GET changes nothing. */
@Controller('f')
export class RaterPagesController {
  constructor(
    private readonly links: RaterLinks,
    private readonly responses: ResponseService,
    private readonly logger: PinoLogger,
  ) {}

  @Get(':token')
  show(
    @Param('token') token: string,
    @Query() query: Record<string, unknown>,
    @Headers('accept-language') language: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(token, query, language, reply, async (sheet, _rater, locale) => {
      const step = readStep(query.step, sizeOf(sheet));
      if (step === 'decline') {
        return page(
          declinePage({ invitation: invitationView(sheet, locale), reason: readDeclineReason(query.reason) }, locale),
        );
      }
      return page(pageAt(sheet, step, locale, readNotice(query.notice)));
    });
  }

  @Post(':token')
  async take(
    @Param('token') token: string,
    @Query() query: Record<string, unknown>,
    @Body() body: FormBody | undefined,
    @Headers('accept-language') language: string | undefined,
    @Headers('sec-fetch-site') site: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(token, query, language, reply, async (sheet, rater, locale) => {
      const form = body ?? {};
      const step = readStep(form.step, sizeOf(sheet));
      if (step === undefined || !mayComeFromOurPage(site)) return page(problemPage('form', locale), 400);
      if (step === 'decline') return this.decline(rater, sheet, form, locale);
      if (step === 'review') return this.submit(rater, sheet, form, locale);
      return step === 'comments'
        ? this.saveComments(rater, sheet, form, locale)
        : this.saveScores(rater, sheet, step, form, locale);
    });
  }

  private async saveScores(
    rater: RaterActor,
    sheet: RaterSheet,
    part: number,
    body: FormBody,
    locale: Locale,
  ): Promise<Outcome> {
    const keys = competencyView(sheet, part, locale).items.map(({ key }) => key);
    const form = readCompetencyForm(body, keys, scaleOf(sheet, locale));
    if (!form) return page(problemPage('form', locale), 400);
    const scores = new Map(
      [...form.answers].map(([key, answer]) => [key, answer === 'cannot-judge' ? CANNOT_JUDGE : answer]),
    );
    const saved = await this.saved(rater, form.version, { ...NO_CHANGES, scores }, 'save');
    if (saved === 'conflict') return this.conflict(rater, part, locale);
    return { seeOther: stepHref(locale, stepAfter(part, form.move, sizeOf(sheet)), 'saved') };
  }

  private async saveComments(rater: RaterActor, sheet: RaterSheet, body: FormBody, locale: Locale): Promise<Outcome> {
    const form = readCommentsForm(
      body,
      sheet.definition.openQuestions.map(({ key }) => key),
    );
    if (!form) return page(problemPage('form', locale), 400);
    const saved = await this.saved(rater, form.version, { ...NO_CHANGES, comments: form.comments }, 'save');
    if (saved === 'conflict') return this.conflict(rater, 'comments', locale);
    if (saved === 'saved')
      return { seeOther: stepHref(locale, stepAfter('comments', form.move, sizeOf(sheet)), 'saved') };
    // What was typed stays in the form, too long as it is.
    const view = commentsView(sheet, locale);
    const questions = view.questions.map((question) => ({ ...question, comment: form.comments.get(question.key) }));
    return page(commentsPage({ ...view, questions, errors: tooLong(saved) }, locale), 422);
  }

  private async submit(rater: RaterActor, sheet: RaterSheet, body: FormBody, locale: Locale): Promise<Outcome> {
    const form = readReviewForm(body);
    if (!form) return page(problemPage('form', locale), 400);
    const saved = await this.saved(rater, form.version, NO_CHANGES, 'submit');
    if (saved === 'conflict') return this.conflict(rater, 'review', locale);
    // What is missing is what the page to check lists anyway.
    return saved === 'saved'
      ? { seeOther: stepHref(locale) }
      : page(reviewPage(reviewView(sheet, locale), locale), 422);
  }

  private async decline(rater: RaterActor, sheet: RaterSheet, body: FormBody, locale: Locale): Promise<Outcome> {
    const form = readDeclineForm(body);
    if (!form) return page(problemPage('form', locale), 400);
    if (form.reason === undefined || form.errors.length > 0) {
      return page(declinePage({ invitation: invitationView(sheet, locale), ...form }, locale), 422);
    }
    await this.responses.decline(rater, form.reason, form.explanation);
    return page(declinedPage(locale));
  }

  /** 'saved', 'conflict' when another tab was first, or what is wrong with it. Nothing is stored but when it is saved. */
  private async saved(
    rater: RaterActor,
    version: number,
    changes: SheetChanges,
    purpose: 'save' | 'submit',
  ): Promise<'saved' | 'conflict' | Refusal> {
    try {
      await this.responses.save(rater, version, changes, purpose);
      return 'saved';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [code] = error.refused.map(({ kind }) => kind.code);
      if (code === feedbackErrors.ANSWERED_ELSEWHERE.code) return 'conflict';
      if (code === feedbackErrors.ANSWER_FAULT.code) return error;
      throw error;
    }
  }

  /** The same step with what the other tab stored: nothing is overwritten unseen. */
  private async conflict(rater: RaterActor, step: Step, locale: Locale): Promise<Outcome> {
    return page(pageAt(await this.responses.sheet(rater), step, locale, 'conflict'), 409);
  }

  /** Looks the link up, lets `work` answer, and sends what comes out; every refusal says as little as the others. */
  private async answer(
    token: string,
    query: Record<string, unknown>,
    language: string | undefined,
    reply: FastifyReply,
    work: (sheet: RaterSheet, rater: RaterActor, locale: Locale) => Promise<Outcome>,
  ): Promise<void> {
    const stranger = preferredLocale(language);
    let outcome: Outcome;
    try {
      const rater = await this.links.recognise(token);
      if (!rater) {
        outcome = page(problemPage('questionnaireLink', stranger), 404);
      } else {
        const locale = query.lang === 'nl' || query.lang === 'en' ? query.lang : rater.locale;
        const sheet = await this.responses.sheet(rater);
        outcome = sheet.refusal ? page(closedPage(locale), 410) : await work(sheet, rater, locale);
      }
    } catch (error) {
      outcome = failure(error, stranger);
      if (!(error instanceof Refusal)) this.logger.error({ err: error }, 'a page behind a rater link failed');
    }
    reply.headers(securityHeaders);
    if ('seeOther' in outcome) await reply.status(303).header('location', outcome.seeOther).send();
    else await reply.status(outcome.status).type('text/html; charset=utf-8').send(outcome.page);
  }
}

/** A refusal that got this far is the round's closing between the look-up and the save. */
const failure = (error: unknown, locale: Locale): Outcome =>
  error instanceof Refusal ? page(closedPage(locale), 410) : page(problemPage('fault', locale), 500);

function pageAt(sheet: RaterSheet, step: Step | undefined, locale: Locale, notice?: Notice): string {
  if (typeof step === 'number') return competencyPage({ ...competencyView(sheet, step, locale), notice }, locale);
  if (step === 'comments') return commentsPage({ ...commentsView(sheet, locale), notice }, locale);
  if (step === 'review') return reviewPage({ ...reviewView(sheet, locale), notice }, locale);
  if (sheet.submitted) return donePage({ invitation: invitationView(sheet, locale) }, locale);
  return introductionPage({ ...introductionView(sheet, locale), notice }, locale);
}

const tooLong = (refusal: Refusal): FieldError[] =>
  refusal.refused.map(({ field }) => ({ field: `comment:${field?.at(-1)}`, code: 'TOO_LONG' as const }));
