import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AssignmentReader } from './assignments/assignment.read-model.js';
import { AssignmentResolver } from './assignments/assignment.resolver.js';
import { AssignmentService } from './assignments/assignment.service.js';
import { AssignmentProgressResolver } from './assignments/assignment-progress.resolver.js';
import { LetGoOfSharedJob } from './assignments/let-go-of-shared.job.js';
import { PracticeResolver } from './assignments/practice.resolver.js';
import { PracticeService } from './assignments/practice.service.js';
import { SharedWithFormerManagerJob } from './assignments/shared-with-former-manager.job.js';
import { AppointmentService } from './conversations/appointment.service.js';
import { HandOverJob } from './conversations/hand-over.job.js';
import { HandOverResolver } from './conversations/hand-over.resolver.js';
import { HandOverService } from './conversations/hand-over.service.js';
import { PreparationService } from './conversations/preparation.service.js';
import { FinalConversationReader } from './final-conversations/final-conversation.read-model.js';
import {
  FinalConversationResolver,
  FinalConversationVersionResolver,
} from './final-conversations/final-conversation.resolver.js';
import { FinalConversationService } from './final-conversations/final-conversation.service.js';
import { FinalConversationProgressResolver } from './final-conversations/final-conversation-progress.resolver.js';
import { FinalLearningManagerService } from './final-conversations/final-learning-manager.service.js';
import { FinalLearningManagerLeftJob } from './final-conversations/final-learning-manager-left.job.js';
import { FollowMatchJob } from './final-conversations/follow-match.job.js';
import { AssignmentImpactResolver } from './impact/assignment-impact.resolver.js';
import { GoalImpactResolver } from './impact/goal-impact.resolver.js';
import { PopConversationReader } from './pop-conversations/pop-conversation.read-model.js';
import {
  PopConversationResolver,
  PopConversationVersionResolver,
  PopHandOverResolver,
} from './pop-conversations/pop-conversation.resolver.js';
import { PopConversationService } from './pop-conversations/pop-conversation.service.js';
import { PopConversationProgressResolver } from './pop-conversations/pop-conversation-progress.resolver.js';

@Module({
  imports: [PeopleModule, ProgrammesModule],
  providers: [
    PopConversationService,
    PopConversationReader,
    PopConversationResolver,
    PopConversationProgressResolver,
    GoalImpactResolver,
    AssignmentImpactResolver,
    AssignmentService,
    AssignmentReader,
    AssignmentResolver,
    AssignmentProgressResolver,
    LetGoOfSharedJob,
    SharedWithFormerManagerJob,
    PracticeService,
    PracticeResolver,
    AppointmentService,
    PreparationService,
    HandOverService,
    HandOverResolver,
    HandOverJob,
    PopConversationVersionResolver,
    PopHandOverResolver,
    FinalConversationService,
    FinalConversationReader,
    FinalConversationResolver,
    FinalConversationVersionResolver,
    FinalConversationProgressResolver,
    FinalLearningManagerService,
    FollowMatchJob,
    FinalLearningManagerLeftJob,
  ],
})
export class DevelopmentModule {}
