import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { ProgrammeProgress } from './progress.model.js';
import { ProgressService } from './progress.service.js';

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
}
