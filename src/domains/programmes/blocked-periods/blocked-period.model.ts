import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';

@ObjectType({ description: 'Days on which nothing is planned for a programme, such as a school holiday.' })
@Access('SIGNED_IN', 'programmes:read')
export class BlockedPeriod {
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => LocalDate, { description: 'The last of them.' })
  endsOn!: string;
  @Field({ description: "'meivakantie'." })
  why!: string;
}

@InputType()
export class BlockedPeriodInput {
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => LocalDate, { description: 'The last of them.' })
  endsOn!: string;
  @Field()
  why!: string;
}

@InputType()
export class ProgrammeBlockedPeriodsSetInput {
  @Field(() => [BlockedPeriodInput], { description: 'All of them: what is left out is no longer blocked.' })
  periods!: BlockedPeriodInput[];
}
