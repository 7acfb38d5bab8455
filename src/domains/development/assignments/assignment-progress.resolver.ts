import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { AssignmentFollowPayload, AssignmentProgress } from './assignment.model.js';
import { AssignmentReader } from './assignment.read-model.js';
import { AssignmentService } from './assignment.service.js';

@Resolver(() => AssignmentProgress)
export class AssignmentProgressResolver {
  constructor(
    private readonly assignments: AssignmentService,
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

  @Mutation(() => AssignmentFollowPayload, {
    description:
      'Names the learning manager who follows an assignment. Reflections that were shown to another one are not shown to this one.',
  })
  @Access('COORDINATOR')
  async assignmentFollowerSet(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<AssignmentFollowPayload> {
    await this.assignments.follow(actor, id, personId);
    return { assignment: await this.reader.progressOf(actor, id) };
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

  @ResolveField(() => Person, { nullable: true, description: 'The learning manager who follows it.' })
  @Access('COORDINATOR')
  follower(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { followerId }: AssignmentProgress,
  ): Promise<Person> | null {
    return followerId === null ? null : this.people.load(context, actor, followerId);
  }
}
