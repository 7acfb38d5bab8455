import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import { LocalizedText } from '../../../../platform/graphql/localized-text.model.js';
import { ConnectionOf, EdgeOf } from '../../../../platform/graphql/pages.js';
import { DateTime } from '../../../../platform/graphql/scalars.js';
import { UserError } from '../../../../platform/graphql/user-error.model.js';
import { ReportReleaseWay } from '../../rounds/round.model.js';
import type { ReportReleaseMode } from './report-release.policy.js';

@ObjectType({
  description:
    "How far a participant's report is: whether it is there, and if it is held, by what. Nothing of what it says.",
})
@Access('SIGNED_IN')
export class FeedbackReportState {
  @Field(() => ID, { description: 'The participant in the round.' })
  subjectId!: string;
  /** Resolved to `participant`. */
  personId!: string;
  /** Resolved to `coach`. */
  coachId!: string | null;
  @Field(() => LocalizedText, { description: 'The module.' })
  module!: LocalizedText;
  @Field(() => ReportReleaseWay, { description: 'What it waits, or waited, for.' })
  release!: ReportReleaseMode;
  @Field(() => ID, { nullable: true, description: 'Null until the round has closed and reports are made.' })
  reportId!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'From when the participant can read it; null while it is held.',
  })
  releasedAt!: Date | null;
}

@ObjectType()
export class FeedbackReportStateEdge extends EdgeOf(FeedbackReportState) {}

@ObjectType({ description: 'By family name of the participant.' })
export class FeedbackReportStateConnection extends ConnectionOf(FeedbackReportState, FeedbackReportStateEdge) {}

@InputType({ description: 'Who was the coach of a participant on the screen.' })
export class FeedbackCoachSeenInput {
  @Field(() => ID)
  subjectId!: string;
  @Field(() => ID)
  coachId!: string;
}

@ObjectType()
@Access('PARENT')
export class FeedbackReportStatesPayload {
  @Field(() => [FeedbackReportState], { nullable: true, description: 'After EDITED_MEANWHILE: as they are now.' })
  states?: FeedbackReportState[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}
