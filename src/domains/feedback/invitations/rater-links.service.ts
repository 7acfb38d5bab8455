import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Prisma } from '../../../generated/prisma/client.js';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { Database } from '../../../platform/database/database.js';
import { isLinkToken, linkHash, linkKey } from '../responses/answer-key.rules.js';
import { type LinkRow, linkRows, openLink, type SheetRow } from '../responses/rater-sheet.read-model.js';

/** How a rater's link is shown as a credential: 'rater_' and the token of the link. */
export const RATER_PREFIX = 'rater_';

/** Of sheets, some 3 kB each. */
const MOST_SEEN = 3_000;
const SEEN_FOR_MS = 10 * 60_000;

/** A link that was opened lately: enough to try a save without looking first. No secret, no key, nothing of an answer. */
interface SeenLink {
  who: Omit<RaterActor, 'token'>;
  sheets: readonly SheetRow[];
}

/**
 * Knows whoever holds a rater's link, and what lies behind it: both are read at once, for whoever comes with a link comes for that.
 * A link is remembered for a while. Whoever shows it meanwhile is known without a look at the database, which every statement that is for
 * them opens the link in again.
 */
@Injectable()
export class RaterLinks implements OnModuleInit {
  /** What was read along with who somebody is, for the first time that it is asked for. */
  private readonly readAlong = new WeakMap<RaterActor, SheetRow[]>();
  private readonly seen = new LRUCache<string, SeenLink>({
    maxSize: MOST_SEEN,
    sizeCalculation: ({ sheets }) => 1 + sheets.length,
    ttl: SEEN_FOR_MS,
  });

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
    const seen = this.seen.get(nameOf(token));
    if (seen) return { ...seen.who, token };
    const opened = await this.open(token);
    if (!opened) return undefined;
    const rater = { ...opened.who, token };
    this.readAlong.set(rater, opened.sheets);
    return rater;
  }

  /** Everything behind a rater's link, as it was when the rater was recognised or, asked again, as it is now. */
  async sheetsBehind(rater: RaterActor): Promise<SheetRow[]> {
    const along = this.readAlong.get(rater);
    this.readAlong.delete(rater);
    return along ?? (await this.open(rater.token))?.sheets ?? [];
  }

  /** A sheet as it was when the link was opened last, without answers; undefined when that is long ago, or it was not behind the link. */
  seenLately(rater: RaterActor, invitationId: string): SheetRow | undefined {
    return this.seen.get(nameOf(rater.token))?.sheets.find((sheet) => sheet.invitationId === invitationId);
  }

  /** Runs one statement with the link opened, in its tenant; `statement` is given the key of the link's answers. */
  behind<Row extends Record<string, unknown>>(
    { token }: Pick<RaterActor, 'token'>,
    statement: (linkKey: Uint8Array) => Prisma.Sql,
  ): Promise<Row[]> {
    return this.db.readOpenedBy<Row>(openLink(linkHash(token)), statement(linkKey(token)));
  }

  private async open(token: string): Promise<{ who: SeenLink['who']; sheets: SheetRow[] } | undefined> {
    const rows = await this.behind<LinkRow>({ token }, linkRows);
    const [first] = rows;
    if (!first) {
      this.seen.delete(nameOf(token));
      return undefined;
    }
    const { tenantId, linkId, locale } = first;
    const who = { kind: 'rater', tenantId, linkId, locale } as const;
    const sheets = rows.flatMap((row) => (row.invitationId === null ? [] : sheetRow(row)));
    this.seen.set(nameOf(token), { who, sheets: sheets.map(withoutAnswers) });
    return { who, sheets };
  }
}

/** What a link is remembered by: not by its token, which opens it. */
const nameOf = (token: string): string => Buffer.from(linkHash(token)).toString('base64');

const sheetRow = ({ tenantId, linkId, locale, ...sheet }: LinkRow & SheetRow): SheetRow => sheet;

const withoutAnswers = (sheet: SheetRow): SheetRow => ({
  ...sheet,
  scores: null,
  comments: null,
  submitted: null,
  version: null,
});
