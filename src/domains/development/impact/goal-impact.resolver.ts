import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ImpactLineLoader } from '../../programmes/impact/impact-line.loader.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import { DevelopmentGoal } from '../pop-conversations/pop-conversation.model.js';

@Resolver(() => DevelopmentGoal)
export class GoalImpactResolver {
  constructor(private readonly lines: ImpactLineLoader) {}

  @ResolveField(() => ImpactLine, {
    nullable: true,
    description:
      'The line of the impact map that it stands on, to the business challenges that it serves; null for a goal of its own, or once the behaviour is taken out.',
  })
  @Access('PARENT')
  impactLine(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { behaviourId }: DevelopmentGoal,
  ): Promise<ImpactLine | null> | null {
    return behaviourId ? this.lines.load(context, actor, behaviourId) : null;
  }
}
