import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({ description: "A theme of the organisation's leadership compass." })
@Access('SIGNED_IN', 'programmes:read')
export class CompassTheme {
  @Field(() => ID)
  id!: string;
  @Field({ description: "The organisation's own short name for it; unique." })
  key!: string;
  @Field(() => LocalizedText, { description: 'As that version of the compass calls it.' })
  name!: LocalizedText;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the compass: of a module, the one that it was tied to. Null for what is older than versions.',
  })
  compassVersion?: number | null;
}

@ObjectType({ description: 'A theme as one version of the compass has it.' })
@Access('PARENT')
export class CompassVersionTheme {
  @Field({ description: 'The same theme has the same key in every version.' })
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
}

@ObjectType({ description: 'The compass as it was defined once. It never changes.' })
@Access('SIGNED_IN', 'programmes:read')
export class CompassVersion {
  @Field(() => Int)
  version!: number;
  @Field(() => [CompassVersionTheme], { description: 'In their order.' })
  themes!: CompassVersionTheme[];
  @Field(() => DateTime)
  definedAt!: Date;
  /** Resolved to `definedBy`. */
  definedById!: string | null;
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
