import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { PopConversationProgress } from './pop-conversation.model.js';
import { PopConversationReader } from './pop-conversation.read-model.js';

@Resolver(() => PopConversationProgress)
export class PopConversationProgressResolver {
  constructor(
    private readonly reader: PopConversationReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [PopConversationProgress], {
    description: "How far each POP conversation of a module is, by the participant's name; nothing of what was said.",
  })
  @Access('COORDINATOR')
  popConversationStates(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<PopConversationProgress[]> {
    return this.reader.progressOfModule(actor, moduleId);
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: PopConversationProgress,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person, { description: 'The manager of the moment that it was started, or was handed over.' })
  @Access('COORDINATOR')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { managerId }: PopConversationProgress,
  ): Promise<Person> {
    return this.people.load(context, actor, managerId);
  }
}
