import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { PopConversationReader } from './pop-conversations/pop-conversation.read-model.js';
import { PopConversationResolver } from './pop-conversations/pop-conversation.resolver.js';
import { PopConversationService } from './pop-conversations/pop-conversation.service.js';
import { PopConversationProgressResolver } from './pop-conversations/pop-conversation-progress.resolver.js';

@Module({
  imports: [PeopleModule],
  providers: [PopConversationService, PopConversationReader, PopConversationResolver, PopConversationProgressResolver],
})
export class DevelopmentModule {}
