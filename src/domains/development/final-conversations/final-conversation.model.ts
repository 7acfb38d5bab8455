import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { Person } from '../../people/people/person.model.js';
import { Assignment } from '../assignments/assignment.model.js';
import {
  AppointmentInput,
  Conversation,
  ConversationSideEnum,
  ConversationStateEnum,
} from '../conversations/conversation.model.js';
import type { ConversationState, Side } from '../conversations/conversation.rules.js';

/** The audience of a text, in the words that its writer reads. */
const VISIBLE_TO_THREE =
  'Visible to: the participant, the manager and the learning manager of this conversation, nobody else.';

@ObjectType({ description: 'What one of the three wrote: the participant what was learnt, the others what they add.' })
@Access('PARENT')
export class FinalContribution {
  @Field(() => ConversationSideEnum, { description: 'Of its writer.' })
  side!: Side;
  @Field({ description: `Empty while nothing has been written. ${VISIBLE_TO_THREE}` })
  text!: string;
  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when the three of now read it. Null: not written yet, or written for somebody who is no longer one of the three, and its writer's own until it is written again.",
  })
  sharedAt!: Date | null;
  @Field(() => VisibleTo, { description: 'Who reads it; before anything is written, who will.' })
  visibleTo!: VisibleTo;
}

@ObjectType()
@Access('PARENT')
export class FinalSignature {
  @Field(() => ConversationSideEnum)
  side!: Side;
  @Field(() => DateTime, { nullable: true, description: 'Null while this version is to be signed.' })
  signedAt!: Date | null;
}

@ObjectType()
@Access('PARENT')
export class FinalSignedText {
  @Field(() => ConversationSideEnum, { description: 'Of its writer.' })
  side!: Side;
  @Field({ description: VISIBLE_TO_THREE })
  text!: string;
}

@ObjectType({ description: 'What all three have signed. It never changes.' })
@Access('PARENT')
export class FinalConversationVersion {
  @Field(() => Int)
  version!: number;
  @Field(() => [FinalSignedText], { description: 'The participant first; without whoever added nothing.' })
  texts!: FinalSignedText[];
  @Field(() => DateTime, { description: 'When the last of the three signed.' })
  signedAt!: Date;
  /** Resolved to `manager`. */
  managerId!: string;
  /** Resolved to `learningManager`. */
  learningManagerId!: string;
  @Field(() => VisibleTo, { description: 'The participant, and those who signed it and still have the conversation.' })
  visibleTo!: VisibleTo;
}

@ObjectType({
  description:
    'Participant, manager and learning manager look back on what was learnt in a module (eindgesprek). It exists for these three only, whatever roles others have; whoever had it before finds nothing any more.',
})
@Access('SIGNED_IN')
export class FinalConversation extends Conversation {
  /** Resolved to `learningManager`. */
  learningManagerId!: string | null;

  @Field(() => Assignment, {
    nullable: true,
    description:
      'The development assignment of this module that they look back on: for the learning manager who follows it, and for the manager once the participant shares it. Null while the caller is no reader of it.',
  })
  assignment!: Assignment | null;

  @Field(() => FinalContribution, { description: "The caller's own, also before anything is written." })
  ownContribution!: FinalContribution;

  @Field(() => [FinalContribution], { description: 'What the others wrote, the participant first.' })
  contributions!: FinalContribution[];

  @Field(() => [FinalSignature], { description: 'Of this version: participant, manager, learning manager.' })
  signatures!: FinalSignature[];

  @Field(() => [FinalConversationVersion], {
    description:
      'Every version that all three have signed, the latest first. The participant reads all of them, the others those that they signed themselves.',
  })
  versions!: FinalConversationVersion[];
}

@ObjectType({ description: 'How far a final conversation is, without anything that was said.' })
@Access('COORDINATOR')
export class FinalConversationProgress {
  @Field(() => ID)
  id!: string;

  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `manager`. */
  managerId!: string;

  /** Resolved to `learningManager`. */
  learningManagerId!: string | null;

  @Field(() => ConversationStateEnum)
  state!: ConversationState;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is not planned.' })
  startsAt!: Date | null;
}

@InputType()
export class FinalConversationPlanInput extends AppointmentInput {}

@ObjectType()
@Access('PARENT')
export class FinalConversationPayload {
  @Field(() => FinalConversation, {
    nullable: true,
    description: 'After EDITED_MEANWHILE: the conversation as the other left it.',
  })
  finalConversation?: FinalConversation;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class FinalConversationProgressPayload {
  @Field(() => FinalConversationProgress, { nullable: true })
  @Access('COORDINATOR')
  finalConversation?: FinalConversationProgress;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class FinalConversationsStartPayload {
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
