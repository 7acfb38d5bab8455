import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { Person } from '../../people/people/person.model.js';
import { AppointmentInput, Conversation, ConversationStateEnum } from '../conversations/conversation.model.js';
import type { ConversationState } from '../conversations/conversation.rules.js';

/** The audience of a text, in the words that its writer reads. */
const VISIBLE_TO_BOTH = 'Visible to: the participant and the manager of this conversation, nobody else.';
const VISIBLE_TO_WRITER = 'Visible to: its writer, nobody else.';

@ObjectType({ description: 'What a participant wants to do differently.' })
@Access('PARENT')
export class DevelopmentGoal {
  @Field(() => ID, { description: 'Stays the same as long as it is kept when writing.' })
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
  /** Resolved to `manager`. */
  managerId!: string;
  @Field(() => VisibleTo, { description: 'Of a version that a former manager signed: the participant alone.' })
  visibleTo!: VisibleTo;
}

@ObjectType({ description: 'That the conversation went to another manager.' })
@Access('PARENT')
export class PopHandOver {
  /** Resolved to `from`. */
  fromId!: string;
  @Field(() => DateTime)
  handedOverAt!: Date;
  @Field(() => [DevelopmentGoal], { description: 'As they were then, signed or not.' })
  goals!: DevelopmentGoal[];
  @Field({ description: 'As they were then, signed or not.' })
  agreements!: string;
  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the participant chose what to pass on; null before that.',
  })
  passedOnAt!: Date | null;
  @Field({ description: 'Whether the goals were passed on.' })
  goalsPassed!: boolean;
  @Field({ description: 'Whether the agreements were passed on.' })
  agreementsPassed!: boolean;
}

@ObjectType({ description: 'A 360 report that one may read: it is among myFeedbackReports or sharedFeedbackReports.' })
@Access('PARENT')
export class PopConversationReport {
  @Field(() => ID)
  id!: string;
}

@ObjectType({
  description:
    'A participant and the manager agree on development goals for a module (POP-gesprek). It exists for these two only, whatever roles others have. It stays with the manager of the moment that it was started until it is handed over; whoever had it before finds nothing any more.',
})
@Access('SIGNED_IN')
export class PopConversation extends Conversation {
  @Field(() => PopConversationReport, {
    nullable: true,
    description:
      "The participant's report of this module's 360: for the participant once it is released, for the manager while it is shared with them. Null when there is none to read.",
  })
  report!: PopConversationReport | null;

  @Field(() => [DevelopmentGoal], { description: 'In their order. Before the first are written there are none.' })
  goals!: DevelopmentGoal[];

  @Field({ description: `What the two agreed. ${VISIBLE_TO_BOTH}` })
  agreements!: string;

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

  @Field(() => [PopConversationVersion], {
    description:
      'Every version that both have signed, the latest first. A manager reads those that they signed themselves.',
  })
  versions!: PopConversationVersion[];

  @Field(() => [PopHandOver], {
    description: 'When it went to another manager, the latest first; for the participant alone.',
  })
  handOvers!: PopHandOver[];

  @Field(() => String, { nullable: true, description: `The caller's own note. ${VISIBLE_TO_WRITER}` })
  ownNote!: string | null;

  @Field(() => Int, { description: 'Of the own note; 0 before the first.' })
  ownNoteVersion!: number;

  @Field(() => VisibleTo, { description: 'Who reads the own note.' })
  ownNoteVisibleTo!: VisibleTo;
}

@ObjectType({ description: 'How far a POP conversation is, without anything that was said.' })
@Access('COORDINATOR')
export class PopConversationProgress {
  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `manager`. */
  managerId!: string;

  @Field(() => ConversationStateEnum)
  state!: ConversationState;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is not planned.' })
  startsAt!: Date | null;
}

@InputType()
export class PopConversationPlanInput extends AppointmentInput {}

@InputType()
export class DevelopmentGoalInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Of a goal that this is, as it was or in other words. Left out: a new goal.',
  })
  id?: string | null;
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

@InputType()
export class PopConversationPassOnInput {
  @Field({ description: 'Whether the new manager gets the goals that the former one had signed.' })
  goals!: boolean;
  @Field({ description: 'Whether the new manager gets the agreements that the former one had signed.' })
  agreements!: boolean;
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
