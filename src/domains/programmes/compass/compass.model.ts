import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({ description: "A theme of the organisation's leadership compass." })
@Access('SIGNED_IN', 'programmes:read')
export class CompassTheme {
  @Field(() => ID)
  id!: string;
  @Field({ description: "The organisation's own short name for it; unique." })
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
}

@InputType()
export class CompassThemeInput {
  @Field({ description: 'Lower-case letters, digits and hyphens. A theme that has the key already gets the new name.' })
  key!: string;
  @Field(() => LocalizedTextInput)
  name!: LocalizedTextInput;
}

@ObjectType()
@Access('PARENT')
export class CompassDefinePayload {
  @Field(() => [CompassTheme], { nullable: true })
  compass?: CompassTheme[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}
