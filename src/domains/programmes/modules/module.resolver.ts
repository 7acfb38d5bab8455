import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ModuleAddInput, ModuleAddPayload, ModuleStepsPlanInput, ModuleStepsPlanPayload } from './module.model.js';
import { ModuleService } from './module.service.js';

@Resolver()
export class ModuleResolver {
  constructor(private readonly modules: ModuleService) {}

  @Mutation(() => ModuleAddPayload, {
    description: 'Adds a module behind the others, with the steps of the usual build-up.',
  })
  @Access('COORDINATOR')
  async moduleAdd(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: ModuleAddInput,
  ): Promise<ModuleAddPayload> {
    return { module: await this.modules.add(actor, programmeId, input, locale) };
  }

  @Mutation(() => ModuleStepsPlanPayload, {
    description: 'Plans the days of steps. No change of the design: it needs no new approval.',
  })
  @Access('COORDINATOR')
  async moduleStepsPlan(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: ModuleStepsPlanInput,
  ): Promise<ModuleStepsPlanPayload> {
    return { module: await this.modules.planSteps(actor, moduleId, input, locale) };
  }
}
