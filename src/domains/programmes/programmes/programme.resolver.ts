import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { Programme, ProgrammeConnection, ProgrammeCreateInput, ProgrammeCreatePayload } from './programme.model.js';
import { ProgrammeService } from './programme.service.js';

@Resolver(() => Programme)
export class ProgrammeResolver {
  constructor(
    private readonly service: ProgrammeService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => ProgrammeConnection, {
    description:
      'Programmes that one may see, the latest first: all for a coordinator, their own for a director, and those that oneself or somebody who reports to one takes part in.',
  })
  @Access('SIGNED_IN', 'programmes:read')
  programmes(@CurrentActor() actor: TenantActor, @Args() page: PageArgs): Promise<Page<Programme>> {
    return this.service.visible(actor, page);
  }

  @Query(() => [Programme], { description: 'Programmes that one takes part in oneself, the latest first.' })
  @Access('SIGNED_IN')
  myProgrammes(@CurrentActor() actor: TenantActor): Promise<Programme[]> {
    return this.service.followed(actor);
  }

  @Query(() => Programme, {
    description:
      'A programme; the whole design for coordinator and client, name, modules and steps for who follows it.',
  })
  @Access('SIGNED_IN', 'programmes:read')
  programme(@CurrentActor() actor: TenantActor, @Args('id', { type: () => ID }) id: string): Promise<Programme> {
    return this.service.byId(actor, id);
  }

  @Mutation(() => ProgrammeCreatePayload, {
    description: 'Makes a programme, in draft, with the five conditions that every programme has.',
  })
  @Access('COORDINATOR')
  async programmeCreate(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('input') input: ProgrammeCreateInput,
  ): Promise<ProgrammeCreatePayload> {
    return { programme: await this.service.create(actor, input, locale) };
  }

  @ResolveField(() => Person, { description: 'The director who owns the programme (opdrachtgever).' })
  @Access('SIGNED_IN', 'programmes:read')
  client(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { clientId }: Programme,
  ): Promise<Person> {
    return this.people.load(context, actor, clientId);
  }

  @ResolveField(() => VisibleTo, { description: 'Who reads what the director says of the design.' })
  @Access('COORDINATOR', 'DIRECTOR')
  visibleTo(@Context() { locale }: RequestContext): VisibleTo {
    return visibleTo('DESIGN', [], locale);
  }
}
