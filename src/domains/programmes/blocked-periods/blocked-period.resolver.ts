import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import {
  BlockedPeriod,
  ProgrammeBlockedPeriodsSetInput,
  ProgrammeBlockedPeriodsSetPayload,
} from './blocked-period.model.js';
import { BlockedPeriodService } from './blocked-period.service.js';

@Resolver(() => BlockedPeriod)
export class BlockedPeriodResolver {
  constructor(private readonly periods: BlockedPeriodService) {}

  @Mutation(() => ProgrammeBlockedPeriodsSetPayload, {
    description: 'Says on which days nothing is planned for a programme. What is planned already stays.',
  })
  @Access('COORDINATOR')
  async programmeBlockedPeriodsSet(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: ProgrammeBlockedPeriodsSetInput,
  ): Promise<ProgrammeBlockedPeriodsSetPayload> {
    return { blockedPeriods: await this.periods.set(actor, programmeId, input, locale) };
  }
}
