import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { Behaviour } from '../behaviours/behaviour.model.js';
import { ImpactLineLoader } from './impact-line.loader.js';
import { ImpactLine } from './impact-line.model.js';

@Resolver(() => Behaviour)
export class BehaviourImpactResolver {
  constructor(private readonly lines: ImpactLineLoader) {}

  @ResolveField(() => ImpactLine, {
    nullable: true,
    description:
      'The line of the impact map that it stands on, onward to what is asked, set and done about it, as far as the caller may see each; null once it is taken out.',
  })
  @Access('SIGNED_IN', 'programmes:read')
  impactLine(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { id }: Behaviour,
  ): Promise<ImpactLine | null> {
    return this.lines.load(context, actor, id);
  }
}
