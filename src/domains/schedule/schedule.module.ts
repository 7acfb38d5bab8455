import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { AttendanceResolver } from './attendance/attendance.resolver.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { LetGoJob } from './sessions/let-go.job.js';
import { SessionReader } from './sessions/session.read-model.js';
import { SessionResolver } from './sessions/session.resolver.js';
import { SessionService } from './sessions/session.service.js';
import { SessionClashResolver } from './sessions/session-clash.resolver.js';

@Module({
  imports: [PeopleModule],
  providers: [
    SessionService,
    SessionReader,
    SessionResolver,
    SessionClashResolver,
    AttendanceService,
    AttendanceResolver,
    LetGoJob,
  ],
})
export class ScheduleModule {}
