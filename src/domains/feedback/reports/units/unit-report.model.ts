import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import { LocalizedText } from '../../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../../platform/graphql/scalars.js';
import { OrgUnit } from '../../../people/units/org-unit.model.js';
import { BandEnum } from '../reading/figure.model.js';

@ObjectType({
  description:
    'A figure over the participants of a unit. Without mean and band it says nothing, and nothing about why.',
})
@Access('PARENT')
export class FeedbackSubjectsFigure {
  @Field(() => Float, {
    nullable: true,
    description: "Mean of the participants' shown means, on the scale of the questionnaire.",
  })
  mean!: number | null;
  @Field(() => BandEnum, { nullable: true })
  band!: keyof typeof BandEnum | null;
  @Field(() => [Int], {
    nullable: true,
    description:
      'Participants per point of the scale (of their rounded mean), from the lowest; null where it would tell of one.',
  })
  distribution!: number[] | null;
}

@ObjectType()
@Access('PARENT')
export class FeedbackUnitCompetency {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => FeedbackSubjectsFigure, { description: 'How participants see themselves.' })
  self!: FeedbackSubjectsFigure;
  @Field(() => FeedbackSubjectsFigure, { description: 'How all others see them.' })
  others!: FeedbackSubjectsFigure;
  @Field(() => Float, { nullable: true, description: 'Self minus all others, in points of the scale.' })
  gap!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Reliability of the competency as a scale: alpha of Cronbach (1951), up to 1, over the participants of whom all others are shown on each of its items; null with fewer than thirty of those, or too little difference between them.',
  })
  alpha!: number | null;
}

@ObjectType()
@Access('PARENT')
export class FeedbackUnitTheme {
  @Field({ description: 'Of the compass.' })
  key!: string;
  @Field(() => LocalizedText, {
    description: 'As the compass calls it now; the key where it has no such theme any more.',
  })
  name!: LocalizedText;
  @Field(() => FeedbackSubjectsFigure, {
    description: 'How all others see the participants, over the competencies of the theme.',
  })
  others!: FeedbackSubjectsFigure;
}

@ObjectType({
  description:
    'What a round shows of a unit, over enough participants that it is about nobody; to a reader who is one of them, or was asked about one anonymously, only what rests on one more. Computed once, at the close.',
})
@Access('COORDINATOR', 'DIRECTOR')
export class FeedbackUnitReport {
  @Field(() => ID)
  id!: string;
  @Field(() => OrgUnit)
  unit!: OrgUnit;
  @Field(() => LocalizedText)
  module!: LocalizedText;
  @Field(() => Int, { description: 'Participants behind it.' })
  subjects!: number;
  @Field(() => Int)
  scaleMin!: number;
  @Field(() => Int)
  scaleMax!: number;
  @Field(() => DateTime)
  computedAt!: Date;
  @Field(() => [FeedbackUnitCompetency])
  competencies!: FeedbackUnitCompetency[];
  @Field(() => [FeedbackUnitTheme])
  themes!: FeedbackUnitTheme[];
}
