import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { Database } from '../../../platform/database/database.js';
import { answerKey, isLinkToken, linkHash } from '../responses/answer-key.rules.js';
import { LINK_ROWS, type LinkRow, openLink, type UnreadSheet } from '../responses/rater-sheet.read-model.js';

/** How a rater's link is shown as a credential: 'rater_' and the token of the link. */
export const RATER_PREFIX = 'rater_';

interface Opened {
  rater: RaterActor;
  sheets: UnreadSheet[];
}

/** Knows whoever holds a rater's link, and what lies behind it: both are read at once, for whoever comes with a link comes for that. */
@Injectable()
export class RaterLinks implements OnModuleInit {
  /** What was read along with who somebody is, for the first time that it is asked for. */
  private readonly readAlong = new WeakMap<RaterActor, UnreadSheet[]>();

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
    const opened = await this.open(token);
    if (opened) this.readAlong.set(opened.rater, opened.sheets);
    return opened?.rater;
  }

  /** Everything behind a rater's link, as it was when the rater was recognised or, asked again, as it is now. */
  async sheetsBehind(rater: RaterActor): Promise<UnreadSheet[]> {
    const along = this.readAlong.get(rater);
    this.readAlong.delete(rater);
    return along ?? (await this.open(rater.token))?.sheets ?? [];
  }

  private async open(token: string): Promise<Opened | undefined> {
    const rows = await this.db.readOpenedBy<LinkRow>(openLink(linkHash(token)), LINK_ROWS);
    const [first] = rows;
    if (!first) return undefined;
    const { tenantId, linkId, locale } = first;
    return {
      rater: { kind: 'rater', tenantId, linkId, token, locale },
      sheets: rows.flatMap((row) => (row.invitationId === null ? [] : unreadSheet(row, token))),
    };
  }
}

/** The round's secret goes no further. */
function unreadSheet(row: LinkRow & { secret: Buffer | null; invitationId: string }, token: string): UnreadSheet {
  const { tenantId, linkId, locale, secret, ...sheet } = row;
  return { ...sheet, key: secret ? Buffer.from(answerKey(secret, token, row.invitationId)) : Buffer.alloc(0) };
}
