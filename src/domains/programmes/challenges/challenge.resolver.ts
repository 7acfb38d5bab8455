import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import {
  BusinessChallengeAddInput,
  BusinessChallengeAddPayload,
  BusinessChallengeChangeInput,
  BusinessChallengePayload,
  LeadershipChallengeAddInput,
  LeadershipChallengeAddPayload,
  LeadershipChallengeChangeInput,
  LeadershipChallengePayload,
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

  @Mutation(() => BusinessChallengePayload, {
    description:
      'Changes a business challenge. Refused when somebody else changed it meanwhile; what was written comes with the refusal.',
  })
  @Access('COORDINATOR')
  async businessChallengeChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
    @Args('input') input: BusinessChallengeChangeInput,
  ): Promise<BusinessChallengePayload> {
    const { outcome, ...payload } = await this.challenges.changeBusiness(actor, id, version, input, locale);
    return { ...payload, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => BusinessChallengePayload, {
    description: 'Takes a business challenge out of the design; it is kept in the archive.',
  })
  @Access('COORDINATOR')
  async businessChallengeArchive(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
  ): Promise<BusinessChallengePayload> {
    const { outcome, ...payload } = await this.challenges.archiveBusiness(actor, id, version);
    return { ...payload, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => LeadershipChallengePayload, {
    description:
      'Changes a leadership challenge. Refused when somebody else changed it meanwhile; what was written comes with the refusal.',
  })
  @Access('COORDINATOR')
  async leadershipChallengeChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
    @Args('input') input: LeadershipChallengeChangeInput,
  ): Promise<LeadershipChallengePayload> {
    const { outcome, ...payload } = await this.challenges.changeLeadership(actor, id, version, input, locale);
    return { ...payload, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => LeadershipChallengePayload, {
    description: 'Takes a leadership challenge out of the design; it is kept in the archive.',
  })
  @Access('COORDINATOR')
  async leadershipChallengeArchive(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
  ): Promise<LeadershipChallengePayload> {
    const { outcome, ...payload } = await this.challenges.archiveLeadership(actor, id, version);
    return { ...payload, userErrors: outcomeErrors(outcome, locale) };
  }
}
