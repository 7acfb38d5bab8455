import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { CompassDefinePayload, CompassTheme, CompassThemeInput, CompassVersion } from './compass.model.js';
import { CompassService } from './compass.service.js';

@Resolver(() => CompassVersion)
export class CompassResolver {
  constructor(
    private readonly compass: CompassService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [CompassTheme], { name: 'compass', description: "The organisation's leadership compass." })
  @Access('SIGNED_IN', 'programmes:read')
  themes(@CurrentActor() actor: TenantActor): Promise<CompassTheme[]> {
    return this.compass.themes(actor);
  }

  @Query(() => [CompassVersion], {
    description: 'Every version that there has been of the compass, the latest first.',
  })
  @Access('SIGNED_IN', 'programmes:read')
  compassVersions(@CurrentActor() actor: TenantActor): Promise<CompassVersion[]> {
    return this.compass.versions(actor);
  }

  @Mutation(() => CompassDefinePayload, {
    description:
      "Makes these, in this order, the organisation's themes: a new version of the compass. Modules keep the version that they were tied to. Refused when somebody else defined it meanwhile; as it is now comes with the refusal.",
  })
  @Access('COORDINATOR', 'ADMINISTRATOR')
  async compassDefine(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('version', { type: () => Int, description: 'The latest of the compass that was seen; 0 for none.' })
    version: number,
    @Args('input', { type: () => [CompassThemeInput] }) input: CompassThemeInput[],
  ): Promise<CompassDefinePayload> {
    const { outcome, compass } = await this.compass.define(actor, version, input, locale);
    return { compass, userErrors: outcomeErrors(outcome, locale) };
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Null for the version from before versions were kept.',
  })
  @Access('COORDINATOR', 'ADMINISTRATOR')
  definedBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { definedById }: CompassVersion,
  ): Promise<Person> | null {
    return definedById ? this.people.load(context, actor, definedById) : null;
  }
}
