import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { FinalConversationProgress, FinalConversationProgressPayload } from './final-conversation.model.js';
import { FinalConversationReader } from './final-conversation.read-model.js';
import { FinalLearningManagerService } from './final-learning-manager.service.js';

@Resolver(() => FinalConversationProgress)
export class FinalConversationProgressResolver {
  constructor(
    private readonly reader: FinalConversationReader,
    private readonly learningManagers: FinalLearningManagerService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [FinalConversationProgress], {
    description: "How far each final conversation of a module is, by the participant's name; nothing of what was said.",
  })
  @Access('COORDINATOR')
  finalConversationStates(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<FinalConversationProgress[]> {
    return this.reader.ofModule(actor, moduleId);
  }

  @Mutation(() => FinalConversationProgressPayload, {
    description:
      "Names the learning manager of a final conversation, or another one: whoever was it until then loses access, and what was shared is its writers' own again. Refused when somebody else was named meanwhile; who it is now comes with the refusal.",
  })
  @Access('COORDINATOR')
  async finalConversationLearningManagerSet(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('seenPersonId', { type: () => ID, nullable: true, description: 'Whom it was seen with; null for nobody.' })
    seenPersonId: string | null,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<FinalConversationProgressPayload> {
    const outcome = await this.learningManagers.set(actor, id, seenPersonId ?? null, personId, locale);
    return {
      finalConversation: await this.reader.progressOf(actor, id),
      userErrors: outcomeErrors(outcome, locale, 'seenPersonId'),
    };
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: FinalConversationProgress,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person, { description: 'The manager of the moment that it was started, or was handed over.' })
  @Access('COORDINATOR')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { managerId }: FinalConversationProgress,
  ): Promise<Person> {
    return this.people.load(context, actor, managerId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Null while nobody has been named.' })
  @Access('COORDINATOR')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: FinalConversationProgress,
  ): Promise<Person> | null {
    return learningManagerId ? this.people.load(context, actor, learningManagerId) : null;
  }
}
