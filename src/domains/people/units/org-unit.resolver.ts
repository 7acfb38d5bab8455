import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { OrgUnitLoader } from './org-unit.loader.js';
import { OrgUnit } from './org-unit.model.js';

@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  constructor(private readonly loader: OrgUnitLoader) {}

  @Query(() => [OrgUnit], { description: 'The whole organisation as a flat list, those above before those below.' })
  @Access('SIGNED_IN', 'people:read')
  async orgUnits(@Context() context: RequestContext, @CurrentActor() actor: TenantActor): Promise<OrgUnit[]> {
    return [...(await this.loader.chart(context, actor)).values()];
  }

  @ResolveField(() => OrgUnit, { nullable: true, description: 'Under which it stands; null at the top.' })
  async parent(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { parentId }: OrgUnit,
  ): Promise<OrgUnit | null> {
    if (!parentId) return null;
    return (await this.loader.chart(context, actor)).get(parentId) ?? null;
  }
}
