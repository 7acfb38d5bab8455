import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { BehaviourItemResolver } from './behaviour-items/behaviour-item.resolver.js';
import { BehaviourItemService } from './behaviour-items/behaviour-item.service.js';
import { QuestionnaireItemResolver } from './behaviour-items/questionnaire-item.resolver.js';
import { ReportItemResolver } from './behaviour-items/report-item.resolver.js';
import { SeenByOthersLoader } from './behaviour-items/seen-by-others.loader.js';
import { TiedBehavioursLoader } from './behaviour-items/tied-behaviours.loader.js';
import { CloseEvaluationService } from './evaluations/close-evaluation.service.js';
import { CountGivenJob } from './evaluations/count-given.job.js';
import { DueEvaluationsJob } from './evaluations/due-evaluations.job.js';
import { EarlierEvaluationsService } from './evaluations/earlier-evaluations.service.js';
import { EvaluationResolver } from './evaluations/evaluation.resolver.js';
import { EvaluationService } from './evaluations/evaluation.service.js';
import { EvaluationReadingResolver } from './evaluations/evaluation-reading.resolver.js';
import { ForgetWhoGaveJob } from './evaluations/forget-who-gave.job.js';
import { GiveEvaluationService } from './evaluations/give-evaluation.service.js';
import { OpenEvaluationService } from './evaluations/open-evaluation.service.js';
import { ForgetOverlookedJob } from './invitations/forget-overlooked.job.js';
import { ForgetWhoAnsweredJob } from './invitations/forget-who-answered.job.js';
import { InviteRatersService } from './invitations/invite-raters.service.js';
import { RaterLinks } from './invitations/rater-links.service.js';
import { LoadResolver, LoadSubstitutionResolver, SubstituteResolver } from './load/load.resolver.js';
import { LoadService } from './load/load.service.js';
import { RaterPagesController } from './pages/rater-pages.controller.js';
import { RaterSaves } from './pages/rater-saves.js';
import { MergeService } from './panels/merge.service.js';
import { NominationResolver } from './panels/nomination.resolver.js';
import { NominationService } from './panels/nomination.service.js';
import { NominationImportService } from './panels/nomination-import.service.js';
import { NominatedRaterResolver, PanelResolver } from './panels/panel.resolver.js';
import { PanelService } from './panels/panel.service.js';
import { ProposalService } from './panels/proposal.service.js';
import { SettlePanelsJob } from './panels/settle-panels.job.js';
import { PublishQuestionnaireService } from './questionnaires/publish-questionnaire.service.js';
import { PublishedDefinitions } from './questionnaires/published-definitions.service.js';
import { QuestionnaireResolver } from './questionnaires/questionnaire.resolver.js';
import { QuestionnaireService } from './questionnaires/questionnaire.service.js';
import { ReportChangeResolver } from './reports/change/report-change.resolver.js';
import { ReportChangeService } from './reports/change/report-change.service.js';
import { ReportResolver, ReportShareResolver } from './reports/reading/report.resolver.js';
import { ReportService } from './reports/reading/report.service.js';
import { CoachService } from './reports/release/coach.service.js';
import { ReleaseAfterDebriefJob } from './reports/release/release-after-debrief.job.js';
import { ReportReleaseResolver } from './reports/release/report-release.resolver.js';
import { ReportReleaseService } from './reports/release/report-release.service.js';
import { CommentRedactionService } from './reports/sharing/comment-redaction.service.js';
import { SharingResolver } from './reports/sharing/report-share.resolver.js';
import { ReportShareService } from './reports/sharing/report-share.service.js';
import { UnitReportResolver } from './reports/units/unit-report.resolver.js';
import { UnitReportService } from './reports/units/unit-report.service.js';
import { WriteReportsJob } from './reports/write-reports.job.js';
import { ResponseResolver } from './responses/response.resolver.js';
import { ResponseService } from './responses/response.service.js';
import { CloseRoundService } from './rounds/close-round.service.js';
import { CountResponsesJob } from './rounds/count-responses.job.js';
import { DueRoundsJob } from './rounds/due-rounds.job.js';
import { FeedbackSettingsResolver } from './rounds/feedback-settings.resolver.js';
import { FeedbackSettingsService } from './rounds/feedback-settings.service.js';
import { ForgetCancelledRoundJob } from './rounds/forget-cancelled-round.job.js';
import { LetGoOfSubjectJob } from './rounds/let-go-of-subject.job.js';
import { OpenRoundService } from './rounds/open-round.service.js';
import { RescheduleRoundService } from './rounds/reschedule-round.service.js';
import { RoundResolver } from './rounds/round.resolver.js';
import { RoundService } from './rounds/round.service.js';
import { RunningRoundService } from './rounds/running-round.service.js';

@Module({
  imports: [PeopleModule, ProgrammesModule],
  controllers: [RaterPagesController],
  providers: [
    BehaviourItemService,
    BehaviourItemResolver,
    QuestionnaireItemResolver,
    ReportItemResolver,
    TiedBehavioursLoader,
    SeenByOthersLoader,
    QuestionnaireService,
    PublishQuestionnaireService,
    PublishedDefinitions,
    QuestionnaireResolver,
    RoundService,
    OpenRoundService,
    CloseRoundService,
    RescheduleRoundService,
    RunningRoundService,
    RoundResolver,
    FeedbackSettingsService,
    FeedbackSettingsResolver,
    DueRoundsJob,
    CountResponsesJob,
    LetGoOfSubjectJob,
    ForgetCancelledRoundJob,
    ForgetWhoAnsweredJob,
    ForgetOverlookedJob,
    PanelService,
    PanelResolver,
    NominatedRaterResolver,
    NominationService,
    NominationImportService,
    ProposalService,
    MergeService,
    SettlePanelsJob,
    NominationResolver,
    LoadService,
    LoadResolver,
    LoadSubstitutionResolver,
    SubstituteResolver,
    InviteRatersService,
    RaterLinks,
    RaterSaves,
    ResponseService,
    ResponseResolver,
    WriteReportsJob,
    ReportService,
    ReportResolver,
    ReportShareResolver,
    ReportChangeService,
    ReportChangeResolver,
    ReportReleaseService,
    CoachService,
    ReportReleaseResolver,
    ReleaseAfterDebriefJob,
    ReportShareService,
    CommentRedactionService,
    SharingResolver,
    UnitReportService,
    UnitReportResolver,
    EvaluationService,
    OpenEvaluationService,
    GiveEvaluationService,
    CloseEvaluationService,
    EarlierEvaluationsService,
    EvaluationResolver,
    EvaluationReadingResolver,
    DueEvaluationsJob,
    CountGivenJob,
    ForgetWhoGaveJob,
  ],
})
export class FeedbackModule {}
