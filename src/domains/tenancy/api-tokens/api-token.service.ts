import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { ApiToken } from '../../../generated/prisma/client.js';
import {
  type IntegrationActor,
  type Locale,
  type PersonActor,
  SCOPES,
  type Scope,
} from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { hashOf, newToken } from '../../../platform/auth/secret-token.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';

const PREFIX = 'token_';
/** A use is written down at most this often, so that reading does not become writing. */
const USE_INTERVAL_MS = 60_000;

const tokenInput = z.object({ name: line(100), scopes: z.array(z.enum(SCOPES)).min(1) });

@Injectable()
export class ApiTokenService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly authenticator: Authenticator,
  ) {}

  onModuleInit(): void {
    this.authenticator.register(PREFIX, (token) => this.recognise(token));
  }

  /**
   * Makes a token.
   * @returns it with its credential, which is not kept.
   * @throws Refusal INVALID_INPUT
   */
  async create(
    actor: PersonActor,
    input: { name: string; scopes: Scope[] },
    locale: Locale,
  ): Promise<{ apiToken: ApiToken; credential: string }> {
    const { name, scopes } = parseInput(tokenInput, input, locale);
    const token = newToken();
    const { tenantId, personId } = actor;
    const apiToken = await this.db.forTenant(actor, (tx) =>
      tx.apiToken.create({
        data: {
          tenantId,
          id: newId(),
          name,
          scopes: [...new Set(scopes)],
          tokenHash: hashOf(token),
          createdById: personId,
          createdAt: this.clock.now(),
        },
      }),
    );
    return { apiToken, credential: `${PREFIX}${token}` };
  }

  /** All of the tenant's, the newest first, revoked ones included. */
  list(actor: PersonActor): Promise<ApiToken[]> {
    return this.db.forTenant(actor, (tx) => tx.apiToken.findMany({ orderBy: { id: 'desc' } }));
  }

  /** Takes a token back, at once; one that was revoked stays as it was. @throws NotFound */
  async revoke(actor: PersonActor, id: string): Promise<ApiToken> {
    return this.db.forTenant(actor, async (tx) => {
      await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: this.clock.now() } });
      const token = await tx.apiToken.findFirst({ where: { id } });
      if (!token) throw new NotFound();
      return token;
    });
  }

  private async recognise(secret: string): Promise<IntegrationActor | undefined> {
    const now = this.clock.now();
    return this.db.asSystem('recognise an API token', async (system) => {
      const token = await system.apiToken.findFirst({ where: { tokenHash: hashOf(secret), revokedAt: null } });
      if (!token) return undefined;
      if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() >= USE_INTERVAL_MS) {
        await system.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: now } });
      }
      return {
        kind: 'integration',
        tenantId: token.tenantId,
        tokenId: token.id,
        scopes: new Set(token.scopes as Scope[]),
      };
    });
  }
}
