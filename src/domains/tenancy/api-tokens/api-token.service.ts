import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import {
  type IntegrationActor,
  type Locale,
  type PersonActor,
  SCOPES,
  type Scope,
  type TenantActor,
} from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { hashOf, newToken } from '../../../platform/auth/secret-token.js';
import { Clock } from '../../../platform/clock/clock.js';
import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import type { ApiToken, ApiTokenCreateInput } from './api-token.model.js';

const PREFIX = 'token_';
/** How precisely the last use is kept: a token in constant use is written once in so long. */
const LAST_USED_PRECISION_MS = MINUTE_MS;

const NO_SCOPE = { nl: 'Kies minstens één recht.', en: 'Choose at least one scope.' };
const tokenInput = z.object({
  name: line(100),
  scopes: z
    .array(z.enum(SCOPES))
    .transform((scopes) => [...new Set(scopes)])
    .refine((scopes) => scopes.length > 0, { params: { texts: NO_SCOPE } }),
});

/** What is told of a token; never its hash. */
const TOLD = {
  id: true,
  name: true,
  scopes: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
  createdById: true,
};

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

  /** Newest first, those that were revoked among them. */
  list(actor: TenantActor): Promise<ApiToken[]> {
    return this.db.read<ApiToken>(
      actor,
      Prisma.sql`
        select id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt",
               created_by_id as "createdById"
          from api_token order by id desc`,
    );
  }

  /**
   * Makes a token.
   * @returns it, and its credential, of which only the hash is kept.
   * @throws Refusal INVALID_INPUT
   */
  async create(
    actor: PersonActor,
    input: ApiTokenCreateInput,
    locale: Locale,
  ): Promise<{ apiToken: ApiToken; credential: string }> {
    const { tenantId, personId: createdById } = actor;
    const data = parseInput(tokenInput, input, locale);
    const token = newToken();
    const apiToken = await this.db.forTenant(actor, (tx) =>
      tx.apiToken.create({
        select: TOLD,
        data: { tenantId, id: newId(), ...data, tokenHash: hashOf(token), createdById, createdAt: this.clock.now() },
      }),
    );
    return { apiToken, credential: `${PREFIX}${token}` };
  }

  /**
   * Ends a token at once; one that was ended before stays as it is.
   * @throws NotFound
   */
  revoke(actor: TenantActor, id: string): Promise<ApiToken> {
    return this.db.forTenant(actor, async (tx) => {
      await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: this.clock.now() } });
      const token = await tx.apiToken.findFirst({ select: TOLD, where: { id } });
      if (!token) throw new NotFound();
      return token;
    });
  }

  private async recognise(token: string): Promise<IntegrationActor | undefined> {
    const now = this.clock.now();
    const hash = hashOf(token);
    const [row] = await this.db.readAsSystem<{ id: string; tenant_id: string; scopes: Scope[] }>(
      'recognise an API token',
      Prisma.sql`
        with used as (
          update api_token set last_used_at = ${now}
           where token_hash = ${hash} and revoked_at is null
             and (last_used_at is null or last_used_at < ${new Date(now.getTime() - LAST_USED_PRECISION_MS)}))
        select id, tenant_id, scopes from api_token where token_hash = ${hash} and revoked_at is null`,
    );
    return row && { kind: 'integration', tenantId: row.tenant_id, tokenId: row.id, scopes: new Set(row.scopes) };
  }
}
