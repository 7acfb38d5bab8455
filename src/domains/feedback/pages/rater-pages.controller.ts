import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { Locale, RaterActor } from '../../../platform/auth/actor.js';
import { preferredLocale } from '../../../platform/graphql/context.js';
import { NotFound, Refusal } from '../../../platform/graphql/failures.js';
import {
  type FormBody,
  fieldOf,
  isDeclineForm,
  readCommentsForm,
  readCompetencyForm,
  readReviewForm,
} from '../../../web/forms.js';
import { commentsPage, competencyPage } from '../../../web/pages/filling.pages.js';
import { inboxPage } from '../../../web/pages/inbox.page.js';
import { introductionPage } from '../../../web/pages/introduction.page.js';
import { closedPage, declinedPage, declinePage } from '../../../web/pages/leaving.pages.js';
import { problemPage } from '../../../web/pages/message.page.js';
import { donePage, reviewPage } from '../../../web/pages/review.pages.js';
import { mayComeFromOurPage } from '../../../web/security-headers.js';
import { seeOther, sendOutcome, sendPage } from '../../../web/send-page.js';
import { type Move, readNotice, readStep, type Selection, type Step, stepAfter, stepHref } from '../../../web/steps.js';
import { readLocale } from '../../../web/texts/texts.js';
import type { FieldError, Notice } from '../../../web/views.js';
import { RaterLinks } from '../invitations/rater-links.service.js';
import type { RaterSheet } from '../responses/rater-sheet.read-model.js';
import { ResponseService } from '../responses/response.service.js';
import { RaterSaves, type Saved } from './rater-saves.js';
import {
  askedIn,
  commentsView,
  competencyView,
  type Filling,
  inboxView,
  introductionView,
  invitationView,
  ratingScales,
  reviewView,
  sizeOf,
} from './rater-views.js';
import { selectedSheets } from './selection.rules.js';

/**
 * What goes back: a page with its status, or where the browser is sent to; and what the page's script hears instead, which sends forms
 * ahead of their buttons.
 */
type Outcome = ({ status: number; page: string } | { seeOther: string }) & {
  told?: { outcome: 'saved' | 'conflict' | 'refused' | 'closed'; versions: Record<string, number> };
};

const page = (html: string, status = 200): Outcome => ({ status, page: html });
const closed = (locale: Locale): Outcome => ({
  ...page(closedPage(locale), 410),
  told: { outcome: 'closed', versions: {} },
});

/** A request behind a link, once it is known whose it is. */
interface Visit {
  rater: RaterActor;
  locale: Locale;
  /** Everything behind the link. */
  all: RaterSheet[];
  /** What the address selects. */
  filling: Filling;
}

type PageQuery = Record<string, unknown>;

/** The pages behind a rater's link. The link is all the rater has: what lies behind it is read on every request, and a GET changes nothing. */
@Controller('f')
export class RaterPagesController {
  constructor(
    private readonly links: RaterLinks,
    private readonly responses: ResponseService,
    private readonly saves: RaterSaves,
    private readonly logger: PinoLogger,
  ) {}

  @Get(':token')
  show(
    @Param('token') token: string,
    @Query() query: PageQuery,
    @Headers('accept-language') language: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(token, query, language, reply, undefined, async (visit) => {
      const { filling, locale } = visit;
      const step = readStep(query.step, sizeOf(filling));
      return step === 'decline'
        ? page(declinePage(declineView(visit), locale))
        : page(pageAt(visit, step, readNotice(query.notice)));
    });
  }

  @Post(':token')
  take(
    @Param('token') token: string,
    @Query() query: PageQuery,
    @Body() body: FormBody | undefined,
    @Headers('accept-language') language: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Headers('sec-fetch-site') site: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(token, query, language, reply, accept, async (visit) => {
      const form = body ?? {};
      const step = readStep(form.step, sizeOf(visit.filling));
      if (step === undefined || !mayComeFromOurPage(site)) return unreadable(visit.locale);
      if (step === 'decline') return this.decline(visit, form);
      if (step === 'review') return this.submit(visit, form);
      return step === 'comments' ? this.saveComments(visit, form) : this.saveScores(visit, step, form);
    });
  }

