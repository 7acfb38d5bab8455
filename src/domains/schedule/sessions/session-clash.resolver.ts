import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { SessionReader } from './session.read-model.js';
import { SessionClash } from './session-clash.model.js';

@Resolver(() => SessionClash)
export class SessionClashResolver {
  constructor(
    private readonly reader: SessionReader,
    private readonly loader: PersonLoader,
  ) {}

  @Query(() => [SessionClash], {
    description:
      'Which other planned sessions overlap with this one for people who are invited to it, or would be with all participants.',
  })
  @Access('COORDINATOR')
  sessionClashes(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SessionClash[]> {
    return this.reader.clashes(actor, id);
  }

  @ResolveField(() => [Person], { description: 'Who would have to be at both, by name.' })
  @Access('COORDINATOR')
  people(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { personIds }: SessionClash,
  ): Promise<Person[]> {
    return Promise.all(personIds.map((id) => this.loader.load(context, actor, id)));
  }
}
