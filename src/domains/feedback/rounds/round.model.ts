import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime, LocalDate, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

export const RoundStateEnum = {
  NOMINATING: 'NOMINATING',
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
  REPORTED: 'REPORTED',
  CANCELLED: 'CANCELLED',
} as const;
registerEnumType(RoundStateEnum, {
  name: 'FeedbackRoundState',
  valuesMap: {
    NOMINATING: { description: 'Raters are being chosen.' },
    OPEN: { description: 'Raters can answer.' },
    CLOSED: { description: 'No answer is taken any more; reports are being made.' },
    REPORTED: { description: 'Every report is there, and stays as it is.' },
    CANCELLED: { description: 'Called off.' },
  },
});

@ObjectType({ description: "One asking of a module's 360 feedback." })
@Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
export class FeedbackRound {
  @Field(() => ID)
  id!: string;
  @Field(() => RoundStateEnum)
  state!: keyof typeof RoundStateEnum;
  @Field(() => DateTime)
  opensAt!: Date;
  @Field(() => DateTime)
  closesAt!: Date;
  @Field(() => TimeZone)
  timeZone!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Fewest raters of which anything anonymous is shown; frozen when the round opens.',
  })
  threshold!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Share of the whole round that has answered, in steps of five per cent, counted at most once a day.',
  })
  @Access('COORDINATOR')
  responsePercentage!: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When that was counted.' })
  @Access('COORDINATOR')
  responseCountedAt!: Date | null;
}

@InputType()
export class FeedbackRoundPlanInput {
  @Field(() => ID)
  questionnaireId!: string;
  @Field(() => LocalDate, { description: "Opens at 08:00 on this day, in the programme's time zone." })
  opensOn!: string;
  @Field(() => LocalDate, { description: "Closes at 17:00 on this day, in the programme's time zone." })
  closesOn!: string;
}

@ObjectType()
@Access('PARENT')
export class FeedbackRoundPayload {
  @Field(() => FeedbackRound, { nullable: true })
  round?: FeedbackRound;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
