import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { CurrentActor } from '../../../../platform/graphql/context.js';
import { FeedbackReportChange } from './report-change.model.js';
import { ReportChangeService } from './report-change.service.js';

@Resolver(() => FeedbackReportChange)
export class ReportChangeResolver {
  constructor(private readonly changes: ReportChangeService) {}

  @Query(() => [FeedbackReportChange], {
    description:
      'What changed in a report that one may read since each earlier one about the same participant that one may read; the latest first.',
  })
  @Access('SIGNED_IN')
  feedbackReportChanges(
    @CurrentActor() actor: PersonActor,
    @Args('reportId', { type: () => ID }) reportId: string,
  ): Promise<FeedbackReportChange[]> {
    return this.changes.of(actor, reportId);
  }
}
