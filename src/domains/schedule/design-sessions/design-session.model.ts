import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { Attendance } from '../attendance/attendance.model.js';
import { SessionStateEnum } from '../sessions/session.model.js';
import type { SessionState } from '../sessions/session.rules.js';

@ObjectType({ description: 'When and where a design session is. It is changed and called off like every session.' })
@Access('PARENT')
export class DesignSessionMeeting {
  @Field(() => ID, { description: 'Of the session: for sessionReschedule, sessionCancel and attendanceRecord.' })
  sessionId!: string;
  @Field(() => DateTime)
  startsAt!: Date;
  @Field(() => DateTime)
  endsAt!: Date;
  @Field(() => TimeZone)
  timeZone!: string;
  @Field()
  place!: string;
  @Field(() => Int, {
    description: 'Grows with every change of it. Give it to sessionReschedule and attendanceRecord.',
  })
  version!: number;
  @Field(() => SessionStateEnum)
  state!: SessionState;
  @Field(() => [Attendance], { description: 'Who is invited, by name.' })
  attendances!: Attendance[];
}

@ObjectType({ description: 'A challenge that came out of a design session.' })
@Access('PARENT')
export class DesignSessionChallenge {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
}

@ObjectType({
  description:
    'Director and management team designing a programme together (ontwerpsessie). It exists for coordinators, the client and who is invited.',
})
@Access('SIGNED_IN')
export class DesignSession {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'Its place among those of the programme, from 1.' })
  position!: number;
  @Field(() => LocalizedText, { description: 'What it is about, and what it is called in invitations.' })
  title!: LocalizedText;
  @Field(() => DesignSessionMeeting, { nullable: true, description: 'Null while it is not planned.' })
  meeting!: DesignSessionMeeting | null;
  /** Resolved to `proposedParticipants`. */
  proposedIds!: string[];
  @Field(() => LocalizedText, { nullable: true, description: 'What became of it; null until that is written.' })
  results!: LocalizedText | null;
  @Field(() => Int, { description: 'Of the results; grows with every change. Give it when writing.' })
  version!: number;
  @Field(() => VisibleTo, {
    description: 'Who reads the results: whoever is invited, by name, and who sees every design session.',
  })
  visibleTo!: VisibleTo;
  @Field(() => [DesignSessionChallenge], { description: 'Business challenges that were decided on in it.' })
  businessChallenges!: DesignSessionChallenge[];
  @Field(() => [DesignSessionChallenge], { description: 'Leadership challenges that were decided on in it.' })
  leadershipChallenges!: DesignSessionChallenge[];
  @Field(() => [ModuleReference], { description: 'Modules that were decided on in it.' })
  modules!: ModuleReference[];
}

@InputType()
export class DesignSessionAddInput {
  @Field(() => LocalizedTextInput)
  title!: LocalizedTextInput;
}

@InputType()
export class DesignSessionPlanInput {
  @Field({
    description:
      "By the clock in the programme's time zone: '2027-03-04T09:00'. What that clock skips or shows twice is refused.",
  })
  startsAtLocal!: string;
  @Field(() => Int, { defaultValue: 240, description: '15 to 720.' })
  minutes!: number;
  @Field()
  place!: string;
}

@InputType()
export class DesignSessionInviteInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Anybody of the organisation. Left out: the proposed participants, the client and the management team.',
  })
  personIds?: string[] | null;
}

@InputType()
export class DesignSessionResultsWriteInput {
  @Field(() => LocalizedTextInput, { description: 'Up to 10,000 characters each.' })
  results!: LocalizedTextInput;
}

@ObjectType()
@Access('PARENT')
export class DesignSessionPayload {
  @Field(() => DesignSession, {
    nullable: true,
    description: 'With EDITED_MEANWHILE as somebody else wrote it: nothing was written over it.',
  })
  designSession?: DesignSession | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class DesignSessionPlanPayload extends DesignSessionPayload {
  @Field(() => [String], {
    nullable: true,
    description: "What the planner may have overlooked, in the caller's language: a weekend, a Dutch holiday.",
  })
  notices?: string[];
}
