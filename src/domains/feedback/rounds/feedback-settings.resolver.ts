import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Outcome, outcomeErrors } from '../../../platform/graphql/outcome.js';
import { FeedbackSettingsService } from './feedback-settings.service.js';
import { FeedbackRaterGroupInput, FeedbackSettings, FeedbackSettingsPayload } from './rater-group-settings.model.js';

const SEEN = { type: () => Int, description: 'The version of the settings that was seen.' };

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
      'Settles the rater groups of rounds that name none, and whose questionnaire names none; null goes back to the standard ones. Rounds that are planned keep theirs. Refused when somebody else changed the settings meanwhile; as they are now comes with the refusal.',
  })
  @Access('ADMINISTRATOR')
  async feedbackRaterGroupsSet(
    @CurrentActor() actor: TenantActor,
    @Context() context: RequestContext,
    @Args('version', SEEN) version: number,
    @Args('raterGroups', { type: () => [FeedbackRaterGroupInput], nullable: true })
    raterGroups: FeedbackRaterGroupInput[] | null,
  ): Promise<FeedbackSettingsPayload> {
    return this.after(await this.settings.setGroups(actor, version, raterGroups ?? null), actor, context);
  }

  @Mutation(() => FeedbackSettingsPayload, {
    description:
      'From how many questionnaires in one week the load forecast warns. Refused when somebody else changed the settings meanwhile; as they are now comes with the refusal.',
  })
  @Access('ADMINISTRATOR')
  async feedbackRaterLoadLimitSet(
    @CurrentActor() actor: TenantActor,
    @Context() context: RequestContext,
    @Args('version', SEEN) version: number,
    @Args('to', { type: () => Int, description: '1 to 100.' }) to: number,
  ): Promise<FeedbackSettingsPayload> {
    return this.after(await this.settings.setLoadLimit(actor, version, to), actor, context);
  }

  private async after(
    outcome: Outcome,
    actor: TenantActor,
    { locale }: RequestContext,
  ): Promise<FeedbackSettingsPayload> {
    return { settings: await this.settings.read(actor), userErrors: outcomeErrors(outcome, locale) };
  }
}
