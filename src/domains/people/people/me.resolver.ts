import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { type PersonActor, ROLES } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from './person.loader.js';
import { Me, Person } from './person.model.js';
import { PersonService } from './person.service.js';

@Resolver(() => Me)
export class MeResolver {
  constructor(
    private readonly people: PersonService,
    private readonly loader: PersonLoader,
  ) {}

  @Query(() => Me, { description: 'Who is signed in.' })
  @Access('SIGNED_IN')
  async me(@Context() context: RequestContext, @CurrentActor() actor: PersonActor): Promise<Me> {
    const person = await this.loader.load(context, actor, actor.personId);
    return { person, roles: ROLES.filter((role) => actor.roles.has(role)) };
  }

  @ResolveField()
  reports(@CurrentActor() actor: PersonActor): Promise<Person[]> {
    return this.people.reportsOf(actor);
  }
}
