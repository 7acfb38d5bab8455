import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { LearningManager, LearningManagerDescribeInput, LearningManagerPayload } from './learning-manager.model.js';
import { LearningManagerService } from './learning-manager.service.js';

@Resolver(() => LearningManager)
export class LearningManagerResolver {
  constructor(
    private readonly service: LearningManagerService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [LearningManager], {
    description:
      'The learning managers of the organisation, by name; a learning manager who is no coordinator gets only themselves.',
  })
  @Access('COORDINATOR', 'LEARNING_MANAGER')
  learningManagers(@CurrentActor() actor: PersonActor): Promise<LearningManager[]> {
    return this.service.list(actor);
  }

  @Mutation(() => LearningManagerPayload, {
    description:
      'Writes down how many participants a learning manager coaches at once, where, and in which languages. It replaces what was there. Refused when somebody else changed it meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR', 'LEARNING_MANAGER')
  async learningManagerDescribe(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('version', { type: () => Int, description: 'The version that was seen.' }) version: number,
    @Args('input') input: LearningManagerDescribeInput,
  ): Promise<LearningManagerPayload> {
    const outcome = await this.service.describe(actor, personId, version, input, locale);
    return { learningManager: await this.service.one(actor, personId), userErrors: outcomeErrors(outcome, locale) };
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR', 'LEARNING_MANAGER')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { personId }: LearningManager,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }
}
