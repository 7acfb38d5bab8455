import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ProgrammeTemplate, ProgrammeTemplatePublishInput, ProgrammeTemplatePublishPayload } from './template.model.js';
import { TemplateService } from './template.service.js';

@Resolver(() => ProgrammeTemplate)
export class TemplateResolver {
  constructor(private readonly templates: TemplateService) {}

  @Query(() => [ProgrammeTemplate], { description: 'Every version of every template by key, the latest first.' })
  @Access('COORDINATOR', 'DIRECTOR')
  programmeTemplates(@CurrentActor() actor: TenantActor): Promise<ProgrammeTemplate[]> {
    return this.templates.list(actor);
  }

  @Query(() => ProgrammeTemplate, { description: 'One version of a template; its `yaml` is the export.' })
  @Access('COORDINATOR', 'DIRECTOR')
  programmeTemplate(
    @CurrentActor() actor: TenantActor,
    @Args('key') key: string,
    @Args('version', { type: () => Int, nullable: true, description: 'The latest when left out.' })
    version?: number,
  ): Promise<ProgrammeTemplate> {
    return this.templates.one(actor, key, version ?? null);
  }

  @Mutation(() => ProgrammeTemplatePublishPayload, {
    description:
      'Publishes a template, as a new version if its key exists. Modules that were made from an earlier version keep it.',
  })
  @Access('COORDINATOR')
  async programmeTemplatePublish(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('input') input: ProgrammeTemplatePublishInput,
  ): Promise<ProgrammeTemplatePublishPayload> {
    return { template: await this.templates.publish(actor, input, locale) };
  }
}
