import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import type { Source } from './source.rules.js';

export const SourceEnum = {
  SELF: 'SELF',
  MANAGER: 'MANAGER',
  PEER: 'PEER',
  DIRECT_REPORT: 'DIRECT_REPORT',
  OTHER: 'OTHER',
  ALL_OTHERS: 'ALL_OTHERS',
} as const;
registerEnumType(SourceEnum, {
  name: 'FeedbackSource',
  description: 'Whose answers a figure comes from.',
  valuesMap: { ALL_OTHERS: { description: 'The anonymous raters together.' } },
});
export const BandEnum = { LOW: 'LOW', HIGH: 'HIGH' } as const;
registerEnumType(BandEnum, {
  name: 'FeedbackBand',
  description: 'Instead of a mean near an end of the scale, where a mean would tell what each rater answered.',
});

@ObjectType({ description: 'What one source answered. Without mean and band it says nothing, and nothing about why.' })
@Access('PARTICIPANT')
export class FeedbackFigure {
  @Field(() => SourceEnum)
  source!: Source;
  @Field(() => Float, { nullable: true, description: 'On the scale of the questionnaire, one decimal.' })
  mean!: number | null;
  @Field(() => BandEnum, { nullable: true })
  band!: keyof typeof BandEnum | null;
  @Field(() => [Int], {
    nullable: true,
    description: 'How many gave each point of the scale, from the lowest; only of groups that are large enough.',
  })
  distribution!: number[] | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Sample standard deviation, one decimal; there whenever the distribution is.',
  })
  spread!: number | null;
}

@ObjectType()
@Access('PARTICIPANT')
export class FeedbackReportItem {
  @Field()
  key!: string;
  @Field(() => LocalizedText, { description: 'As others read it.' })
  text!: LocalizedText;
  @Field(() => [FeedbackFigure], { description: 'Always one per source.' })
  figures!: FeedbackFigure[];
}

@ObjectType()
@Access('PARTICIPANT')
export class FeedbackReportCompetency {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => [FeedbackFigure], { description: 'Always one per source: the mean of its shown items.' })
  figures!: FeedbackFigure[];
  @Field(() => Float, {
    nullable: true,
    description: 'Self minus all others, in points of the scale; above zero is higher than others see it.',
  })
  gap!: number | null;
  @Field(() => [FeedbackReportItem])
  items!: FeedbackReportItem[];
}

@ObjectType({
  description: 'Comments of one source on one question, in no order; none where there are too few to be anonymous.',
})
@Access('PARTICIPANT')
export class FeedbackReportComments {
  @Field(() => SourceEnum)
  source!: Source;
  @Field(() => [String])
  texts!: string[];
}

@ObjectType()
@Access('PARTICIPANT')
export class FeedbackReportQuestion {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => [FeedbackReportComments], { description: 'Always one per source.' })
  comments!: FeedbackReportComments[];
}

@ObjectType({
  description:
    'What a round released about one participant. Computed once, at the close; it belongs to the participant.',
})
@Access('PARTICIPANT')
export class FeedbackReport {
  @Field(() => ID)
  id!: string;
  @Field(() => ID, { description: 'The participant in the round that it is about.' })
  subjectId!: string;
  @Field(() => LocalizedText, { description: 'The module.' })
  module!: LocalizedText;
  @Field(() => Int)
  scaleMin!: number;
  @Field(() => Int)
  scaleMax!: number;
  @Field(() => Int, { description: 'Fewest raters behind any anonymous figure.' })
  threshold!: number;
  @Field(() => DateTime)
  computedAt!: Date;
  @Field(() => [FeedbackReportCompetency])
  competencies!: FeedbackReportCompetency[];
  @Field(() => [FeedbackReportQuestion])
  questions!: FeedbackReportQuestion[];
}
