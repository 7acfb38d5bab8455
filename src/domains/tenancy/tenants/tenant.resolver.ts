import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { AnonymityThresholdRaisePayload, Tenant, TenantCreateInput, TenantCreatePayload } from './tenant.model.js';
import { TenantService } from './tenant.service.js';

@Resolver(() => Tenant)
export class TenantResolver {
  constructor(private readonly tenants: TenantService) {}

  @Query(() => Tenant, { description: "One's own organisation." })
  @Access('SIGNED_IN')
  tenant(@CurrentActor() actor: TenantActor): Promise<Tenant> {
    return this.tenants.own(actor);
  }

  @Mutation(() => TenantCreatePayload, { description: 'Makes an organisation with its first administrator.' })
  @Access('OPERATOR')
  async tenantCreate(
    @Context() { locale }: RequestContext,
    @Args('input') input: TenantCreateInput,
  ): Promise<TenantCreatePayload> {
    return { tenant: await this.tenants.create(input, locale) };
  }

  @Mutation(() => AnonymityThresholdRaisePayload, {
    description:
      'Asks for more raters behind anything anonymous, in rounds that open from now on. It cannot be lowered.',
  })
  @Access('ADMINISTRATOR')
  async anonymityThresholdRaise(
    @CurrentActor() actor: TenantActor,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<AnonymityThresholdRaisePayload> {
    return { tenant: await this.tenants.raiseThreshold(actor, to) };
  }
}
