import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { type RaterGroup, STANDARD_GROUPS } from '../rater-group.rules.js';
import type { FeedbackSettings } from './rater-group-settings.model.js';
import { checkedGroups } from './rater-groups.js';

const HIGHEST_LOAD_LIMIT = 100;

/** How a tenant does its 360 feedback where a round does not say otherwise. */
@Injectable()
export class FeedbackSettingsService {
  constructor(private readonly db: Database) {}

  async read(actor: TenantActor): Promise<FeedbackSettings> {
    const [row] = await this.db.read<{ raterGroups: RaterGroup[] | null; raterLoadLimit: number }>(
      actor,
      Prisma.sql`select rater_groups as "raterGroups", rater_load_limit as "raterLoadLimit" from tenant`,
    );
    return { raterGroups: row?.raterGroups ?? [...STANDARD_GROUPS], raterLoadLimit: row!.raterLoadLimit };
  }

  /**
   * Settles the rater groups of rounds that name none, in the tenant's own words; null goes back to the standard ones. Rounds that are
   * planned already keep theirs.
   * @throws Refusal RATER_GROUPS_FAULT
   */
  async setGroups(actor: TenantActor, input: readonly object[] | null): Promise<FeedbackSettings> {
    const groups = input && checkedGroups(input, ['raterGroups']);
    const raterGroups = groups ? (groups as unknown as Prisma.InputJsonValue) : Prisma.DbNull;
    await this.db.forTenant(actor, (tx) => tx.tenant.updateMany({ data: { raterGroups } }));
    return this.read(actor);
  }

  /** @throws Refusal LOAD_LIMIT_WRONG */
  async setLoadLimit(actor: TenantActor, raterLoadLimit: number): Promise<FeedbackSettings> {
    if (raterLoadLimit < 1 || raterLoadLimit > HIGHEST_LOAD_LIMIT)
      throw refuse(feedbackErrors.LOAD_LIMIT_WRONG, ['to'], { most: HIGHEST_LOAD_LIMIT });
    await this.db.forTenant(actor, (tx) => tx.tenant.updateMany({ data: { raterLoadLimit } }));
    return this.read(actor);
  }
}
