import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { AskedQuestionnaire } from '../questionnaires/asked-questionnaire.model.js';

@ObjectType()
@Access('RATER')
export class GivenScore {
  @Field({ description: "The item's key; for a second rating followed by ':importance' or ':desired'." })
  item!: string;
  @Field(() => Int, {
    nullable: true,
    description: "A point of the scale; 0 for 'cannot judge'; null while not answered.",
  })
  score!: number | null;
}

@ObjectType()
@Access('RATER')
export class GivenComment {
  @Field()
  question!: string;
  @Field()
  text!: string;
}

@ObjectType({
  description:
    'One colleague that the holder of a rater link is asked about: who asks what, and the own answers so far.',
})
@Access('RATER')
export class FeedbackInvitation {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'The organisation that asks.' })
  organisation!: string;
  @Field()
  programme!: string;
  @Field()
  module!: string;
  @Field({ description: 'Full name of the participant.' })
  subject!: string;
  @Field({ description: "The key of the group that the answers count in; merged groups are joined with '+'." })
  group!: string;
  @Field(() => LocalizedText)
  groupName!: LocalizedText;
  @Field({
    description: 'Whether the answers are anonymous; if not, the report shows them under the name of the group.',
  })
  anonymous!: boolean;
  @Field(() => Int, { description: 'Fewest raters of which anything anonymous is shown.' })
  threshold!: number;
  @Field({ description: 'Whether answers are taken now.' })
  open!: boolean;
  @Field(() => DateTime)
  closesAt!: Date;
  @Field(() => TimeZone)
  timeZone!: string;
  @Field(() => AskedQuestionnaire)
  questionnaire!: AskedQuestionnaire;
  @Field(() => [GivenScore], { description: 'Empty once the round has closed.' })
  scores!: GivenScore[];
  @Field(() => [GivenComment], { description: 'Empty once the round has closed.' })
  comments!: GivenComment[];
  @Field({ description: 'Whether the sheet was handed in.' })
  submitted!: boolean;
  @Field(() => Int, { description: 'Give it with the next change; 0 while nothing was saved.' })
  version!: number;
}

@InputType()
export class GivenScoreInput {
  @Field({ description: "The item's key; for a second rating followed by ':importance' or ':desired'." })
  item!: string;
  @Field(() => Int, {
    nullable: true,
    description: "A point of the scale; 0 for 'cannot judge'; null takes an answer back.",
  })
  score?: number | null;
}

@InputType()
export class GivenCommentInput {
  @Field()
  question!: string;
  @Field()
  text!: string;
}

@InputType({ description: 'Only what changes: the other answers stay as they are.' })
export class FeedbackResponseInput {
  @Field(() => [GivenScoreInput], { defaultValue: [] })
  scores!: GivenScoreInput[];
  @Field(() => [GivenCommentInput], { defaultValue: [] })
  comments!: GivenCommentInput[];
}

@ObjectType()
@Access('PARENT')
export class FeedbackResponsePayload {
  @Field(() => FeedbackInvitation, { nullable: true })
  invitation?: FeedbackInvitation;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class FeedbackDeclinePayload {
  @Field(() => Boolean, { nullable: true })
  declined?: boolean;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
