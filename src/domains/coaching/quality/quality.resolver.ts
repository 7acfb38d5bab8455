import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { CoachingPayload } from '../coaching/coaching.model.js';
import { CoachingReader } from '../coaching/coaching.read-model.js';
import { CoachingQuality, CoachingQualityInput } from './quality.model.js';
import { CoachingQualityService } from './quality.service.js';

@Resolver(() => CoachingQuality)
export class CoachingQualityResolver {
  constructor(
    private readonly quality: CoachingQualityService,
    private readonly coaching: CoachingReader,
  ) {}

  @Query(() => CoachingQuality, {
    nullable: true,
    description:
      'What participants think of a learning manager together; null before enough of them have said so. A learning manager reads their own.',
  })
  @Access('COORDINATOR', 'LEARNING_MANAGER')
  coachingQuality(
    @CurrentActor() actor: PersonActor,
    @Args('learningManagerId', { type: () => ID }) learningManagerId: string,
  ): Promise<CoachingQuality | null> {
    return this.quality.of(actor, learningManagerId);
  }

  @Mutation(() => CoachingPayload, {
    description:
      'Says after the last session what the coaching was like, once. Nobody reads it by itself: it is kept without name and time until there are enough to be told together, and then deleted.',
  })
  @Access('SIGNED_IN')
  async coachingQualityGive(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('coachingId', { type: () => ID }) coachingId: string,
    @Args('input') input: CoachingQualityInput,
  ): Promise<CoachingPayload> {
    const id = await this.quality.give(actor, coachingId, input, locale);
    return { coaching: await this.coaching.byId(actor, id, locale) };
  }
}
