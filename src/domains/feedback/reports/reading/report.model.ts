import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import { LocalizedText } from '../../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../../platform/graphql/scalars.js';
import { UserError } from '../../../../platform/graphql/user-error.model.js';
import { SecondRatingKind } from '../../questionnaires/asked-questionnaire.model.js';
import { BandEnum, FeedbackFigure, FeedbackSourceLabel } from './figure.model.js';

export const JohariEnum = {
  OPEN: 'OPEN',
  HIDDEN_STRENGTH: 'HIDDEN_STRENGTH',
  BLIND_SPOT: 'BLIND_SPOT',
  UNKNOWN: 'UNKNOWN',
} as const;
registerEnumType(JohariEnum, {
  name: 'FeedbackJohari',
  description:
    'How somebody sees themselves against how all others do, after the window of Luft & Ingham (1955). Notable is an eighth of the length of the scale: .5 from 1 to 5.',
  valuesMap: {
    OPEN: { description: 'Both see a strength.' },
    HIDDEN_STRENGTH: { description: 'Others see a strength, and rate it notably higher than oneself does.' },
    BLIND_SPOT: { description: 'Oneself sees a strength, and rates it notably higher than others do.' },
    UNKNOWN: { description: 'Neither sees a strength, yet.' },
  },
});

@ObjectType()
@Access('SIGNED_IN')
export class FeedbackReportItem {
  /** That it asks about. Resolved to `impactLines`. */
  behaviourIds!: readonly string[];
  @Field()
  key!: string;
  @Field(() => LocalizedText, { description: 'As others read it.' })
  text!: LocalizedText;
  @Field({ description: 'Whether it returns every round, so that change is measured over it.' })
  anchor!: boolean;
  @Field(() => [FeedbackFigure], { description: 'Always one per source.' })
  figures!: FeedbackFigure[];
  @Field(() => [FeedbackFigure], {
    nullable: true,
    description:
      "Of the second rating ('how important', 'desired'), one per source; null where the questionnaire asks for none.",
  })
  second!: FeedbackFigure[] | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Self minus all others, in points of the scale, where both have a mean; above zero is higher than others see it.',
  })
  gap!: number | null;
  @Field(() => JohariEnum, { nullable: true, description: 'Null where self or all others are silent.' })
  johari!: keyof typeof JohariEnum | null;
}

@ObjectType()
@Access('SIGNED_IN')
export class FeedbackReportCompetency {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => String, { nullable: true, description: 'Key of a theme of the compass.' })
  theme!: string | null;
  @Field(() => [FeedbackFigure], { description: 'Always one per source: the mean of its shown items.' })
  figures!: FeedbackFigure[];
  @Field(() => Float, {
    nullable: true,
    description: 'Self minus all others, in points of the scale; above zero is higher than others see it.',
  })
  gap!: number | null;
  @Field(() => JohariEnum, { nullable: true, description: 'Null where self or all others are silent.' })
  johari!: keyof typeof JohariEnum | null;
  @Field(() => [FeedbackReportItem])
  items!: FeedbackReportItem[];
}

@ObjectType()
@Access('SIGNED_IN')
export class FeedbackReportComment {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'Empty when it was redacted.' })
  text!: string;
  @Field({ description: 'Whether it was taken out afterwards; then nobody reads it any more.' })
  redacted!: boolean;
}

@ObjectType({
  description: 'Comments of one source on one question, in no order; none where there are too few to be anonymous.',
})
@Access('SIGNED_IN')
export class FeedbackReportComments {
  @Field({ description: 'The key of one of the sources of the report.' })
  source!: string;
  @Field(() => [FeedbackReportComment])
  texts!: FeedbackReportComment[];
}

@ObjectType()
@Access('SIGNED_IN')
export class FeedbackReportQuestion {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => [FeedbackReportComments], { description: 'Always one per source.' })
  comments!: FeedbackReportComments[];
}

@ObjectType({ description: 'One of the items that all others rated highest or lowest.' })
@Access('SIGNED_IN')
export class FeedbackReportRanked {
  @Field({ description: 'The key of the item.' })
  key!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => Float, { nullable: true, description: 'Of all others, as their figure shows it.' })
  mean!: number | null;
  @Field(() => BandEnum, { nullable: true, description: 'Of all others, where it stands instead of the mean.' })
  band!: keyof typeof BandEnum | null;
}

@ObjectType({ description: 'That a participant lets somebody read a report.' })
@Access('PARTICIPANT')
export class FeedbackReportShare {
  /** Resolved to `person`. */
  personId!: string;
  @Field(() => DateTime)
  sharedAt!: Date;
}

@ObjectType({
  description:
    'What a round released about one participant. Computed once, at the close; it belongs to the participant. Whoever was asked about the participant anonymously, then or earlier, and reads it, reads only what rests on one rater more.',
})
@Access('SIGNED_IN')
export class FeedbackReport {
  @Field(() => ID)
  id!: string;
  @Field(() => ID, { description: 'The participant in the round that it is about.' })
  subjectId!: string;
  /** Resolved to `participant`. */
  personId!: string;
  /** Resolved to `coach`. */
  coachId!: string | null;
  @Field(() => LocalizedText, { description: 'The module.' })
  module!: LocalizedText;
  @Field(() => [FeedbackSourceLabel], { description: 'In the order of every list of figures.' })
  sources!: FeedbackSourceLabel[];
  @Field(() => Int)
  scaleMin!: number;
  @Field(() => Int)
  scaleMax!: number;
  @Field(() => SecondRatingKind, { nullable: true, description: 'What the second rating of the items asks.' })
  secondRating!: keyof typeof SecondRatingKind | null;
  @Field(() => Int, { description: 'Fewest raters behind any anonymous figure.' })
  threshold!: number;
  @Field(() => DateTime)
  computedAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'From when the participant could read it; null while a coach previews it.',
  })
  releasedAt!: Date | null;
  @Field(() => [FeedbackReportCompetency])
  competencies!: FeedbackReportCompetency[];
  @Field(() => [FeedbackReportRanked], { description: 'The items that all others rated highest, the highest first.' })
  highest!: FeedbackReportRanked[];
  @Field(() => [FeedbackReportRanked], { description: 'The items that all others rated lowest, the lowest first.' })
  lowest!: FeedbackReportRanked[];
  @Field(() => [FeedbackReportQuestion])
  questions!: FeedbackReportQuestion[];
  @Field(() => [FeedbackReportShare], {
    description: 'With whom the participant shares it, by name; for the participant alone.',
  })
  @Access('PARTICIPANT')
  sharedWith!: FeedbackReportShare[];
}

@ObjectType()
@Access('PARENT')
export class FeedbackReportPayload {
  @Field(() => FeedbackReport, { nullable: true })
  report?: FeedbackReport;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
