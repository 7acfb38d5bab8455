import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { CompassDefinePayload, CompassTheme, CompassThemeInput } from './compass.model.js';
import { CompassService } from './compass.service.js';

@Resolver(() => CompassTheme)
export class CompassResolver {
  constructor(private readonly compass: CompassService) {}

  @Query(() => [CompassTheme], { name: 'compass', description: "The organisation's leadership compass." })
  @Access('SIGNED_IN', 'programmes:read')
  themes(@CurrentActor() actor: TenantActor): Promise<CompassTheme[]> {
    return this.compass.themes(actor);
  }

  @Mutation(() => CompassDefinePayload, {
    description:
      "Makes these, in this order, the organisation's themes. A theme that a module uses cannot be left out.",
  })
  @Access('COORDINATOR', 'ADMINISTRATOR')
  async compassDefine(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('input', { type: () => [CompassThemeInput] }) input: CompassThemeInput[],
  ): Promise<CompassDefinePayload> {
    return { compass: await this.compass.define(actor, input, locale) };
  }
}
