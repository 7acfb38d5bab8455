import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
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
    const [row] = await this.db.read<{ raterGroups: RaterGroup[] | null; raterLoadLimit: number; version: number }>(
      actor,
      Prisma.sql`
        select rater_groups as "raterGroups", rater_load_limit as "raterLoadLimit", feedback_settings_version as version from tenant`,
    );
    return { ...row!, raterGroups: row!.raterGroups ?? [...STANDARD_GROUPS] };
  }

  /**
   * Settles the rater groups of rounds that name none, in the tenant's own words; null goes back to the standard ones. Rounds that are
   * planned already keep theirs.
   * @param version of the settings that were seen; when it is no longer the current one nothing changes
   * @throws Refusal RATER_GROUPS_FAULT
   */
  async setGroups(actor: TenantActor, version: number, input: readonly object[] | null): Promise<Outcome> {
    const groups = input && checkedGroups(input, ['raterGroups']);
    const raterGroups = groups ? (groups as unknown as Prisma.InputJsonValue) : Prisma.DbNull;
    return this.change(actor, version, { raterGroups });
  }

  /**
   * @param version of the settings that were seen; when it is no longer the current one nothing changes
   * @throws Refusal LOAD_LIMIT_WRONG
   */
  async setLoadLimit(actor: TenantActor, version: number, raterLoadLimit: number): Promise<Outcome> {
    if (raterLoadLimit < 1 || raterLoadLimit > HIGHEST_LOAD_LIMIT)
      throw refuse(feedbackErrors.LOAD_LIMIT_WRONG, ['to'], { most: HIGHEST_LOAD_LIMIT });
    return this.change(actor, version, { raterLoadLimit });
  }

  private async change(
    actor: TenantActor,
    version: number,
    data: Pick<Prisma.TenantUpdateManyMutationInput, 'raterGroups' | 'raterLoadLimit'>,
  ): Promise<Outcome> {
    const changed = await this.db.forTenant(actor, (tx) =>
      tx.tenant.updateMany({
        where: { feedbackSettingsVersion: version },
        data: { ...data, feedbackSettingsVersion: { increment: 1 } },
      }),
    );
    return outcomeOf(changed);
  }
}
