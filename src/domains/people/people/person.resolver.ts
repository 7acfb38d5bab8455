import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from './person.loader.js';
import { Person } from './person.model.js';

@Resolver(() => Person)
export class PersonResolver {
  constructor(private readonly loader: PersonLoader) {}

  @ResolveField(() => Person, { nullable: true, description: 'To whom somebody reports.' })
  @Access('SIGNED_IN', 'people:read')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { managerId }: Person,
  ): Promise<Person> | null {
    return managerId ? this.loader.load(context, actor, managerId) : null;
  }
}
