import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ImpactLineLoader } from '../../programmes/impact/impact-line.loader.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import { Assignment } from '../assignments/assignment.model.js';

@Resolver(() => Assignment)
export class AssignmentImpactResolver {
  constructor(private readonly lines: ImpactLineLoader) {}

  @ResolveField(() => ImpactLine, {
    nullable: true,
    description:
      'The line of the impact map that its goal stands on, to the business challenges that it serves; null where the goal is not about a behaviour of it, and for who does not see the programme.',
  })
  @Access('SIGNED_IN')
  impactLine(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { behaviourId }: Assignment,
  ): Promise<ImpactLine | null> | null {
    return behaviourId ? this.lines.load(context, actor, behaviourId) : null;
  }
}
