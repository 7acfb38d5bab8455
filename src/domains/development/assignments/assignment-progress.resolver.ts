import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { AssignmentProgress } from './assignment.model.js';
import { AssignmentReader } from './assignment.read-model.js';

@Resolver(() => AssignmentProgress)
export class AssignmentProgressResolver {
  constructor(
    private readonly reader: AssignmentReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [AssignmentProgress], {
    description:
      "How far each development assignment of a module is, by the participant's name; nothing of what it says.",
  })
  @Access('COORDINATOR')
  assignmentStates(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<AssignmentProgress[]> {
    return this.reader.progressOfModule(actor, moduleId);
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: AssignmentProgress,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }
}
