import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime, LocalDate, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { FeedbackRaterGroup } from '../rater-group.model.js';
import { FeedbackRaterGroupInput } from './rater-group-settings.model.js';

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

export const UnapprovedPanels = { APPROVE: 'APPROVE', WAIT: 'WAIT' } as const;
registerEnumType(UnapprovedPanels, {
  name: 'FeedbackUnapprovedPanels',
  description: 'What becomes of panels that nobody approved by the deadline.',
  valuesMap: {
    APPROVE: {
      description:
        'Those without a fault, and without somebody from outside whom the participant added, are approved as they are; the coordinator hears of the others.',
    },
    WAIT: { description: 'They wait; the coordinator hears of them.' },
  },
});

export const ReportReleaseWay = {
  AUTOMATIC: 'AUTOMATIC',
  AFTER_DEBRIEF: 'AFTER_DEBRIEF',
  BY_COACH: 'BY_COACH',
} as const;
registerEnumType(ReportReleaseWay, {
  name: 'FeedbackReportReleaseWay',
  description: 'When participants get to see their report.',
  valuesMap: {
    AUTOMATIC: { description: 'As soon as it is there.' },
    AFTER_DEBRIEF: { description: 'Once a debrief is planned.' },
    BY_COACH: { description: 'Once their coach has seen it and releases it.' },
  },
});

const RoundObstacle = {
  NO_APPROVED_PANEL: 'NO_APPROVED_PANEL',
  NO_PANEL_LARGE_ENOUGH: 'NO_PANEL_LARGE_ENOUGH',
  OVER: 'OVER',
} as const;
registerEnumType(RoundObstacle, {
  name: 'FeedbackRoundObstacle',
  description: 'Why a round whose opening hour has come is not open.',
  valuesMap: {
    NO_APPROVED_PANEL: { description: 'Nobody has approved the raters of any participant.' },
    NO_PANEL_LARGE_ENOUGH: {
      description:
        'Every approved panel has an anonymous group that is too small, or got a fault since: see its check.',
    },
    OVER: { description: 'Its closing hour has passed too.' },
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
  @Field(() => [FeedbackRaterGroup], { description: 'Who looks at a participant, in the order of reports.' })
  raterGroups!: FeedbackRaterGroup[];
  @Field(() => DateTime, { nullable: true, description: 'Until when participants choose their raters.' })
  nominationsDueAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Until when managers and coordinators approve.' })
  approvalDueAt!: Date | null;
  @Field(() => UnapprovedPanels)
  unapprovedPanels!: keyof typeof UnapprovedPanels;
  @Field(() => ReportReleaseWay)
  reportRelease!: keyof typeof ReportReleaseWay;
  @Field(() => RoundObstacle, {
    nullable: true,
    description: 'Null for a round that is open, or whose hour is to come.',
  })
  @Access('COORDINATOR')
  heldUpBy!: keyof typeof RoundObstacle | null;
  @Field(() => Int, {
    description: 'Give it with the next change of its days or its rater groups; grows with each of those.',
  })
  @Access('COORDINATOR')
  version!: number;
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
  @Field(() => [FeedbackRaterGroupInput], {
    nullable: true,
    description:
      "Left out, those of the questionnaire, else of the organisation's settings, else the five standard ones.",
  })
  raterGroups?: FeedbackRaterGroupInput[] | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day for choosing raters, until 17:00.' })
  nominationsDueOn?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day for approving them, until 17:00.' })
  approvalDueOn?: string | null;
  @Field(() => UnapprovedPanels, { defaultValue: 'WAIT' })
  unapprovedPanels!: keyof typeof UnapprovedPanels;
  @Field(() => ReportReleaseWay, { defaultValue: 'AUTOMATIC' })
  reportRelease!: keyof typeof ReportReleaseWay;
}

@InputType({ description: 'What is left out stays as it is; null takes a deadline away.' })
export class FeedbackRoundRescheduleInput {
  @Field(() => LocalDate, { nullable: true, description: "Opens at 08:00 on this day, in the round's time zone." })
  opensOn?: string | null;
  @Field(() => LocalDate, { nullable: true, description: "Closes at 17:00 on this day, in the round's time zone." })
  closesOn?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day for choosing raters, until 17:00.' })
  nominationsDueOn?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day for approving them, until 17:00.' })
  approvalDueOn?: string | null;
  @Field(() => UnapprovedPanels, { nullable: true })
  unapprovedPanels?: keyof typeof UnapprovedPanels | null;
}

@ObjectType()
@Access('PARENT')
export class FeedbackRoundPayload {
  @Field(() => FeedbackRound, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  round?: FeedbackRound;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
