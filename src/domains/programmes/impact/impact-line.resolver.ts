import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { ImpactLineLoader } from './impact-line.loader.js';
import { ImpactLine } from './impact-line.model.js';

@Resolver(() => ImpactLine)
export class ImpactLineResolver {
  constructor(private readonly lines: ImpactLineLoader) {}

  @Query(() => ImpactLine, { description: 'The line of the impact map that a behaviour stands on.' })
  @Access('SIGNED_IN', 'programmes:read')
  async impactLine(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('behaviourId', { type: () => ID }) behaviourId: string,
  ): Promise<ImpactLine> {
    const line = await this.lines.load(context, actor, behaviourId);
    if (!line) throw new NotFound();
    return line;
  }

  @Query(() => [ImpactLine], {
    description: 'The impact map of a programme as lines, one for each behaviour, in the order of its modules.',
  })
  @Access('SIGNED_IN', 'programmes:read')
  impactLines(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<ImpactLine[]> {
    return this.lines.ofProgramme(actor, programmeId);
  }
}
