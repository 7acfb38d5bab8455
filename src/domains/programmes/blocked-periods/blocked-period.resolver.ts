import { Args, Field, ID, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Programme } from '../programmes/programme.model.js';
import { BlockedPeriod, ProgrammeBlockedPeriodsSetInput } from './blocked-period.model.js';
import { BlockedPeriodService } from './blocked-period.service.js';

@ObjectType()
@Access('PARENT')
class ProgrammeBlockedPeriodsSetPayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [BlockedPeriod], { nullable: true, description: 'By their first day.' })
  blockedPeriods?: BlockedPeriod[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@Resolver(() => BlockedPeriod)
export class BlockedPeriodResolver {
  constructor(private readonly periods: BlockedPeriodService) {}

  @Mutation(() => ProgrammeBlockedPeriodsSetPayload, {
    description:
      'Says on which days nothing is planned for a programme. What is planned already stays. Refused when somebody else changed it meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async programmeBlockedPeriodsSet(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('version', { type: () => Int, description: 'The arrangementVersion of the programme that was seen.' })
    version: number,
    @Args('input') input: ProgrammeBlockedPeriodsSetInput,
  ): Promise<ProgrammeBlockedPeriodsSetPayload> {
    const { outcome, programme } = await this.periods.set(actor, programmeId, version, input, locale);
    return { programme, blockedPeriods: programme.blockedPeriods, userErrors: outcomeErrors(outcome, locale) };
  }
}
