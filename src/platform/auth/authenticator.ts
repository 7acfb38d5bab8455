import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { type Actor, ANONYMOUS } from './actor.js';
import { hashOf } from './secret-token.js';

type Recogniser = (token: string) => Promise<Actor | undefined>;

/** Tells who is behind a credential. Domains that hand out credentials register how theirs are recognised, under their prefix. */
@Injectable()
export class Authenticator {
  private readonly recognisers = new Map<string, Recogniser>();

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'operatorToken'>) {}

  register(prefix: string, recognise: Recogniser): void {
    this.recognisers.set(prefix, recognise);
  }

  /**
   * `credential` is what followed 'Bearer' in the Authorization header, or the session cookie. Whoever is not recognised is anonymous:
   * wrong, ended and expired look the same.
   */
  async authenticate(credential: string | undefined): Promise<Actor> {
    if (!credential) return ANONYMOUS;
    const prefix = credential.slice(0, credential.indexOf('_') + 1);
    const recognised = await this.recognisers.get(prefix)?.(credential.slice(prefix.length));
    if (recognised) return recognised;
    return timingSafeEqual(hashOf(credential), hashOf(this.config.operatorToken)) ? { kind: 'operator' } : ANONYMOUS;
  }
}
