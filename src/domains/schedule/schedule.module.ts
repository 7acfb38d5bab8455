import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { AttendanceResolver } from './attendance/attendance.resolver.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { DesignSessionReader } from './design-sessions/design-session.read-model.js';
import { DesignSessionResolver } from './design-sessions/design-session.resolver.js';
import { DesignSessionService } from './design-sessions/design-session.service.js';
import { FollowChoiceJob } from './sessions/follow-choice.job.js';
import { LetGoJob } from './sessions/let-go.job.js';
import { SessionReader } from './sessions/session.read-model.js';
import { SessionResolver } from './sessions/session.resolver.js';
import { SessionService } from './sessions/session.service.js';
import { SessionClashResolver } from './sessions/session-clash.resolver.js';

@Module({
  imports: [PeopleModule],
  providers: [
    DesignSessionService,
    DesignSessionReader,
    DesignSessionResolver,
    SessionService,
    SessionReader,
    SessionResolver,
    SessionClashResolver,
    AttendanceService,
    AttendanceResolver,
    LetGoJob,
    FollowChoiceJob,
  ],
  exports: [SessionService, AttendanceService],
})
export class ScheduleModule {}
