import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, RaterActor } from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { Database } from '../../../platform/database/database.js';
import { isLinkToken, linkHash } from '../responses/answer-key.rules.js';

/** How a rater's link is shown as a credential: 'rater_' and the token of the link. */
export const RATER_PREFIX = 'rater_';

interface LinkRow extends Record<string, unknown> {
  tenant_id: string;
  id: string;
  language: Locale;
}

/** Knows whoever holds a rater's link. */
@Injectable()
export class RaterLinks implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
  ) {}

  onModuleInit(): void {
    this.authenticator.register(RATER_PREFIX, (token) => this.recognise(token));
  }

  /** The rater behind a link's token, also after the rounds have closed; undefined for a token that nobody was given. */
  async recognise(token: string): Promise<RaterActor | undefined> {
    if (!isLinkToken(token)) return undefined;
    const [row] = await this.db.readAsSystem<LinkRow>(
      'recognise a rater by the link',
      Prisma.sql`
        select l.tenant_id, l.id, coalesce(p.language, l.external_language, t.language) as language
          from feedback_rater_link l join tenant t on t.id = l.tenant_id
          left join person p on p.tenant_id = l.tenant_id and p.id = l.rater_id
         where l.token_hash = ${linkHash(token)}`,
    );
    return row && { kind: 'rater', tenantId: row.tenant_id, linkId: row.id, token, locale: row.language };
  }
}
