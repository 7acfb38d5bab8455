import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import type { Locale } from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { credentialOf, SESSION_COOKIE } from '../../../platform/auth/credential.js';
import { preferredLocale } from '../../../platform/graphql/context.js';
import { Refusal } from '../../../platform/graphql/failures.js';
import { problemPage } from '../../../web/pages/message.page.js';
import {
  signInDonePage,
  signInPage,
  signInRequestedPage,
  signInRequestPage,
} from '../../../web/pages/sign-in.pages.js';
import { mayComeFromOurPage } from '../../../web/security-headers.js';
import { seeOther, sendPage } from '../../../web/send-page.js';
import { readLocale } from '../../../web/texts/texts.js';
import { SignInService } from './sign-in.service.js';

/**
 * Where the buttons of mails lead. The screens are a client's, which a proxy puts in front of these addresses; without one they come to
 * the page that every signed-in person has.
 */
const SCREENS = [
  '/',
  '/programmes/:id',
  '/nominations',
  '/nominations/:id',
  '/reports/:id',
  '/pop-conversations/:id',
  '/sessions/:id',
];

const requestForm = z.object({ email: z.string().trim().pipe(z.email().max(254)) });

/** Signing in with a browser: a link is asked for, mailed, opened, which consumes nothing, and spent by a post. */
@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly authenticator: Authenticator,
    private readonly logger: PinoLogger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'production'>,
  ) {}

  @Get(SCREENS)
  async home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.authenticator.authenticate(credentialOf(request));
    if (actor.kind !== 'person') return seeOther(reply, '/sign-in');
    const name = await this.signIns.givenNameOf(actor);
    const explorerHref = this.config.production ? undefined : '/explorer';
    const { lang } = request.query as Record<string, unknown>;
    await sendPage(reply, signInDonePage({ name, explorerHref }, readLocale(lang, actor.locale)));
  }

  @Get('sign-in')
  async ask(
    @Query('lang') lang: unknown,
    @Headers('accept-language') language: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPage(reply, signInRequestPage({}, localeOf(lang, language)));
  }

  @Post('sign-in')
  async request(
    @Query('lang') lang: unknown,
    @Body() body: unknown,
    @Headers('accept-language') language: string | undefined,
    @Headers('sec-fetch-site') site: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(lang, language);
    if (!mayComeFromOurPage(site)) return sendPage(reply, problemPage('form', locale), 400);
    const form = requestForm.safeParse(body);
    if (!form.success) {
      const errors = [{ field: 'email', code: 'NO_EMAIL_ADDRESS' as const }];
      return sendPage(reply, signInRequestPage({ errors }, locale), 422);
    }
    await this.signIns.requestLink(form.data.email);
    await sendPage(reply, signInRequestedPage(locale));
  }

  /** Programs that scan mail open links too: whatever the token, this is the same page, and it looks nothing up. */
  @Get('sign-in/:token')
  async open(
    @Query('lang') lang: unknown,
    @Headers('accept-language') language: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPage(reply, signInPage(localeOf(lang, language)));
  }

  @Post('sign-in/:token')
  async spend(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Headers('accept-language') language: string | undefined,
    @Headers('sec-fetch-site') site: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(lang, language);
    if (!mayComeFromOurPage(site)) return sendPage(reply, problemPage('form', locale), 400);
    try {
      const { credential, expiresAt } = await this.signIns.signIn(token);
      reply.setCookie(SESSION_COOKIE, credential, {
        httpOnly: true,
        sameSite: 'strict',
        secure: this.config.publicUrl.startsWith('https:'),
        path: '/',
        expires: expiresAt,
      });
    } catch (error) {
      if (error instanceof Refusal) return sendPage(reply, problemPage('signInLink', locale), 404);
      this.logger.error({ err: error }, 'signing in with a link failed');
      return sendPage(reply, problemPage('fault', locale), 500);
    }
    await seeOther(reply, '/');
  }
}

const localeOf = (asked: unknown, acceptLanguage: string | undefined): Locale =>
  readLocale(asked, preferredLocale(acceptLanguage));
