import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PeopleExportService } from './people-export.service.js';
import { PersonLoader } from './person.loader.js';
import { PeopleArgs, Person, PersonConnection } from './person.model.js';
import { PersonService } from './person.service.js';

@Resolver(() => Person)
export class PersonResolver {
  constructor(
    private readonly people: PersonService,
    private readonly loader: PersonLoader,
    private readonly exports: PeopleExportService,
  ) {}

  @Query(() => PersonConnection, { name: 'people', description: 'Everybody of the organisation.' })
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  list(@CurrentActor() actor: TenantActor, @Args() args: PeopleArgs): Promise<PersonConnection> {
    return this.people.list(actor, args);
  }

  @Query(() => [Person], {
    description: 'Up to twenty people whose name or job title has every word of the search: for choosing raters.',
  })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  colleagues(@CurrentActor() actor: TenantActor, @Args('search') search: string): Promise<Person[]> {
    return this.people.colleagues(actor, search);
  }

  @Query(() => Person)
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Person> {
    return this.loader.load(context, actor, id);
  }

  @Query(() => String, {
    description:
      'Everybody, as a file that a spreadsheet opens (CSV) and that can be imported. What looks like a formula starts with an apostrophe, so that it is none.',
  })
  @Access('ADMINISTRATOR')
  peopleCsv(@CurrentActor() actor: TenantActor): Promise<string> {
    return this.exports.csv(actor);
  }

  @ResolveField(() => Person, { nullable: true, description: 'To whom somebody reports.' })
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { managerId }: Person,
  ): Promise<Person> | null {
    return managerId ? this.loader.load(context, actor, managerId) : null;
  }
}
