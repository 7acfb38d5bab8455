import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import type { Locale, PersonActor } from '../../../../platform/auth/actor.js';
import { CurrentActor } from '../../../../platform/graphql/context.js';
import { Language } from '../../../tenancy/tenants/tenant.model.js';
import { spreadsheet } from '../reading/spreadsheet.js';
import { FeedbackUnitReport } from './unit-report.model.js';
import { UnitReportService } from './unit-report.service.js';
import { unitReportTable } from './unit-report-table.js';

@Resolver(() => FeedbackUnitReport)
export class UnitReportResolver {
  constructor(private readonly reports: UnitReportService) {}

  @Query(() => [FeedbackUnitReport], {
    description:
      "What a round shows of units, the largest first: all for a coordinator, the programme's own unit and those in it for its client.",
  })
  @Access('COORDINATOR', 'DIRECTOR')
  feedbackUnitReports(
    @CurrentActor() actor: PersonActor,
    @Args('roundId', { type: () => ID }) roundId: string,
  ): Promise<FeedbackUnitReport[]> {
    return this.reports.ofRound(actor, roundId);
  }

  @Query(() => String, {
    description:
      'A unit report that one may read, as a file that a spreadsheet opens (CSV); what is silent is an empty cell.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  async feedbackUnitReportCsv(
    @CurrentActor() actor: PersonActor,
    @Args('unitReportId', { type: () => ID }) unitReportId: string,
    @Args('language', { type: () => Language }) language: Locale,
  ): Promise<string> {
    return spreadsheet(unitReportTable(await this.reports.byId(actor, unitReportId), language), language);
  }
}
