import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../../people/people/person.model.js';
import { Programme } from '../programmes/programme.model.js';
import { LEAVING_REASONS, type LeavingReason } from './leaving.rules.js';

export const LeavingReasonEnum = enumOf(LEAVING_REASONS);
registerEnumType(LeavingReasonEnum, {
  name: 'LeavingReason',
  description: 'Why somebody stops taking part.',
  valuesMap: {
    OTHER_WORK: { description: 'Another job, or another part of the organisation.' },
    LEFT_ORGANISATION: { description: 'No longer works here.' },
    ABSENT: { description: 'Away for long; why is not for this system.' },
  },
});

@ObjectType({ description: 'Somebody who takes part in a programme, or did.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class Participation {
  @Field(() => ID)
  id!: string;
  @Field(() => Person)
  person!: Person;
  @Field(() => DateTime)
  enrolledAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'From when they no longer take part; null while they do.' })
  leftAt!: Date | null;
  @Field(() => LeavingReasonEnum, { nullable: true, description: 'Null while they take part.' })
  leftReason!: LeavingReason | null;
}

@ObjectType({ description: 'What somebody has in hand in a programme, which ending the participation touches.' })
@Access('COORDINATOR')
export class ParticipationTies {
  @Field(() => Person)
  person!: Person;
  @Field(() => Int, { description: 'Sessions to come: they leave the calendar.' })
  comingSessions!: number;
  @Field(() => Int, { description: '360 rounds that have not opened: nobody will be asked about them there.' })
  roundsToOpen!: number;
  @Field(() => Int, {
    description: '360 rounds that are open: raters can finish, and the report is still the participant’s own.',
  })
  openRounds!: number;
  @Field(() => Int, {
    description: 'Coaching matches that are in force: they end, and what is still planned there is called off.',
  })
  coachingMatches!: number;
  @Field(() => Int, {
    description: 'Intervision groups that they are in: they leave those, and the turns to give a case there.',
  })
  intervisionGroups!: number;
  @Field(() => Int, {
    description: 'POP and final conversations that not everybody has signed: those stay with whoever has them.',
  })
  conversations!: number;
  @Field(() => Int, {
    description: 'Evaluations that are open: they cannot answer there any more; what they gave stays.',
  })
  openEvaluations!: number;
}

@ObjectType()
@Access('PARENT')
export class ParticipationEndPayload {
  @Field(() => Participation, { nullable: true })
  participation?: Participation;
  @Field(() => [UserError])
  userErrors?: UserError[];
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