  private async saveScores(visit: Visit, part: number, body: FormBody): Promise<Outcome> {
    const { rater, filling, locale } = visit;
    const scales = ratingScales(askedIn(filling, locale), part);
    const form = readCompetencyForm(body, idsOf(filling), scales);
    if (!form) return unreadable(locale);
    const saved = await this.saves.scores(rater, filling.sheets, form.sheets, [...scales.keys()]);
    // The page offers nothing that would be refused: what is refused has changed meanwhile.
    if (saved.refusals.size > 0) return { ...unreadable(locale), told: told(saved) };
    return this.afterSaving(visit, part, form.move, saved);
  }

  private async saveComments(visit: Visit, body: FormBody): Promise<Outcome> {
    const { rater, filling, locale } = visit;
    const keys = askedIn(filling, locale).openQuestions.map(({ key }) => key);
    const form = readCommentsForm(body, idsOf(filling), keys);
    if (!form) return unreadable(locale);
    const saved = await this.saves.comments(rater, filling.sheets, form.sheets);
    if (saved.refusals.size === 0) return this.afterSaving(visit, 'comments', form.move, saved);
    const view = commentsView(await this.asStored(visit), locale);
    // What was typed stays in the form, too long as it is.
    const sheets = view.sheets.map((sheet) => {
      const typed = saved.refusals.has(sheet.invitation.id)
        ? form.sheets.find(({ id }) => id === sheet.invitation.id)
        : undefined;
      return typed ? { ...sheet, comments: typed.values } : sheet;
    });
    return { ...page(commentsPage({ ...view, sheets, errors: tooLong(saved) }, locale), 422), told: told(saved) };
  }

  private async submit(visit: Visit, body: FormBody): Promise<Outcome> {
    const { rater, filling, locale } = visit;
    const versions = readReviewForm(body, idsOf(filling));
    if (!versions) return unreadable(locale);
    const saved = await this.saves.submit(rater, versions);
    if (saved.conflicts.size > 0) return this.conflict(visit, 'review', saved);
    // What is missing is what the page to check lists anyway.
    if (saved.refusals.size > 0) return page(reviewPage(reviewView(await this.asStored(visit), locale), locale), 422);
    return { seeOther: stepHref(locale, filling.selection) };
  }

  private async decline(visit: Visit, body: FormBody): Promise<Outcome> {
    const { rater, all, filling, locale } = visit;
    if (!isDeclineForm(body) || filling.sheets.length !== 1) return unreadable(locale);
    await this.responses.decline(rater, filling.sheets[0]!.invitationId);
    return page(declinedPage(locale, all.length > 1));
  }

  private async afterSaving(visit: Visit, step: Step, move: Move, saved: Saved): Promise<Outcome> {
    const { filling, locale } = visit;
    if (saved.conflicts.size > 0) return this.conflict(visit, step, saved);
    const next = stepAfter(step, move, sizeOf(filling));
    return { seeOther: stepHref(locale, filling.selection, next, 'saved'), told: told(saved) };
  }

  /** The same step with what the other tab stored, and beside it what was sent here: nothing is overwritten unseen. */
  private async conflict(visit: Visit, step: Step, saved: Saved): Promise<Outcome> {
    const filling = { ...(await this.asStored(visit)), notStored: saved.conflicts };
    return { ...page(pageAt({ ...visit, filling }, step, 'conflict'), 409), told: told(saved) };
  }

  private async asStored({ rater, filling }: Visit): Promise<Filling> {
    const asked = new Set(idsOf(filling));
    const stored = await this.responses.inbox(rater);
    return { ...filling, sheets: stored.filter(({ invitationId }) => asked.has(invitationId)) };
  }

