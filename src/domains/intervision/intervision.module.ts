import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { PlacementModule } from '../placement/placement.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { ComposingService } from './groups/composing.service.js';
import { IntervisionGroupReader } from './groups/group.read-model.js';
import {
  IntervisionComposingResolver,
  IntervisionGroupResolver,
  IntervisionMemberResolver,
  IntervisionProposalResolver,
} from './groups/group.resolver.js';
import { IntervisionGroupService } from './groups/group.service.js';
import { LeaveGroupJob } from './groups/leave-group.job.js';
import { IntervisionInsightReader } from './meetings/insight.read-model.js';
import {
  IntervisionInsightResolver,
  IntervisionLineResolver,
  IntervisionMeetingResolver,
} from './meetings/meeting.resolver.js';
import { IntervisionMeetingService } from './meetings/meeting.service.js';

@Module({
  imports: [PeopleModule, PlacementModule, ScheduleModule],
  providers: [
    IntervisionGroupService,
    IntervisionGroupReader,
    IntervisionGroupResolver,
    IntervisionMemberResolver,
    IntervisionComposingResolver,
    IntervisionProposalResolver,
    ComposingService,
    LeaveGroupJob,
    IntervisionMeetingService,
    IntervisionMeetingResolver,
    IntervisionLineResolver,
    IntervisionInsightReader,
    IntervisionInsightResolver,
  ],
})
export class IntervisionModule {}
