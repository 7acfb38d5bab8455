import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({ description: 'A published version of a questionnaire. It never changes; a round pins one.' })
@Access('COORDINATOR')
export class Questionnaire {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'The same for all versions.' })
  key!: string;
  @Field(() => Int)
  version!: number;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => Int, { description: 'How many items are scored.' })
  itemCount!: number;
  @Field(() => DateTime)
  publishedAt!: Date;
}

@InputType()
export class QuestionnairePublishInput {
  @Field({
    description:
      'The questionnaire as YAML: examples/dienstverlening/vragenlijst-module-1.yaml shows every part of the format.',
  })
  yaml!: string;
}

@ObjectType()
@Access('PARENT')
export class QuestionnairePublishPayload {
  @Field(() => Questionnaire, { nullable: true })
  questionnaire?: Questionnaire;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
