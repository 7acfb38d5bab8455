import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isUniqueViolation } from '../../../platform/database/failures.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, matching, parseInput } from '../../../platform/graphql/input.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { tenantCreated } from '../tenancy.events.js';
import type { Tenant, TenantCreateInput } from './tenant.model.js';

const tenantErrors = defineUserErrors({
  SLUG_TAKEN: {
    nl: 'Er is al een organisatie met deze korte naam.',
    en: 'There is an organisation with this short name already.',
  },
  THRESHOLD_ONLY_RISES: {
    nl: 'De drempel kan alleen omhoog: hij is nu {now} en kan hooguit {most} worden.',
    en: 'The threshold can only be raised: it is {now} now and can be {most} at most.',
  },
});

/** With more, hardly any group of colleagues would ever be shown. */
const HIGHEST_THRESHOLD = 20;

const tenantInput = z.object({
  slug: matching(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, {
    nl: 'Gebruik 1 tot 40 kleine letters, cijfers en streepjes.',
    en: 'Use 1 to 40 lower-case letters, digits and hyphens.',
  }),
  name: line(200),
  language: z.enum(['nl', 'en']),
  timeZone: z.string(),
  administrator: z.object({
    givenName: line(100),
    infix: z.union([z.literal(''), line(30)]),
    familyName: line(100),
    email: z.email().max(254).toLowerCase(),
    language: z.enum(['nl', 'en']),
  }),
});

@Injectable()
export class TenantService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a tenant and its first administrator.
   * @throws Refusal SLUG_TAKEN, INVALID_INPUT
   */
  async create(input: TenantCreateInput, locale: Locale): Promise<Tenant> {
    const { administrator, ...tenant } = parseInput(tenantInput, input, locale);
    const now = this.clock.now();
    const tenantId = newId();
    const administratorId = newId();
    try {
      return await this.db.asSystem('an operator makes a tenant', (system) =>
        system.$transaction(async (tx) => {
          const created = await tx.tenant.create({ data: { id: tenantId, ...tenant, createdAt: now } });
          await tx.person.create({ data: { tenantId, id: administratorId, ...administrator } });
          await tx.roleGrant.create({
            data: { tenantId, personId: administratorId, role: 'ADMINISTRATOR', grantedAt: now },
          });
          await record(tx, tenantId, tenantCreated, { administratorId }, now);
          return created;
        }),
      );
    } catch (error) {
      if (isUniqueViolation(error)) throw refuse(tenantErrors.SLUG_TAKEN, ['input', 'slug']);
      throw error;
    }
  }

  /**
   * Asks for more raters behind anything anonymous, in rounds that open from now on. What raters were promised is never taken back, so it
   * only goes up.
   * @throws Refusal THRESHOLD_ONLY_RISES
   */
  async raiseThreshold(actor: { tenantId: string }, to: number): Promise<Tenant> {
    const { anonymityThreshold: now } = await this.own(actor);
    const refusal = refuse(tenantErrors.THRESHOLD_ONLY_RISES, ['to'], { now, most: HIGHEST_THRESHOLD });
    if (to > HIGHEST_THRESHOLD) throw refusal;
    const { count } = await this.db.forTenant(actor, (tx) =>
      tx.tenant.updateMany({ where: { anonymityThreshold: { lt: to } }, data: { anonymityThreshold: to } }),
    );
    if (count === 0) throw refusal;
    return this.own(actor);
  }

  /** The tenant that somebody belongs to. */
  async own(actor: { tenantId: string }): Promise<Tenant> {
    const [tenant] = await this.db.read<Tenant>(
      actor,
      Prisma.sql`select id, slug, name, language, time_zone as "timeZone", anonymity_threshold as "anonymityThreshold" from tenant`,
    );
    if (!tenant) throw new NotFound();
    return tenant;
  }
}
