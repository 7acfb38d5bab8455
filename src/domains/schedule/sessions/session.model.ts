import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { Attendance } from '../attendance/attendance.model.js';
import { ALL_SESSION_KINDS, SESSION_STATES, type SessionKind, type SessionState } from './session.rules.js';

const SessionKindEnum = enumOf(ALL_SESSION_KINDS);
registerEnumType(SessionKindEnum, {
  name: 'SessionKind',
  description: 'Which step of a module a session belongs to; DESIGN for a design session, which is of none.',
});

export const SessionStateEnum = enumOf(SESSION_STATES);
registerEnumType(SessionStateEnum, { name: 'SessionState', description: 'Whether a session is on.' });

@ObjectType({ description: 'How many came.' })
@Access('PARENT')
export class SessionTurnout {
  @Field(() => Int)
  invited!: number;
  @Field(() => Int)
  present!: number;
  @Field(() => Int)
  absent!: number;
}

@ObjectType({
  description:
    'People coming together for a step of a module: kick-off, inspiration session, workshop, kick-out. It exists for coordinators, trainers, the director of its programme and whoever is invited.',
})
@Access('SIGNED_IN')
export class Session {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference, { nullable: true, description: 'Null for a design session.' })
  module!: ModuleReference | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The step of the module that it is a session of; null for one from before steps were told apart.',
  })
  stepId!: string | null;

  @Field(() => SessionKindEnum, { description: 'The kind of that step, or DESIGN.' })
  kind!: SessionKind;

  @Field(() => LocalizedText, { description: 'What it is called in invitations.' })
  title!: LocalizedText;

  @Field(() => DateTime)
  startsAt!: Date;

  @Field(() => DateTime)
  endsAt!: Date;

  @Field(() => TimeZone, { description: 'Where its hours are those of the clock: the zone of its programme.' })
  timeZone!: string;

  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;

  @Field(() => Int, { description: 'How many people there is a place for.' })
  capacity!: number;

  @Field(() => Int, {
    description: 'How often what attendees have in their calendar has changed: SEQUENCE of iCalendar.',
  })
  sequence!: number;

  @Field(() => Int, { description: 'Grows with every change of it. Give it to sessionReschedule.' })
  version!: number;

  @Field(() => SessionStateEnum)
  state!: SessionState;

  @Field(() => [Attendance], {
    description: 'Who is invited, by name. Coordinators and trainers see everybody, an invited person himself.',
  })
  attendances!: readonly Attendance[];

  @Field(() => SessionTurnout, {
    nullable: true,
    description: "For coordinators, trainers and the programme's director; null for somebody who is only invited.",
  })
  @Access('COORDINATOR', 'TRAINER', 'DIRECTOR')
  turnout!: SessionTurnout | null;
}

@InputType()
export class SessionPlanInput {
  @Field(() => ID, { nullable: true, description: 'The step that it is a session of; or name it by its kind.' })
  stepId?: string | null;
  @Field(() => SessionKindEnum, { nullable: true, description: 'Enough where the module has one step of that kind.' })
  kind?: SessionKind | null;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: "Without one it is called after its step: 'Kick-off'.",
  })
  title?: LocalizedTextInput | null;
  @Field({
    description:
      "By the clock in the programme's time zone: '2027-03-04T09:00'. What that clock skips or shows twice is refused.",
  })
  startsAtLocal!: string;
  @Field(() => Int, { description: '15 to 720.' })
  minutes!: number;
  @Field()
  place!: string;
  @Field(() => Int, { description: '1 to 2000.' })
  capacity!: number;
}

@InputType({ description: 'What is left out stays as it is.' })
export class SessionRescheduleInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: 'Null calls it after its step again.' })
  title?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true, description: "By the clock in the session's time zone: '2027-03-04T09:00'." })
  startsAtLocal?: string | null;
  @Field(() => Int, { nullable: true, description: '15 to 720.' })
  minutes?: number | null;
  @Field(() => String, { nullable: true })
  place?: string | null;
  @Field(() => Int, { nullable: true, description: '1 to 2000, and not fewer than are invited.' })
  capacity?: number | null;
}

@InputType()
export class SessionInviteInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Participants of the programme; left out: all of them, or those who chose the step when it is one to choose.',
  })
  personIds?: string[] | null;
}

@ObjectType()
@Access('PARENT')
export class SessionPayload {
  @Field(() => Session, { nullable: true })
  session?: Session;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class SessionPlanPayload extends SessionPayload {
  @Field(() => [String], {
    nullable: true,
    description: "What the planner may have overlooked, in the caller's language: a weekend, a Dutch holiday.",
  })
  notices?: string[];
}
