import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { FeedbackRaterGroup } from '../rater-group.model.js';

@InputType({ description: 'A name in one language at least.' })
export class FeedbackRaterGroupNameInput {
  @Field(() => String, { nullable: true, description: 'Dutch.' })
  nl?: string | null;
  @Field(() => String, { nullable: true, description: 'English.' })
  en?: string | null;
}

@InputType({ description: 'SELF is always among the groups; SELF and MANAGER are named, and one rater each.' })
export class FeedbackRaterGroupInput {
  @Field({ description: 'Capitals, digits and underscores, at most 40.' })
  key!: string;
  @Field(() => FeedbackRaterGroupNameInput)
  name!: FeedbackRaterGroupNameInput;
  @Field(() => Int, { defaultValue: 0, description: 'How many raters are asked for; fewer is told, never refused.' })
  minimum!: number;
  @Field(() => Int, {
    defaultValue: 50,
    description: 'The most raters that a panel may have of this group, up to 200.',
  })
  maximum!: number;
  @Field({
    defaultValue: true,
    description: "Otherwise what its raters answer is shown under the group's name, and they are told so.",
  })
  anonymous!: boolean;
}

@ObjectType({ description: 'How an organisation does its 360 feedback where a round does not say otherwise.' })
@Access('ADMINISTRATOR', 'COORDINATOR')
export class FeedbackSettings {
  @Field(() => [FeedbackRaterGroup], { description: "The organisation's own, or the five standard ones." })
  raterGroups!: FeedbackRaterGroup[];
  @Field(() => Int, { description: 'Questionnaires that one person is asked in a week before the forecast warns.' })
  raterLoadLimit!: number;
  @Field(() => Int, { description: 'Give it with the next change; grows with each.' })
  version!: number;
}

@ObjectType()
@Access('PARENT')
export class FeedbackSettingsPayload {
  @Field(() => FeedbackSettings, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left them.' })
  settings?: FeedbackSettings;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
