import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';

@ObjectType({ description: 'The days that a step would get from its usual moment; `moduleStepsPlan` applies them.' })
@Access('COORDINATOR')
export class ProposedStepDays {
  @Field(() => ID)
  stepId!: string;
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => LocalDate)
  endsOn!: string;
  @Field(() => String, {
    nullable: true,
    description: "Why they are not the days that were counted, in the caller's language: 'Koningsdag', 'meivakantie'.",
  })
  movedFor!: string | null;
  @Field({ description: 'The programme is over by then, or has not begun: such days cannot be planned.' })
  outsideProgramme!: boolean;
}
