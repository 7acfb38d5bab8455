import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Prisma } from '../../../generated/prisma/client.js';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { type LinkRow, linkRows, openLink, type SheetRow } from '../responses/rater-sheet.read-model.js';
import { isLinkToken, linkKey } from './link-token.rules.js';

/** How a rater's link is shown as a credential: 'rater_' and the token of the link. */
export const RATER_PREFIX = 'rater_';

/** Some 3 kB each. */
const MOST_SHEETS = 3_000;
const REMEMBERED_FOR_MS = 10 * 60_000;

/** A sheet as it was when it was looked at last. */
export type RememberedSheet = SheetRow & { saved: null };

interface RememberedLink {
  holder: Omit<RaterActor, 'token'>;
  sheets: readonly RememberedSheet[];
}

/**
 * Knows whoever holds a rater's link, and what lies behind it: both are read at once, for whoever comes with a link comes for that.
 *
 * For ten minutes a link is remembered, by the hash of its key: whose it is and which sheets lie behind it, nothing of an answer, no secret
 * and no key. So its holder is known, and a sheet can be saved for the first time, without a look at the database; whether anything lies
 * behind the link, and may be saved, the database decides each time.
 */
@Injectable()
export class RaterLinks implements OnModuleInit {
  /** What was read along with who somebody is, for whoever asks next: old once anything was done in between. */
  private readonly readAlong = new WeakMap<RaterActor, SheetRow[]>();
  private readonly remembered: LRUCache<string, RememberedLink>;

  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    clock: Clock,
  ) {
    this.remembered = new LRUCache({
      maxSize: MOST_SHEETS,
      sizeCalculation: ({ sheets }) => 1 + sheets.length,
      ttl: REMEMBERED_FOR_MS,
      ttlAutopurge: true,
      perf: { now: () => clock.now().getTime() },
    });
  }

  onModuleInit(): void {
    this.authenticator.register(RATER_PREFIX, (token) => this.recognise(token));
  }

  /** The rater behind a link's token, also after the rounds have closed; undefined for a token that nobody was given. */
  async recognise(token: string): Promise<RaterActor | undefined> {
    if (!isLinkToken(token)) return undefined;
    const remembered = this.remembered.get(nameOf(token));
    if (remembered) return { ...remembered.holder, token };
    const found = await this.look(token);
    if (!found) return undefined;
    const rater = { ...found.holder, token };
    this.readAlong.set(rater, found.sheets);
    return rater;
  }

  /** Everything behind a rater's link. */
  async sheetsBehind(rater: RaterActor): Promise<SheetRow[]> {
    const along = this.readAlong.get(rater);
    this.readAlong.delete(rater);
    return along ?? (await this.look(rater.token))?.sheets ?? [];
  }

  /** A sheet behind a rater's link, if it was looked at in the last ten minutes. */
  rememberedSheet({ token }: RaterActor, invitationId: string): RememberedSheet | undefined {
    return this.remembered.get(nameOf(token))?.sheets.find((sheet) => sheet.invitationId === invitationId);
  }

  /** Runs one statement that changes something behind a rater's link, in its tenant; `statement` is given the link's key. */
  change<Row extends Record<string, unknown>>(
    rater: RaterActor,
    statement: (linkKey: Uint8Array) => Prisma.Sql,
  ): Promise<Row[]> {
    this.readAlong.delete(rater);
    return this.opened<Row>(rater.token, statement);
  }

  private opened<Row extends Record<string, unknown>>(
    token: string,
    statement: (linkKey: Uint8Array) => Prisma.Sql,
  ): Promise<Row[]> {
    const key = linkKey(token);
    return this.db.queryOpenedBy<Row>(openLink(key), statement(key));
  }

  private async look(token: string): Promise<{ holder: RememberedLink['holder']; sheets: SheetRow[] } | undefined> {
    const rows = await this.opened<LinkRow>(token, linkRows);
    const [first] = rows;
    if (!first) {
      this.remembered.delete(nameOf(token));
      return undefined;
    }
    const { tenantId, linkId, locale } = first;
    const holder = { kind: 'rater', tenantId, linkId, locale } as const;
    const sheets = rows.flatMap((row) => (row.invitationId === null ? [] : sheetRow(row)));
    this.remembered.set(nameOf(token), { holder, sheets: sheets.map((sheet) => ({ ...sheet, saved: null })) });
    return { holder, sheets };
  }
}

/** What a link is remembered by: neither its token nor its key, each of which opens it. */
const nameOf = (token: string): string => createHash('sha256').update(linkKey(token)).digest('base64');

const sheetRow = ({ tenantId, linkId, locale, ...sheet }: LinkRow & SheetRow): SheetRow => sheet;
