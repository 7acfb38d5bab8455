import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { Home, HomeTask } from './home.model.js';
import { HomeService } from './home.service.js';

@Resolver(() => HomeTask)
export class HomeResolver {
  constructor(
    private readonly homes: HomeService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => Home, { description: 'What the reader has to do now, and why.' })
  @Access('SIGNED_IN')
  home(@CurrentActor() actor: PersonActor, @Context() { locale }: RequestContext): Promise<Home> {
    return this.homes.of(actor, locale);
  }

  @ResolveField(() => Person, { description: 'Whose step it is.' })
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { participantId }: HomeTask,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }
}
