import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { CONVERSATION_STATES, type ConversationState, SIDES, type Side } from './conversation.rules.js';

export const ConversationStateEnum = enumOf(CONVERSATION_STATES);
registerEnumType(ConversationStateEnum, {
  name: 'ConversationState',
  description: 'Where a conversation stands. It follows from what its people have done.',
  valuesMap: {
    TO_PLAN: { description: 'It has no moment yet.' },
    PLANNED: { description: 'Its moment is still to come.' },
    HELD: { description: 'Its moment has passed, and nothing to sign has been written.' },
    TO_SIGN: {
      description: 'What was written waits for one or more signatures; also after a change of what was signed.',
    },
    SIGNED: { description: 'Everyone has signed what was written as it is.' },
  },
});

export const ConversationSideEnum = enumOf(SIDES);
registerEnumType(ConversationSideEnum, {
  name: 'ConversationSide',
  description: 'As what somebody has a conversation.',
  valuesMap: { LEARNING_MANAGER: { description: 'In a final conversation only.' } },
});

@ObjectType({
  description: 'Where one of them has to be at that time already: it is shown, and keeps nobody from planning.',
})
@Access('PARENT')
export class AppointmentClash {
  @Field(() => ConversationSideEnum)
  side!: Side;
  @Field(() => DateTime)
  startsAt!: Date;
  @Field(() => DateTime)
  endsAt!: Date;
  @Field(() => LocalizedText, {
    nullable: true,
    description: "The session that one is invited to oneself; null for somebody else's, and for another conversation.",
  })
  session!: LocalizedText | null;
}

@ObjectType()
@Access('PARENT')
export class ProposedTime {
  @Field(() => DateTime)
  startsAt!: Date;
  @Field(() => DateTime)
  endsAt!: Date;
  @Field(() => [ConversationSideEnum], { description: 'Whom it suits, whoever proposed it among them.' })
  suits!: Side[];
  @Field(() => [AppointmentClash], { description: 'What else is at that time, the earliest first.' })
  clashes!: AppointmentClash[];
}

@ObjectType({ description: 'Times that wait for an answer. The first that suits everyone becomes the appointment.' })
@Access('PARENT')
export class TimesProposal {
  @Field(() => ConversationSideEnum)
  by!: Side;
  @Field()
  place!: string;
  @Field(() => [ProposedTime], { description: 'The earliest first.' })
  times!: ProposedTime[];
}

@ObjectType({ description: "What one of them wrote beforehand: the writer's own until it is shared." })
@Access('PARENT')
export class Preparation {
  @Field(() => ConversationSideEnum, { description: 'Of its writer.' })
  side!: Side;
  @Field({ description: 'Empty while nothing has been written.' })
  text!: string;
  @Field(() => Int, {
    description: 'Grows with every change; 0 while nothing has been written. Give it when writing and sharing.',
  })
  version!: number;
  @Field(() => DateTime, { nullable: true, description: "Null while it is its writer's own." })
  sharedAt!: Date | null;
  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
}

/** What both kinds of conversation have alike. */
@ObjectType({ isAbstract: true })
export abstract class Conversation {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference)
  module!: ModuleReference;

  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `manager`. */
  managerId!: string;

  @Field(() => ConversationSideEnum, { description: "The caller's own side." })
  side!: Side;

  @Field(() => ConversationStateEnum)
  state!: ConversationState;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is not planned.' })
  startsAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  endsAt!: Date | null;

  @Field(() => TimeZone, { description: 'Where its hours are those of the clock: the zone of its programme.' })
  timeZone!: string;

  @Field({ description: 'Empty while it is not planned.' })
  place!: string;

  @Field(() => Int, { description: 'How often the appointment has been moved: SEQUENCE of iCalendar.' })
  sequence!: number;

  @Field(() => [AppointmentClash], { description: 'What else is at the time of the appointment, the earliest first.' })
  clashes!: AppointmentClash[];

  @Field(() => TimesProposal, { nullable: true, description: 'Null while no times wait for an answer.' })
  proposal!: TimesProposal | null;

  @Field(() => Int, { description: 'Grows with every proposal. Give it when proposing times and accepting them.' })
  proposalNumber!: number;

  @Field(() => Int, {
    description: 'Of what is signed; grows with every change of it. Give it when writing and signing.',
  })
  version!: number;

  @Field(() => VisibleTo, { description: 'Who reads what is written together, known before anything is written.' })
  visibleTo!: VisibleTo;

  @Field(() => Preparation, { description: "The caller's own, also before anything is written." })
  ownPreparation!: Preparation;

  @Field(() => [Preparation], { description: 'What the others prepared and shared.' })
  preparations!: Preparation[];
}

@InputType({ isAbstract: true })
export abstract class AppointmentInput {
  @Field({
    description:
      "By the clock in the programme's time zone: '2027-02-10T10:00'. What that clock skips or shows twice is refused.",
  })
  startsAtLocal!: string;
  @Field(() => Int, { defaultValue: 60, description: '15 to 480.' })
  minutes!: number;
  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;
}

@InputType()
export class TimesProposeInput {
  @Field(() => [String], {
    description:
      "One to eight, by the clock in the programme's time zone: '2027-02-10T10:00'. What that clock skips or shows twice is refused.",
  })
  startsAtLocal!: string[];
  @Field(() => Int, { defaultValue: 60, description: '15 to 480.' })
  minutes!: number;
  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;
}
