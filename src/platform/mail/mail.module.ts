import { Global, Module } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { Mailer } from './mailer.js';

@Global()
@Module({
  providers: [{ provide: Mailer, inject: [CONFIG], useFactory: ({ smtpUrl }: Config) => new Mailer(smtpUrl) }],
  exports: [Mailer],
})
export class MailModule {}
