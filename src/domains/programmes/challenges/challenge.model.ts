import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import type { Module } from '../modules/module.model.js';

@ObjectType({ description: 'What the organisation has to bring about (businessopgave).' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class BusinessChallenge {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => [LeadershipChallenge], { description: 'What it asks of leaders.' })
  leadershipChallenges!: LeadershipChallenge[];
}

@ObjectType({ description: 'What a business challenge asks of leaders (leiderschapsopgave).' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class LeadershipChallenge {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => BusinessChallenge, { description: 'What it is derived from.' })
  businessChallenge!: BusinessChallenge;
  @Field(() => 'Module', {
    nullable: true,
    description: 'Where it is worked on; null while no module has been tied to it.',
  })
  module!: Module | null;
}

@InputType()
export class BusinessChallengeAddInput {
  @Field(() => LocalizedTextInput)
  text!: LocalizedTextInput;
  @Field(() => ID, { nullable: true, description: 'The design session of the programme that decided on it.' })
  designSessionId?: string | null;
}

@InputType()
export class LeadershipChallengeAddInput {
  @Field(() => LocalizedTextInput)
  text!: LocalizedTextInput;
  @Field(() => ID, { nullable: true, description: 'A module of the same programme.' })
  moduleId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The design session of the programme that decided on it.' })
  designSessionId?: string | null;
}

@InputType()
export class BusinessChallengeChangeInput {
  @Field(() => LocalizedTextInput)
  text!: LocalizedTextInput;
}

@InputType({ description: 'What is left out stays as it is.' })
export class LeadershipChallengeChangeInput {
  @Field(() => LocalizedTextInput, { nullable: true })
  text?: LocalizedTextInput | null;
  @Field(() => ID, { nullable: true, description: 'A module of the same programme; null for none.' })
  moduleId?: string | null;
}

@ObjectType()
@Access('PARENT')
export class BusinessChallengeAddPayload {
  @Field(() => BusinessChallenge, { nullable: true })
  businessChallenge?: BusinessChallenge;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class LeadershipChallengeAddPayload {
  @Field(() => LeadershipChallenge, { nullable: true })
  leadershipChallenge?: LeadershipChallenge;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class BusinessChallengePayload {
  @Field(() => BusinessChallenge, {
    nullable: true,
    description:
      'As it is now; null once it is taken out. With EDITED_MEANWHILE what somebody else wrote: nothing was written over it.',
  })
  businessChallenge?: BusinessChallenge | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class LeadershipChallengePayload {
  @Field(() => LeadershipChallenge, {
    nullable: true,
    description:
      'As it is now; null once it is taken out. With EDITED_MEANWHILE what somebody else wrote: nothing was written over it.',
  })
  leadershipChallenge?: LeadershipChallenge | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
