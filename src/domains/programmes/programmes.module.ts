import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { BehaviourResolver } from './behaviours/behaviour.resolver.js';
import { BehaviourService } from './behaviours/behaviour.service.js';
import { BlockedPeriodResolver } from './blocked-periods/blocked-period.resolver.js';
import { BlockedPeriodService } from './blocked-periods/blocked-period.service.js';
import { ChallengeResolver } from './challenges/challenge.resolver.js';
import { ChallengeService } from './challenges/challenge.service.js';
import { StepChoiceResolver } from './choices/step-choice.resolver.js';
import { StepChoiceService } from './choices/step-choice.service.js';
import { CompassResolver } from './compass/compass.resolver.js';
import { CompassService } from './compass/compass.service.js';
import { ConditionResolver } from './conditions/condition.resolver.js';
import { ConditionService } from './conditions/condition.service.js';
import { ConditionEvidenceResolver } from './conditions/condition-evidence.resolver.js';
import { DeclarationResolver } from './declarations/declaration.resolver.js';
import { DeclarationService } from './declarations/declaration.service.js';
import { ApprovalResolver } from './design/approval.resolver.js';
import { ApprovalService } from './design/approval.service.js';
import { HarvestReader } from './harvest/harvest.read-model.js';
import { HarvestResolver } from './harvest/harvest.resolver.js';
import { HarvestService } from './harvest/harvest.service.js';
import { BehaviourImpactResolver } from './impact/behaviour-impact.resolver.js';
import { ImpactLineLoader } from './impact/impact-line.loader.js';
import { ImpactLineResolver } from './impact/impact-line.resolver.js';
import { EarlierLessonResolver, LessonResolver } from './lessons/lesson.resolver.js';
import { LessonService } from './lessons/lesson.service.js';
import { BuildUpChangeResolver } from './modules/build-up-change.resolver.js';
import { BuildUpChangeService } from './modules/build-up-change.service.js';
import { DaysProposalService } from './modules/days-proposal.service.js';
import { ModuleResolver } from './modules/module.resolver.js';
import { ModuleService } from './modules/module.service.js';
import { ModuleDesignService } from './modules/module-design.service.js';
import { FillPlacesJob } from './participations/fill-places.job.js';
import { LeavingService } from './participations/leaving.service.js';
import { OpenEnrolmentResolver } from './participations/open-enrolment.resolver.js';
import { OpenEnrolmentService } from './participations/open-enrolment.service.js';
import { ParticipationResolver } from './participations/participation.resolver.js';
import { ParticipationService } from './participations/participation.service.js';
import { WhoLeftJob } from './participations/who-left.job.js';
import { PracticeCaseResolver } from './practice-cases/practice-case.resolver.js';
import { PracticeCaseService } from './practice-cases/practice-case.service.js';
import { ClientChangeResolver } from './programmes/client-change.resolver.js';
import { ClientChangeService } from './programmes/client-change.service.js';
import { ProgrammeResolver } from './programmes/programme.resolver.js';
import { ProgrammeService } from './programmes/programme.service.js';
import { TemplateResolver } from './templates/template.resolver.js';
import { TemplateService } from './templates/template.service.js';

@Module({
  imports: [PeopleModule],
  providers: [
    CompassService,
    CompassResolver,
    ProgrammeService,
    ProgrammeResolver,
    ClientChangeService,
    ClientChangeResolver,
    ChallengeService,
    ChallengeResolver,
    ModuleService,
    ModuleDesignService,
    BehaviourService,
    BehaviourResolver,
    ImpactLineLoader,
    ImpactLineResolver,
    BehaviourImpactResolver,
    ModuleResolver,
    DaysProposalService,
    BuildUpChangeService,
    BuildUpChangeResolver,
    BlockedPeriodService,
    BlockedPeriodResolver,
    TemplateService,
    TemplateResolver,
    ConditionService,
    ConditionResolver,
    ConditionEvidenceResolver,
    ApprovalService,
    ApprovalResolver,
    ParticipationService,
    ParticipationResolver,
    LeavingService,
    OpenEnrolmentService,
    OpenEnrolmentResolver,
    FillPlacesJob,
    StepChoiceService,
    StepChoiceResolver,
    DeclarationService,
    DeclarationResolver,
    PracticeCaseService,
    PracticeCaseResolver,
    WhoLeftJob,
    HarvestService,
    HarvestReader,
    HarvestResolver,
    LessonService,
    LessonResolver,
    EarlierLessonResolver,
  ],
  exports: [ProgrammeService, ImpactLineLoader],
})
export class ProgrammesModule {}
