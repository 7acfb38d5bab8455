import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({
  description:
    'A work behaviour that a module is to bring about, with what it is seen by and what it is for: a line of the impact map. Evaluation later asks about exactly this.',
})
@Access('SIGNED_IN', 'programmes:read')
export class Behaviour {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'Its place in the module, from 1.' })
  position!: number;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => [LocalizedText], { description: 'By what one sees it.' })
  indicators!: LocalizedText[];
  @Field(() => [LocalizedText])
  operationalGoals!: LocalizedText[];
  @Field(() => [LocalizedText])
  strategicGoals!: LocalizedText[];
}

@InputType()
export class BehaviourAddInput {
  @Field(() => LocalizedTextInput)
  text!: LocalizedTextInput;
  @Field(() => [LocalizedTextInput], { description: 'One to twenty.' })
  indicators!: LocalizedTextInput[];
  @Field(() => [LocalizedTextInput], { description: 'One to ten.' })
  operationalGoals!: LocalizedTextInput[];
  @Field(() => [LocalizedTextInput], { description: 'One to ten.' })
  strategicGoals!: LocalizedTextInput[];
}

@InputType({ description: 'What is left out stays as it is.' })
export class BehaviourChangeInput {
  @Field(() => LocalizedTextInput, { nullable: true })
  text?: LocalizedTextInput | null;
  @Field(() => [LocalizedTextInput], { nullable: true, description: 'One to twenty.' })
  indicators?: LocalizedTextInput[] | null;
  @Field(() => [LocalizedTextInput], { nullable: true, description: 'One to ten.' })
  operationalGoals?: LocalizedTextInput[] | null;
  @Field(() => [LocalizedTextInput], { nullable: true, description: 'One to ten.' })
  strategicGoals?: LocalizedTextInput[] | null;
}

@ObjectType()
@Access('PARENT')
export class BehaviourPayload {
  @Field(() => Behaviour, {
    nullable: true,
    description: 'With EDITED_MEANWHILE as it is now: nothing was written over what somebody else wrote.',
  })
  behaviour?: Behaviour | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
