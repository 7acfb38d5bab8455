import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../../people/people/person.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { POP_CONVERSATION_STATES, type PopConversationState, SIDES, type Side } from './pop-conversation.rules.js';

/** The audience of a text, in the words that its writer reads. */
const VISIBLE_TO_BOTH = 'Visible to: the participant and the manager of this conversation, nobody else.';
const VISIBLE_TO_WRITER = 'Visible to: its writer, nobody else.';

const PopConversationStateEnum = Object.fromEntries(POP_CONVERSATION_STATES.map((state) => [state, state]));
registerEnumType(PopConversationStateEnum, {
  name: 'PopConversationState',
  description: 'Where a POP conversation stands. It follows from what the two have done.',
  valuesMap: {
    TO_PLAN: { description: 'It has no moment yet.' },
    PLANNED: { description: 'Its moment is still to come.' },
    HELD: { description: 'Its moment has passed, and no goals have been written.' },
    TO_SIGN: { description: 'Goals wait for a signature of one or both; also after a change of what was signed.' },
    SIGNED: { description: 'Both have signed goals and agreements as they are.' },
  },
});

const SideEnum = Object.fromEntries(SIDES.map((side) => [side, side]));
registerEnumType(SideEnum, { name: 'PopConversationSide', description: 'One of the two who have the conversation.' });

@ObjectType({ description: 'What a participant wants to do differently.' })
@Access('PARENT')
export class DevelopmentGoal {
  @Field(() => ID)
  id!: string;
  @Field({ description: `What behaviour. ${VISIBLE_TO_BOTH}` })
  behaviour!: string;
  @Field({ description: `In which situation. ${VISIBLE_TO_BOTH}` })
  situation!: string;
  @Field({ description: `How others will notice. ${VISIBLE_TO_BOTH}` })
  noticedBy!: string;
  /** Resolved to `impactLine`. */
  behaviourId?: string | null;
}

@ObjectType({ description: 'What both have signed. It never changes.' })
@Access('PARENT')
export class PopConversationVersion {
  @Field(() => Int)
  version!: number;
  @Field(() => [DevelopmentGoal])
  goals!: DevelopmentGoal[];
  @Field({ description: VISIBLE_TO_BOTH })
  agreements!: string;
  @Field(() => DateTime, { description: 'When the second of the two signed.' })
  signedAt!: Date;
}

@ObjectType({
  description:
    'A participant and the manager agree on development goals for a module (POP-gesprek). It exists for these two only, whatever roles others have. It stays with the manager of the moment that it was started, also when the participant gets another.',
})
@Access('SIGNED_IN')
export class PopConversation {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference)
  module!: ModuleReference;

  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `manager`. */
  managerId!: string;

  @Field(() => SideEnum, { description: "The caller's own side." })
  side!: Side;

  @Field(() => PopConversationStateEnum)
  state!: PopConversationState;

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

  @Field(() => [DevelopmentGoal], { description: 'In their order. Before the first are written there are none.' })
  goals!: DevelopmentGoal[];

  @Field({ description: `What the two agreed. ${VISIBLE_TO_BOTH}` })
  agreements!: string;

  @Field(() => Int, {
    description: 'Of goals and agreements; grows with every change. Give it when writing and signing.',
  })
  version!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the participant signed this version; null while that is to be done.',
  })
  participantSignedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the manager signed this version; null while that is to be done.',
  })
  managerSignedAt!: Date | null;

  @Field(() => [PopConversationVersion], { description: 'Every version that both have signed, the latest first.' })
  versions!: PopConversationVersion[];

  @Field(() => String, { nullable: true, description: `The caller's own note. ${VISIBLE_TO_WRITER}` })
  ownNote!: string | null;
}

@ObjectType({ description: 'How far a POP conversation is, without anything that was said.' })
@Access('COORDINATOR')
export class PopConversationProgress {
  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `manager`. */
  managerId!: string;

  @Field(() => PopConversationStateEnum)
  state!: PopConversationState;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is not planned.' })
  startsAt!: Date | null;
}

@InputType()
export class PopConversationPlanInput {
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
export class DevelopmentGoalInput {
  @Field({ description: `What behaviour. ${VISIBLE_TO_BOTH}` })
  behaviour!: string;
  @Field({ description: `In which situation. ${VISIBLE_TO_BOTH}` })
  situation!: string;
  @Field({ description: `How others will notice. ${VISIBLE_TO_BOTH}` })
  noticedBy!: string;
  @Field(() => ID, { nullable: true, description: "A behaviour of the module's impact map that it is about." })
  behaviourId?: string | null;
}

@InputType()
export class PopConversationWriteInput {
  @Field(() => [DevelopmentGoalInput], { description: 'One to five, in their order. They replace what was there.' })
  goals!: DevelopmentGoalInput[];
  @Field({ defaultValue: '', description: `What the two agree. ${VISIBLE_TO_BOTH}` })
  agreements!: string;
}

@ObjectType()
@Access('PARENT')
export class PopConversationPayload {
  @Field(() => PopConversation, {
    nullable: true,
    description: 'After EDITED_MEANWHILE: the conversation as the other left it.',
  })
  popConversation?: PopConversation;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class PopConversationsStartPayload {
  @Field(() => Int, { nullable: true, description: 'How many conversations are new.' })
  started?: number;
  @Field(() => [Person], {
    nullable: true,
    description: 'Participants who have none, because nobody is known as their manager.',
  })
  withoutManager?: Person[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}
