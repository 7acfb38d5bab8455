import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { ProposedStepDays } from './days-proposal.model.js';
import { DaysProposalService } from './days-proposal.service.js';
import {
  ModuleAddInput,
  ModuleAddPayload,
  ModuleChangeInput,
  ModulePayload,
  ModuleStepsPlanInput,
  ModuleStepsPlanPayload,
  ProgrammeModulesAddFromTemplateInput,
  ProgrammeModulesAddFromTemplatePayload,
} from './module.model.js';
import { ModuleService } from './module.service.js';
import { ModuleDesignService } from './module-design.service.js';

@Resolver()
export class ModuleResolver {
  constructor(
    private readonly modules: ModuleService,
    private readonly designs: ModuleDesignService,
    private readonly proposals: DaysProposalService,
  ) {}

  @Query(() => [ProposedStepDays], {
    description:
      'The days that the steps of a module would get if it began on a day, around weekends, public holidays and blocked periods. Nothing is planned.',
  })
  @Access('COORDINATOR')
  moduleDaysProposal(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('startsOn', { type: () => LocalDate }) startsOn: string,
  ): Promise<ProposedStepDays[]> {
    return this.proposals.propose(actor, moduleId, startsOn, locale);
  }

  @Mutation(() => ModuleAddPayload, {
    description: 'Adds a module behind the others, with the steps of a template.',
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

  @Mutation(() => ProgrammeModulesAddFromTemplatePayload, {
    description: 'Adds every module of a template behind those that there are, with their steps.',
  })
  @Access('COORDINATOR')
  async programmeModulesAddFromTemplate(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: ProgrammeModulesAddFromTemplateInput,
  ): Promise<ProgrammeModulesAddFromTemplatePayload> {
    return { modules: await this.modules.addFromTemplate(actor, programmeId, input, locale) };
  }

  @Mutation(() => ModuleStepsPlanPayload, {
    description:
      'Plans the days of steps. No change of the design: it needs no new approval. Refused when somebody else changed build-up or days meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async moduleStepsPlan(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('version', { type: () => Int, description: 'The buildUpVersion that was seen.' }) version: number,
    @Args('input') input: ModuleStepsPlanInput,
  ): Promise<ModuleStepsPlanPayload> {
    const { outcome, module } = await this.modules.planSteps(actor, moduleId, version, input, locale);
    return { module, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ModulePayload, {
    description:
      'Changes name, first day or themes of a module. Refused when somebody else changed it meanwhile; what was written comes with the refusal.',
  })
  @Access('COORDINATOR')
  async moduleChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
    @Args('input') input: ModuleChangeInput,
  ): Promise<ModulePayload> {
    const { outcome, module } = await this.designs.change(actor, id, version, input, locale);
    return { module, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ModulePayload, {
    description:
      'Takes a module on which nothing hangs out of the design; otherwise says what hangs on it, and what to do first. It is kept in the archive, nothing new begins in it, conversations that nobody touched are there no more, and its leadership challenges wait for another module.',
  })
  @Access('COORDINATOR')
  async moduleArchive(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
  ): Promise<ModulePayload> {
    const { outcome, module } = await this.designs.archive(actor, id, version, locale);
    return { module, userErrors: outcomeErrors(outcome, locale) };
  }
}