  /** Looks the link up, lets `work` answer, and sends what comes out; every refusal says as little as the others. */
  private async answer(
    token: string,
    query: PageQuery,
    language: string | undefined,
    reply: FastifyReply,
    accept: string | undefined,
    work: (visit: Visit) => Promise<Outcome>,
  ): Promise<void> {
    const stranger = preferredLocale(language);
    let outcome: Outcome;
    try {
      outcome = await this.visit(token, query, stranger, work);
    } catch (error) {
      // A refusal that got this far is the round's closing between the look-up and the save.
      const refused = error instanceof Refusal;
      outcome = refused ? closed(stranger) : page(problemPage('fault', stranger), 500);
      if (!refused) this.logger.error({ err: error }, 'a page behind a rater link failed');
    }
    if (accept === 'application/json') {
      const refused = { outcome: 'refused', versions: {} };
      await sendOutcome(reply, outcome.told ?? refused, 'status' in outcome ? outcome.status : 200);
    } else if ('seeOther' in outcome) await seeOther(reply, outcome.seeOther);
    else await sendPage(reply, outcome.page, outcome.status);
  }

  private async visit(
    token: string,
    query: PageQuery,
    stranger: Locale,
    work: (visit: Visit) => Promise<Outcome>,
  ): Promise<Outcome> {
    const unknown = page(problemPage('questionnaireLink', stranger), 404);
    const rater = await this.links.recognise(token);
    if (!rater) return unknown;
    const locale = readLocale(query.lang, rater.locale);
    const all = await this.responses.inbox(rater).catch((error: unknown) => {
      if (error instanceof NotFound) return [];
      throw error;
    });
    if (all.length === 0) return unknown;
    if (all.every(({ refusal }) => refusal !== null)) return closed(locale);
    const asked = readSelection(query);
    const sheets = selectedSheets(all, asked);
    if (sheets === undefined) return page(inboxPage(inboxView(all, locale), locale));
    const [first] = sheets;
    if (first === undefined) return unknown;
    if (first.refusal) return closed(locale);
    const selection = sheets.length > 1 ? asked : { about: first.invitationId };
    return work({ rater, locale, all, filling: { selection, sheets, inbox: all.length > 1 } });
  }
}

function readSelection({ about, together }: PageQuery): Selection {
  if (typeof together === 'string') return { together };
  return typeof about === 'string' ? { about } : {};
}

const idsOf = ({ sheets }: Filling): string[] => sheets.map(({ invitationId }) => invitationId);

const unreadable = (locale: Locale): Outcome => page(problemPage('form', locale), 400);

const told = ({ versions, conflicts, refusals }: Saved): Outcome['told'] => ({
  outcome: conflicts.size > 0 ? 'conflict' : refusals.size > 0 ? 'refused' : 'saved',
  versions: Object.fromEntries(versions),
});

const declineView = ({ filling: { selection, sheets }, locale }: Visit) => ({
  selection,
  invitation: invitationView(sheets[0]!, locale),
});

function pageAt({ all, filling, locale }: Visit, step: Step | undefined, notice?: Notice): string {
  if (typeof step === 'number') return competencyPage({ ...competencyView(filling, step, locale), notice }, locale);
  if (step === 'comments') return commentsPage({ ...commentsView(filling, locale), notice }, locale);
  if (step === 'review') return reviewPage({ ...reviewView(filling, locale), notice }, locale);
  if (!filling.sheets.every(({ submitted }) => submitted))
    return introductionPage({ ...introductionView(filling, locale), notice }, locale);
  const invitations = filling.sheets.map((sheet) => invitationView(sheet, locale));
  const toDo = all.filter(({ refusal, submitted }) => refusal === null && !submitted);
  return donePage(
    { selection: filling.selection, invitations, remaining: all.length > 1 ? toDo.length : undefined },
    locale,
  );
}

const tooLong = ({ refusals }: Saved): FieldError[] =>
  [...refusals].flatMap(([id, { refused }]) =>
    refused.map(({ field }) => ({ field: fieldOf('comment', id, field?.at(-1)), code: 'TOO_LONG' as const })),
  );
