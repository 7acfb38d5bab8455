import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { GoalImpactResolver } from './pop-conversations/goal-impact.resolver.js';
import { PopConversationReader } from './pop-conversations/pop-conversation.read-model.js';
import { PopConversationResolver } from './pop-conversations/pop-conversation.resolver.js';
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
  ],
})
export class DevelopmentModule {}
