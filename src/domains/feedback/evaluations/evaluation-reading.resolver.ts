import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import { SeenByOthersLoader } from '../behaviour-items/seen-by-others.loader.js';
import { EarlierEvaluationsService } from './earlier-evaluations.service.js';
import { EarlierEvaluation, ImpactLineEvaluation } from './evaluation-release.model.js';

/** Where evaluations are read beside what they are about: on the impact line, and before the next design. */
@Resolver(() => ImpactLine)
export class EvaluationReadingResolver {
  constructor(
    private readonly seen: SeenByOthersLoader,
    private readonly earlier: EarlierEvaluationsService,
  ) {}

  @ResolveField(() => ImpactLineEvaluation, {
    nullable: true,
    description:
      'What participants said about the behaviour at the end of its module, for coordinators, the client and participants: what the evaluation releases, and nothing else. Null before its close.',
  })
  @Access('SIGNED_IN')
  async evaluation(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { programmeId, behaviour }: ImpactLine,
  ): Promise<ImpactLineEvaluation | null> {
    if (actor.kind !== 'person') return null;
    const { evaluations } = await this.seen.load(context, actor, programmeId);
    return evaluations.get(behaviour.id) ?? null;
  }

  @Query(() => [EarlierEvaluation], {
    description:
      'What participants made of modules of other programmes with a theme in common, the latest first: for whoever designs a programme, beside its lessons from earlier.',
  })
  @Access('COORDINATOR')
  earlierEvaluations(
    @CurrentActor() actor: PersonActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<EarlierEvaluation[]> {
    return this.earlier.forProgramme(actor, programmeId);
  }
}
