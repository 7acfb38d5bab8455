import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import type { Locale, PersonActor, TenantActor } from '../../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../../platform/graphql/context.js';
import { PersonLoader } from '../../../people/people/person.loader.js';
import { Person } from '../../../people/people/person.model.js';
import { Language } from '../../../tenancy/tenants/tenant.model.js';
import { FeedbackReport, FeedbackReportShare } from './report.model.js';
import { ReportService } from './report.service.js';
import { reportTable } from './report-table.js';
import { spreadsheet } from './spreadsheet.js';

@Resolver(() => FeedbackReport)
export class ReportResolver {
  constructor(
    private readonly reports: ReportService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [FeedbackReport], { description: "One's own 360 reports that are not held, the latest first." })
  @Access('PARTICIPANT')
  myFeedbackReports(@CurrentActor() actor: PersonActor): Promise<FeedbackReport[]> {
    return this.reports.own(actor);
  }

  @Query(() => [FeedbackReport], { description: 'The 360 reports that participants share with one, the latest first.' })
  @Access('SIGNED_IN')
  sharedFeedbackReports(@CurrentActor() actor: PersonActor): Promise<FeedbackReport[]> {
    return this.reports.shared(actor);
  }

  @Query(() => FeedbackReport, {
    description:
      'A report that is held until its coach has looked at it, for that coach. Afterwards it is the participant who shares it.',
  })
  @Access('SIGNED_IN')
  feedbackReportPreview(
    @CurrentActor() actor: PersonActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<FeedbackReport> {
    return this.reports.preview(actor, subjectId);
  }

  @Query(() => String, {
    description:
      'A report that one may read, as a file that a spreadsheet opens (CSV): one row per competency or item and source, and per comment. In Dutch with semicolons and decimal commas, in English with commas and points. What is silent is an empty cell. What looks like a formula starts with an apostrophe, so that it is none.',
  })
  @Access('SIGNED_IN')
  async feedbackReportCsv(
    @CurrentActor() actor: PersonActor,
    @Args('reportId', { type: () => ID }) reportId: string,
    @Args('language', { type: () => Language }) language: Locale,
  ): Promise<string> {
    return spreadsheet(reportTable(await this.reports.byId(actor, reportId), language), language);
  }

  @ResolveField(() => Person, { description: 'Whom it is about.' })
  @Access('SIGNED_IN')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personId }: FeedbackReport,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who looked at it first, where a coach released it.' })
  @Access('SIGNED_IN')
  coach(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { coachId }: FeedbackReport,
  ): Promise<Person> | null {
    return coachId ? this.people.load(context, actor, coachId) : null;
  }
}

@Resolver(() => FeedbackReportShare)
export class ReportShareResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('PARTICIPANT')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personId }: FeedbackReportShare,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }
}
