import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { PageArgs } from '../../../platform/graphql/pages.js';
import { GroupProgress } from './group-progress.model.js';
import { ProgrammeOverviewConnection } from './organisation-progress.model.js';
import { ProgrammeProgress } from './progress.model.js';
import { ProgressService } from './progress.service.js';
import { Standstill } from './standstill.model.js';

@Resolver(() => ProgrammeProgress)
export class ProgressResolver {
  constructor(private readonly progress: ProgressService) {}

  @Query(() => ProgrammeProgress, {
    description:
      'How far the participants of a programme are, per module, department and step; for coordinator and client.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'progress:read')
  programmeProgress(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('moduleId', { type: () => ID, nullable: true, description: 'Left out: all modules.' }) moduleId?: string,
  ): Promise<ProgrammeProgress> {
    return this.progress.ofProgramme(actor, programmeId, moduleId ?? null);
  }

  @Query(() => [Standstill], {
    description:
      'For what reasons steps of a programme do not go on, in the order of its steps: how many participants, never who or what was said. Empty with fewer than 3 participants. For coordinator and client.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'progress:read')
  programmeStandstills(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('moduleId', { type: () => ID, nullable: true, description: 'Left out: all modules.' }) moduleId?: string,
  ): Promise<Standstill[]> {
    return this.progress.standstills(actor, programmeId, moduleId ?? null);
  }

  @Query(() => [GroupProgress], {
    description:
      'How far the intervision groups of a module are, by number, the last row who is in none and groups with fewer than 3 participants together; empty when they do not differ from the total. For coordinator and client.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'progress:read')
  intervisionGroupProgress(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<GroupProgress[]> {
    return this.progress.ofGroups(actor, moduleId);
  }

  @Query(() => ProgrammeOverviewConnection, {
    description:
      'How far all programmes of the organisation are, the latest first; a director sees those that they are the client of.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'progress:read')
  organisationProgress(
    @CurrentActor() actor: TenantActor,
    @Args() page: PageArgs,
  ): Promise<ProgrammeOverviewConnection> {
    return this.progress.ofOrganisation(actor, page);
  }
}
