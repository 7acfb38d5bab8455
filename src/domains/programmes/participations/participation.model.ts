import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../../people/people/person.model.js';
import { Programme } from '../programmes/programme.model.js';

@ObjectType({ description: 'Somebody who takes part in a programme.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class Participation {
  @Field(() => ID)
  id!: string;
  @Field(() => Person)
  person!: Person;
  @Field(() => DateTime)
  enrolledAt!: Date;
}

@ObjectType()
export class ParticipationEdge extends EdgeOf(Participation) {}
@ObjectType()
export class ParticipationConnection extends ConnectionOf(Participation, ParticipationEdge) {}

@InputType()
export class ParticipantsEnrolInput {
  @Field(() => [ID], {
    nullable: true,
    description: "Left out: every leader of the programme's unit and all under it, except the client.",
  })
  personIds?: string[] | null;
}

@ObjectType()
@Access('PARENT')
export class ParticipantsEnrolPayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
