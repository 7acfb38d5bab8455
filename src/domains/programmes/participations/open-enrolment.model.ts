import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../../people/people/person.model.js';
import { Programme } from '../programmes/programme.model.js';

export const EnrolmentState = { NOT_ENROLLED: 'NOT_ENROLLED', ENROLLED: 'ENROLLED', WAITING: 'WAITING' } as const;
export type EnrolmentState = (typeof EnrolmentState)[keyof typeof EnrolmentState];
registerEnumType(EnrolmentState, {
  name: 'EnrolmentState',
  valuesMap: { WAITING: { description: 'In line for the next place.' } },
});

@ObjectType({ description: 'A programme as somebody finds it who may enrol in it.' })
@Access('SIGNED_IN')
export class OpenProgramme {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => LocalDate)
  endsOn!: string;
  @Field(() => LocalDate, { description: 'The last day to enrol.' })
  until!: string;
  @Field(() => Int)
  placesLeft!: number;
  @Field(() => EnrolmentState, { description: "The caller's own." })
  state!: EnrolmentState;
  @Field(() => Int, { nullable: true, description: 'Which in line the caller is, from 1; null for who does not wait.' })
  placeInLine!: number | null;
}

@ObjectType({ description: 'Somebody who waits for a place in a programme.' })
@Access('COORDINATOR', 'DIRECTOR')
export class WaitingPerson {
  @Field(() => Person)
  person!: Person;
  @Field(() => DateTime)
  since!: Date;
}

@InputType()
export class ProgrammeOpenEnrolmentInput {
  @Field(() => [ID], { description: 'People of these units, and of those under them, may enrol.' })
  unitIds!: string[];
  @Field(() => Int, { description: '1 to 2000 places, of everybody who takes part.' })
  capacity!: number;
  @Field(() => LocalDate, { description: 'The last day to enrol.' })
  until!: string;
}

@ObjectType()
@Access('PARENT')
export class ProgrammeEnrolmentPayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ProgrammeJoinPayload {
  @Field(() => OpenProgramme, { nullable: true })
  programme?: OpenProgramme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
