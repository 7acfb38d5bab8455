import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { PlacementModule } from '../placement/placement.module.js';
import { CoachingReader } from './coaching/coaching.read-model.js';
import { CoachingResolver } from './coaching/coaching.resolver.js';
import { CoachingNoteService } from './coaching/coaching-note.service.js';
import { CoachingSessionService } from './coaching/coaching-session.service.js';
import { LearningManagerResolver } from './learning-managers/learning-manager.resolver.js';
import { LearningManagerService } from './learning-managers/learning-manager.service.js';
import { LearningManagerLeftJob } from './learning-managers/learning-manager-left.job.js';
import { CoachingMatchReader } from './matching/coaching-match.read-model.js';
import { CoachingMatchFieldsResolver, CoachingMatchResolver } from './matching/coaching-match.resolver.js';
import { CoachingMatchService } from './matching/coaching-match.service.js';
import { LetGoOfCoachedJob } from './matching/let-go-of-coached.job.js';
import { ManagerCoachesNoMoreJob } from './matching/manager-coaches-no-more.job.js';
import {
  CoachingProposalResolver,
  CoachingProposedLoadResolver,
  MatchingResolver,
} from './matching/matching.resolver.js';
import { MatchingService } from './matching/matching.service.js';
import { CoachingQualityResolver } from './quality/quality.resolver.js';
import { CoachingQualityService } from './quality/quality.service.js';
import { ReleaseCoachingQualityJob } from './quality/release-coaching-quality.job.js';

@Module({
  imports: [PeopleModule, PlacementModule],
  providers: [
    LearningManagerService,
    LearningManagerResolver,
    LearningManagerLeftJob,
    CoachingMatchService,
    CoachingMatchReader,
    CoachingMatchResolver,
    CoachingMatchFieldsResolver,
    LetGoOfCoachedJob,
    ManagerCoachesNoMoreJob,
    MatchingService,
    MatchingResolver,
    CoachingProposalResolver,
    CoachingProposedLoadResolver,
    CoachingSessionService,
    CoachingNoteService,
    CoachingReader,
    CoachingResolver,
    CoachingQualityService,
    CoachingQualityResolver,
    ReleaseCoachingQualityJob,
  ],
})
export class CoachingModule {}
