import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { generalErrors, say } from '../../../platform/graphql/user-errors.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { ModuleChangeInput, ModuleChangePayload, ModuleChangePreview } from './module-change.model.js';
import { ModuleChangeService } from './module-change.service.js';

@Resolver()
export class ModuleChangeResolver {
  constructor(
    private readonly changes: ModuleChangeService,
    private readonly programmes: ProgrammeService,
  ) {}

  @Query(() => ModuleChangePreview, {
    description:
      'What a change of a running module would do: what it touches, and 70/20/10 before and after. Nothing changes.',
  })
  @Access('COORDINATOR')
  moduleChangePreview(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: ModuleChangeInput,
  ): Promise<ModuleChangePreview> {
    return this.changes.preview(actor, moduleId, input, locale);
  }

  @Mutation(() => ModuleChangePayload, {
    description:
      'Changes the steps of a module, also while it runs: their order, names and hours, which are skipped, and which come in addition.',
  })
  @Access('COORDINATOR')
  async moduleChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('version', { type: () => Int, description: 'The buildUpVersion that was seen.' }) version: number,
    @Args('input') input: ModuleChangeInput,
  ): Promise<ModuleChangePayload> {
    const isChanged = await this.changes.change(actor, moduleId, version, input, locale);
    const { modules } = await this.programmes.ofModule(actor, moduleId);
    const module = modules.find(({ id }) => id === moduleId);
    if (isChanged) return { module };
    const { code, texts } = generalErrors.EDITED_MEANWHILE;
    return { module, userErrors: [{ code, message: say(texts, locale), field: ['version'] }] };
  }
}
