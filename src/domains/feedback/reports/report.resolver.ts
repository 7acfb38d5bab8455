import { Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { FeedbackReport } from './report.model.js';
import { ReportService } from './report.service.js';

@Resolver(() => FeedbackReport)
export class ReportResolver {
  constructor(private readonly reports: ReportService) {}

  @Query(() => [FeedbackReport], { description: "One's own 360 reports, the latest first." })
  @Access('PARTICIPANT')
  myFeedbackReports(@CurrentActor() actor: PersonActor): Promise<FeedbackReport[]> {
    return this.reports.own(actor);
  }
}
