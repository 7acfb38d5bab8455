import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ForgetWhoAnsweredJob } from './invitations/forget-who-answered.job.js';
import { RaterLinks } from './invitations/rater-links.js';
import { RaterPagesController } from './pages/rater-pages.controller.js';
import { NominationResolver, PanelResolver } from './panels/panel.resolver.js';
import { PanelService } from './panels/panel.service.js';
import { QuestionnaireResolver } from './questionnaires/questionnaire.resolver.js';
import { QuestionnaireService } from './questionnaires/questionnaire.service.js';
import { ReportResolver } from './reports/report.resolver.js';
import { ReportService } from './reports/report.service.js';
import { WriteReportsJob } from './reports/write-reports.job.js';
import { ResponseResolver } from './responses/response.resolver.js';
import { ResponseService } from './responses/response.service.js';
import { CloseRoundService } from './rounds/close-round.service.js';
import { CountResponsesJob } from './rounds/count-responses.job.js';
import { DueRoundsJob } from './rounds/due-rounds.job.js';
import { ForgetCancelledRoundJob } from './rounds/forget-cancelled-round.job.js';
import { OpenRoundService } from './rounds/open-round.service.js';
import { RoundResolver } from './rounds/round.resolver.js';
import { RoundService } from './rounds/round.service.js';

@Module({
  imports: [PeopleModule],
  controllers: [RaterPagesController],
  providers: [
    QuestionnaireService,
    QuestionnaireResolver,
    RoundService,
    OpenRoundService,
    CloseRoundService,
    RoundResolver,
    DueRoundsJob,
    CountResponsesJob,
    ForgetCancelledRoundJob,
    ForgetWhoAnsweredJob,
    PanelService,
    PanelResolver,
    NominationResolver,
    RaterLinks,
    ResponseService,
    ResponseResolver,
    WriteReportsJob,
    ReportService,
    ReportResolver,
  ],
})
export class FeedbackModule {}
