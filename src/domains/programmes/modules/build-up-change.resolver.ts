import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import {
  ModuleBuildUpChangeInput,
  ModuleBuildUpChangePayload,
  ModuleBuildUpChangePreview,
} from './build-up-change.model.js';
import { BuildUpChangeService } from './build-up-change.service.js';

@Resolver()
export class BuildUpChangeResolver {
  constructor(
    private readonly changes: BuildUpChangeService,
    private readonly programmes: ProgrammeService,
  ) {}

  @Query(() => ModuleBuildUpChangePreview, {
    description:
      'What a change of a running module would do: what it touches, and 70/20/10 before and after. Nothing changes.',
  })
  @Access('COORDINATOR')
  moduleBuildUpChangePreview(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: ModuleBuildUpChangeInput,
  ): Promise<ModuleBuildUpChangePreview> {
    return this.changes.preview(actor, moduleId, input, locale);
  }

  @Mutation(() => ModuleBuildUpChangePayload, {
    description:
      'Changes the steps of a module, also while it runs: their order, names and hours, which are skipped, and which come in addition.',
  })
  @Access('COORDINATOR')
  async moduleBuildUpChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('version', { type: () => Int, description: 'The buildUpVersion that was seen.' }) version: number,
    @Args('input') input: ModuleBuildUpChangeInput,
  ): Promise<ModuleBuildUpChangePayload> {
    const outcome = await this.changes.change(actor, moduleId, version, input, locale);
    const { modules } = await this.programmes.ofModule(actor, moduleId);
    return { module: modules.find(({ id }) => id === moduleId), userErrors: outcomeErrors(outcome, locale) };
  }
}
