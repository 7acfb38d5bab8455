import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { Attendance, AttendanceState } from '../../schedule/attendance/attendance.model.js';
import type { LineAudience } from '../groups/group.policy.js';
import { LINE_KINDS, type LineKind, METHODS, type Method } from './meeting.rules.js';

export const IntervisionMethodEnum = enumOf(METHODS);
registerEnumType(IntervisionMethodEnum, {
  name: 'IntervisionMethod',
  description: 'How a group works on a case.',
  valuesMap: {
    INCIDENT: { description: 'Incident method: what happened, and what would each have done?' },
    FIVE_STEPS: { description: 'Five steps: question, analysis, alternatives, advice, way back.' },
    TEN_STEPS: { description: 'Ten steps, for groups that have done it before.' },
    GOSSIP: { description: 'The group talks about the case as if its giver was not there.' },
    APPRECIATIVE: { description: 'What worked, and how can there be more of it?' },
    OWN: { description: 'A method of its own, by its name.' },
  },
});
export const IntervisionLineKindEnum = enumOf(LINE_KINDS);
registerEnumType(IntervisionLineKindEnum, {
  name: 'IntervisionLineKind',
  description: 'What somebody takes to a meeting, or from it.',
});
export const IntervisionLineAudienceEnum = enumOf<LineAudience>(['OWN', 'GROUP', 'PROGRAMME']);
registerEnumType(IntervisionLineAudienceEnum, {
  name: 'IntervisionLineAudience',
  description: 'Who reads a line.',
  valuesMap: {
    OWN: { description: 'Its writer.' },
    GROUP: { description: 'Everyone in the group.' },
    PROGRAMME: { description: 'Everyone in the programme.' },
  },
});

@ObjectType({ description: 'A learning question for a meeting, or an insight out of it, in one line.' })
@Access('PARENT')
export class IntervisionLine {
  @Field(() => ID)
  id!: string;

  /** Resolved to `author`. */
  authorId!: string;

  @Field(() => IntervisionLineKindEnum)
  kind!: LineKind;

  @Field()
  text!: string;

  @Field(() => Int, { description: 'Grows with every change. Give it when changing.' })
  version!: number;

  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
}

@ObjectType({ description: 'An insight that somebody shares with everybody in the programme.' })
@Access('SIGNED_IN')
export class IntervisionInsight {
  @Field(() => ID)
  id!: string;

  /** Resolved to `author`. */
  authorId!: string;

  @Field()
  text!: string;

  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
}

@ObjectType()
export class IntervisionInsightEdge extends EdgeOf(IntervisionInsight) {}

@ObjectType({ description: 'Insights, the latest first.' })
export class IntervisionInsightConnection extends ConnectionOf(IntervisionInsight, IntervisionInsightEdge) {}

@ObjectType({ description: 'A session of an intervision group. What is said in it is not kept.' })
@Access('PARENT')
export class IntervisionMeeting {
  @Field(() => ID, { description: 'That of its session.' })
  id!: string;

  @Field(() => DateTime)
  startsAt!: Date;

  @Field(() => DateTime)
  endsAt!: Date;

  @Field(() => TimeZone)
  timeZone!: string;

  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;

  @Field({ description: 'Whether it was called off.' })
  isCancelled!: boolean;

  @Field(() => IntervisionMethodEnum)
  method!: Method;

  @Field(() => String, { nullable: true, description: 'What the method is called where it is their own.' })
  ownMethod!: string | null;

  /** Resolved to `caseGiver`. */
  caseGiverId!: string | null;

  @Field(() => Int, { description: 'Of method and case-giver; grows with every change. Give it when changing them.' })
  version!: number;

  @Field(() => AttendanceState, { nullable: true, description: "The caller's own; null for who is not invited." })
  ownAttendance!: AttendanceState | null;

  @Field(() => [Attendance], {
    description:
      'Who is invited and who came, by name: for those who may record it. None for who is no longer in the group.',
  })
  attendances!: Attendance[];

  @Field(() => Int, {
    description: 'Grows with every change of moment and attendance. Give it when recording who came.',
  })
  attendanceVersion!: number;

  @Field(() => [IntervisionLine], { description: "The caller's own, and what others share with the caller." })
  lines!: IntervisionLine[];

  @Field(() => [VisibleTo], {
    description: "Whom a line of the caller's could be for; none for who is not in the group.",
  })
  lineAudiences!: VisibleTo[];
}

@InputType()
export class IntervisionMeetingPlanInput {
  @Field({
    description:
      "By the clock in the programme's time zone: '2027-03-04T09:00'. What that clock skips or shows twice is refused.",
  })
  startsAtLocal!: string;
  @Field(() => Int, { defaultValue: 120, description: '15 to 720.' })
  minutes!: number;
  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;
  @Field(() => IntervisionMethodEnum)
  method!: Method;
  @Field(() => String, { nullable: true, description: 'What the method is called where it is their own.' })
  ownMethod?: string | null;
  @Field(() => ID, { nullable: true, description: 'Somebody of the group; left out: whose turn it is.' })
  caseGiverId?: string | null;
}

@InputType()
export class IntervisionMeetingChangeInput {
  @Field(() => IntervisionMethodEnum)
  method!: Method;
  @Field(() => String, { nullable: true, description: 'What the method is called where it is their own.' })
  ownMethod?: string | null;
  @Field(() => ID, { nullable: true, description: 'Somebody of the group; left out: whose turn it is.' })
  caseGiverId?: string | null;
}

@InputType()
export class IntervisionLineInput {
  @Field({ description: 'One line, for whom `audience` says.' })
  text!: string;
  @Field(() => IntervisionLineAudienceEnum, { description: 'What was shared once, is not shared less widely later.' })
  audience!: LineAudience;
}
