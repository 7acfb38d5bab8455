import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ImpactLineLoader } from '../../programmes/impact/impact-line.loader.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import { QuestionnaireItem } from '../questionnaires/questionnaire.model.js';
import { TiedBehavioursLoader } from './tied-behaviours.loader.js';

@Resolver(() => QuestionnaireItem)
export class QuestionnaireItemResolver {
  constructor(
    private readonly tied: TiedBehavioursLoader,
    private readonly lines: ImpactLineLoader,
  ) {}

  @ResolveField(() => [ImpactLine], {
    description:
      'The lines of the impact map that it asks about, of every programme, each to the business challenges that it serves; none of a behaviour that was taken out.',
  })
  @Access('COORDINATOR')
  async impactLines(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() item: QuestionnaireItem,
  ): Promise<ImpactLine[]> {
    return this.lines.loadSeen(context, actor, await this.tied.load(context, actor, item));
  }
}
