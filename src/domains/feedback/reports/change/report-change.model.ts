import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import { LocalizedText } from '../../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../../platform/graphql/scalars.js';
import { FeedbackInterval, FeedbackSourceLabel } from '../reading/figure.model.js';

export const NoReliableChangeEnum = { NO_NORM: 'NO_NORM', NOT_ALL_ITEMS_RETURN: 'NOT_ALL_ITEMS_RETURN' } as const;
registerEnumType(NoReliableChangeEnum, {
  name: 'FeedbackNoReliableChange',
  description:
    'Why no change of a competency is called reliable or not, whatever was answered: the questionnaire states no norm for it, or the norm is of more items than those that return.',
});

@ObjectType({
  description:
    'What is known from elsewhere about the score of a competency, as the questionnaire states it: how it spreads over people, and how reliable it is.',
})
@Access('PARENT')
export class FeedbackNorm {
  @Field(() => Float, { description: 'Standard deviation over people, in points of the scale.' })
  sd!: number;
  @Field(() => Float, { description: 'From 0 to under 1.' })
  reliability!: number;
  @Field({ description: 'Who found that, and of whom.' })
  source!: string;
}

@ObjectType({
  description:
    'Whether a change is larger than unreliable measurement explains: RC = difference / sqrt(2 S_E^2), S_E = sd * sqrt(1 - reliability) (Jacobson & Truax 1991), with sd and reliability of the norm.',
})
@Access('PARENT')
export class FeedbackReliableChange {
  @Field(() => Float, { description: 'RC, two decimals; above zero is a rise.' })
  index!: number;
  @Field({ description: 'Beyond 1.96 either way.' })
  reliable!: boolean;
}

@ObjectType({ description: 'How one source sees it now against then. Silent where either round is.' })
@Access('PARENT')
export class FeedbackChange {
  @Field({ description: 'The key of one of the sources of the change.' })
  source!: string;
  @Field(() => Float, {
    nullable: true,
    description:
      'Now minus then, in points of the scale, one decimal. Of a competency the mean over its anchor items, where at least half of them are shown in both.',
  })
  difference!: number | null;
  @Field(() => FeedbackInterval, {
    nullable: true,
    description:
      'Of the difference of an item, with 95 per cent confidence (Welch 1947); where both rounds show the distribution.',
  })
  interval!: FeedbackInterval | null;
  @Field(() => FeedbackReliableChange, {
    nullable: true,
    description:
      'Of a competency in the eyes of all others, where both rounds show all its items and `noReliableChange` is null.',
  })
  reliableChange!: FeedbackReliableChange | null;
}

@ObjectType()
@Access('PARENT')
export class FeedbackItemChange {
  @Field()
  key!: string;
  @Field(() => LocalizedText, { description: 'As others read it now.' })
  text!: LocalizedText;
  @Field(() => [FeedbackChange], { description: 'Always one per source.' })
  changes!: FeedbackChange[];
}

@ObjectType()
@Access('PARENT')
export class FeedbackCompetencyChange {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => FeedbackNorm, {
    nullable: true,
    description: 'That of the later questionnaire, which a change is held against.',
  })
  norm!: FeedbackNorm | null;
  @Field(() => NoReliableChangeEnum, { nullable: true })
  noReliableChange!: keyof typeof NoReliableChangeEnum | null;
  @Field(() => [FeedbackChange], { description: 'Always one per source.' })
  changes!: FeedbackChange[];
  @Field(() => [FeedbackItemChange], { description: 'The anchor items: those that both questionnaires ask as such.' })
  items!: FeedbackItemChange[];
}

@ObjectType({
  description: 'What changed since an earlier report of the same participant, which one may read as well.',
})
@Access('SIGNED_IN')
export class FeedbackReportChange {
  @Field(() => ID)
  sinceReportId!: string;
  @Field(() => LocalizedText, { description: 'The module of the earlier round.' })
  since!: LocalizedText;
  @Field(() => DateTime, { description: 'When the earlier report was made.' })
  sinceComputedAt!: Date;
  @Field({ description: 'Otherwise the rounds cannot be compared, and there are no competencies here.' })
  sameScale!: boolean;
  @Field(() => [FeedbackSourceLabel], {
    description: 'Those that both rounds have, in the order of every list of changes.',
  })
  sources!: FeedbackSourceLabel[];
  @Field(() => [String], {
    description:
      'Keys of the sources of which fewer than half of all who were asked then or now were asked both times: their change may come from asking other people.',
  })
  otherPanel!: string[];
  @Field(() => [FeedbackCompetencyChange], { description: 'Those with anchor items.' })
  competencies!: FeedbackCompetencyChange[];
}
