import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { LearningManagerResolver } from './learning-managers/learning-manager.resolver.js';
import { LearningManagerService } from './learning-managers/learning-manager.service.js';
import { CoachingMatchReader } from './matching/coaching-match.read-model.js';
import { CoachingMatchFieldsResolver, CoachingMatchResolver } from './matching/coaching-match.resolver.js';
import { CoachingMatchService } from './matching/coaching-match.service.js';

@Module({
  imports: [PeopleModule],
  providers: [
    LearningManagerService,
    LearningManagerResolver,
    CoachingMatchService,
    CoachingMatchReader,
    CoachingMatchResolver,
    CoachingMatchFieldsResolver,
  ],
})
export class CoachingModule {}
