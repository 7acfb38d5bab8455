import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { OpenRoundService } from './open-round.service.js';
import { FeedbackRound, FeedbackRoundPayload, FeedbackRoundPlanInput } from './round.model.js';
import { RoundService } from './round.service.js';

const modelOf = (round: { state: string }) => round as FeedbackRound;

@Resolver(() => FeedbackRound)
export class RoundResolver {
  constructor(
    private readonly rounds: RoundService,
    private readonly opening: OpenRoundService,
  ) {}

  @Query(() => [FeedbackRound], { description: 'The rounds of a module that one has a part in, the latest first.' })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackRounds(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<FeedbackRound[]> {
    return (await this.rounds.ofModule(actor, moduleId)).map(modelOf);
  }

  @Mutation(() => FeedbackRoundPayload, {
    description: 'Plans a round; from now on raters can be proposed and chosen.',
  })
  @Access('COORDINATOR')
  async feedbackRoundPlan(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: FeedbackRoundPlanInput,
  ): Promise<FeedbackRoundPayload> {
    return { round: modelOf(await this.rounds.plan(actor, moduleId, input)) };
  }

  @Mutation(() => FeedbackRoundPayload, {
    description:
      'Opens a round that is due, without waiting for the worker: everybody on an approved panel gets a link. It opens by itself at its hour.',
  })
  @Access('COORDINATOR')
  async feedbackRoundOpen(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackRoundPayload> {
    return { round: modelOf(await this.opening.open(actor, id)) };
  }

  @Mutation(() => FeedbackRoundPayload, {
    description: 'Calls a round off that has not closed. What was answered is never shown.',
  })
  @Access('COORDINATOR')
  async feedbackRoundCancel(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackRoundPayload> {
    return { round: modelOf(await this.rounds.cancel(actor, id)) };
  }
}
