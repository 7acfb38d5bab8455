import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
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
import { LearningManagerService } from './final-conversations/learning-manager.service.js';
import { PopConversationReader } from './pop-conversations/pop-conversation.read-model.js';
import {
  PopConversationResolver,
  PopConversationVersionResolver,
  PopHandOverResolver,
} from './pop-conversations/pop-conversation.resolver.js';
import { PopConversationService } from './pop-conversations/pop-conversation.service.js';
import { PopConversationProgressResolver } from './pop-conversations/pop-conversation-progress.resolver.js';

@Module({
  imports: [PeopleModule],
  providers: [
    AppointmentService,
    PreparationService,
    HandOverService,
    HandOverResolver,
    HandOverJob,
    PopConversationService,
    PopConversationReader,
    PopConversationResolver,
    PopConversationVersionResolver,
    PopHandOverResolver,
    PopConversationProgressResolver,
    FinalConversationService,
    FinalConversationReader,
    FinalConversationResolver,
    FinalConversationVersionResolver,
    FinalConversationProgressResolver,
    LearningManagerService,
  ],
})
export class DevelopmentModule {}
