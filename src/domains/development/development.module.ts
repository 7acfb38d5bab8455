import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { AssignmentReader } from './assignments/assignment.read-model.js';
import { AssignmentResolver } from './assignments/assignment.resolver.js';
import { AssignmentService } from './assignments/assignment.service.js';
import { AssignmentProgressResolver } from './assignments/assignment-progress.resolver.js';
import { PracticeResolver } from './assignments/practice.resolver.js';
import { PracticeService } from './assignments/practice.service.js';
import { PopConversationReader } from './pop-conversations/pop-conversation.read-model.js';
import { PopConversationResolver } from './pop-conversations/pop-conversation.resolver.js';
import { PopConversationService } from './pop-conversations/pop-conversation.service.js';
import { PopConversationProgressResolver } from './pop-conversations/pop-conversation-progress.resolver.js';

@Module({
  imports: [PeopleModule],
  providers: [
    PopConversationService,
    PopConversationReader,
    PopConversationResolver,
    PopConversationProgressResolver,
    AssignmentService,
    AssignmentReader,
    AssignmentResolver,
    AssignmentProgressResolver,
    PracticeService,
    PracticeResolver,
  ],
})
export class DevelopmentModule {}
