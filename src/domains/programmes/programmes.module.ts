import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ChallengeResolver } from './challenges/challenge.resolver.js';
import { ChallengeService } from './challenges/challenge.service.js';
import { CompassResolver } from './compass/compass.resolver.js';
import { CompassService } from './compass/compass.service.js';
import { ConditionResolver } from './conditions/condition.resolver.js';
import { ConditionService } from './conditions/condition.service.js';
import { ModuleResolver } from './modules/module.resolver.js';
import { ModuleService } from './modules/module.service.js';
import { LeavingService } from './participations/leaving.service.js';
import { ParticipationResolver } from './participations/participation.resolver.js';
import { ParticipationService } from './participations/participation.service.js';
import { WhoLeftJob } from './participations/who-left.job.js';
import { ClientChangeResolver } from './programmes/client-change.resolver.js';
import { ClientChangeService } from './programmes/client-change.service.js';
import { ProgrammeResolver } from './programmes/programme.resolver.js';
import { ProgrammeService } from './programmes/programme.service.js';

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
    ModuleResolver,
    ConditionService,
    ConditionResolver,
    ParticipationService,
    ParticipationResolver,
    LeavingService,
    WhoLeftJob,
  ],
  exports: [ProgrammeService],
})
export class ProgrammesModule {}
