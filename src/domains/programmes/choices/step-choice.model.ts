import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({ description: 'One of the steps that a participant chooses from.' })
@Access('SIGNED_IN')
export class StepChoiceOption {
  @Field(() => ID)
  stepId!: string;
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => LocalDate, { nullable: true, description: 'First day; null while it is not planned.' })
  startsOn!: string | null;
  @Field(() => LocalDate, { nullable: true })
  endsOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Places of its sessions that nobody took; null while it has no sessions: then everybody fits.',
  })
  placesLeft!: number | null;
  @Field({ description: 'The caller chose this one.' })
  isChosen!: boolean;
}

@ObjectType({ description: 'Steps of a module of which a participant does one.' })
@Access('SIGNED_IN')
export class StepChoice {
  @Field()
  choiceKey!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day to choose, the day before the first of them begins; null while none is planned.',
  })
  until!: string | null;
  @Field(() => [StepChoiceOption], { description: 'In the order of the module.' })
  options!: StepChoiceOption[];
}

@ObjectType({ description: 'Who chose a step.' })
@Access('COORDINATOR')
export class StepChosenBy {
  @Field(() => ID)
  stepId!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  /** Resolved to `people`. */
  personIds!: string[];
}

@ObjectType()
@Access('PARENT')
export class StepChoosePayload {
  @Field(() => StepChoice, { nullable: true })
  choice?: StepChoice;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
