import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ImpactLineLoader } from '../../programmes/impact/impact-line.loader.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import { FeedbackReportItem } from '../reports/reading/report.model.js';

@Resolver(() => FeedbackReportItem)
export class ReportItemResolver {
  constructor(private readonly lines: ImpactLineLoader) {}

  @ResolveField(() => [ImpactLine], {
    description:
      'The lines of the impact map that it asks about, each to the business challenges that it serves; only of behaviours that the caller sees, so none for who does not see their programme.',
  })
  @Access('SIGNED_IN')
  impactLines(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { behaviourIds }: FeedbackReportItem,
  ): Promise<ImpactLine[]> {
    return this.lines.loadSeen(context, actor, behaviourIds);
  }
}
