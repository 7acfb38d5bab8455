import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import {
  BusinessChallengeAddInput,
  BusinessChallengeAddPayload,
  LeadershipChallengeAddInput,
  LeadershipChallengeAddPayload,
} from './challenge.model.js';
import { ChallengeService } from './challenge.service.js';

@Resolver()
export class ChallengeResolver {
  constructor(private readonly challenges: ChallengeService) {}

  @Mutation(() => BusinessChallengeAddPayload, { description: 'Adds what a programme is for.' })
  @Access('COORDINATOR')
  async businessChallengeAdd(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: BusinessChallengeAddInput,
  ): Promise<BusinessChallengeAddPayload> {
    return { businessChallenge: await this.challenges.addBusiness(actor, programmeId, input, locale) };
  }

  @Mutation(() => LeadershipChallengeAddPayload, { description: 'Adds what a business challenge asks of leaders.' })
  @Access('COORDINATOR')
  async leadershipChallengeAdd(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('businessChallengeId', { type: () => ID }) businessChallengeId: string,
    @Args('input') input: LeadershipChallengeAddInput,
  ): Promise<LeadershipChallengeAddPayload> {
    return { leadershipChallenge: await this.challenges.addLeadership(actor, businessChallengeId, input, locale) };
  }
}
