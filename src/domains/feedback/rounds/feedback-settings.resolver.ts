import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { FeedbackSettingsService } from './feedback-settings.service.js';
import { FeedbackRaterGroupInput, FeedbackSettings, FeedbackSettingsPayload } from './rater-group-settings.model.js';

@Resolver()
export class FeedbackSettingsResolver {
  constructor(private readonly settings: FeedbackSettingsService) {}

  @Query(() => FeedbackSettings)
  @Access('ADMINISTRATOR', 'COORDINATOR')
  feedbackSettings(@CurrentActor() actor: TenantActor): Promise<FeedbackSettings> {
    return this.settings.read(actor);
  }

  @Mutation(() => FeedbackSettingsPayload, {
    description:
      'Settles the rater groups of rounds that name none, and whose questionnaire names none; null goes back to the standard ones. Rounds that are planned keep theirs.',
  })
  @Access('ADMINISTRATOR')
  async feedbackRaterGroupsSet(
    @CurrentActor() actor: TenantActor,
    @Args('raterGroups', { type: () => [FeedbackRaterGroupInput], nullable: true })
    raterGroups: FeedbackRaterGroupInput[] | null,
  ): Promise<FeedbackSettingsPayload> {
    return { settings: await this.settings.setGroups(actor, raterGroups ?? null) };
  }

  @Mutation(() => FeedbackSettingsPayload, {
    description: 'From how many questionnaires in one week the load forecast warns.',
  })
  @Access('ADMINISTRATOR')
  async feedbackRaterLoadLimitSet(
    @CurrentActor() actor: TenantActor,
    @Args('to', { type: () => Int, description: '1 to 100.' }) to: number,
  ): Promise<FeedbackSettingsPayload> {
    return { settings: await this.settings.setLoadLimit(actor, to) };
  }
}
