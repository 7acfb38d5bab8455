import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({ description: 'A step that one does at a time of one’s own and declares done oneself.' })
@Access('SIGNED_IN')
export class SelfPacedStep {
  @Field(() => ID)
  stepId!: string;
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => LocalDate, { nullable: true, description: 'The last day to do it; null while it is not planned.' })
  endsOn!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When one said that it is done; null while not.' })
  declaredAt!: Date | null;
}

@ObjectType()
@Access('PARENT')
export class StepDeclarePayload {
  @Field(() => SelfPacedStep, { nullable: true })
  step?: SelfPacedStep;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
