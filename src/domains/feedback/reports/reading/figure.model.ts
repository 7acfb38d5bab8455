import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import { LocalizedText } from '../../../../platform/graphql/localized-text.model.js';

export const BandEnum = { LOW: 'LOW', HIGH: 'HIGH' } as const;
registerEnumType(BandEnum, {
  name: 'FeedbackBand',
  description: 'Instead of a mean near an end of the scale, where a mean would tell what each rater answered.',
});

export const AgreementEnum = {
  LACK: 'LACK',
  WEAK: 'WEAK',
  MODERATE: 'MODERATE',
  STRONG: 'STRONG',
  VERY_STRONG: 'VERY_STRONG',
} as const;
registerEnumType(AgreementEnum, { name: 'FeedbackAgreementLevel', description: 'How much raters agree, in words.' });

@ObjectType({ description: 'Whose answers figures and comments come from.' })
@Access('PARENT')
export class FeedbackSourceLabel {
  @Field({
    description: "The key of a rater group, merged ones joined by '+', or ALL_OTHERS: the anonymous raters together.",
  })
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field({ description: 'Otherwise what is shown is what somebody answered under their own name.' })
  anonymous!: boolean;
}

@ObjectType({
  description:
    'How much the raters of one source agree. Silent wherever their distribution is, and where the scale leaves no room for it.',
})
@Access('PARENT')
export class FeedbackAgreement {
  @Field(() => Float, {
    nullable: true,
    description:
      'rwg (James, Demaree & Wolf 1984): 1 less the variance over that of answering at random (uniform); 0 to 1. Of a competency rwg(j), over its items.',
  })
  within!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'AD, average deviation from the mean, in points of the scale (Burke, Finkelstein & Dusig 1999). Of a competency the mean over its items.',
  })
  averageDeviation!: number | null;
  @Field(() => Float, {
    description:
      'The largest average deviation that counts as agreement: a sixth of the number of points (Burke & Dunlap 2002).',
  })
  deviationCutOff!: number;
  @Field(() => AgreementEnum, {
    nullable: true,
    description:
      'What such an rwg is called: lack to .30, weak to .50, moderate to .70, strong to .90 (LeBreton & Senter 2008).',
  })
  level!: keyof typeof AgreementEnum | null;
}

@ObjectType({
  description:
    'Between which means the mean of all such raters lies, with 95 per cent confidence; in points of the scale.',
})
@Access('PARENT')
export class FeedbackInterval {
  @Field(() => Float)
  low!: number;
  @Field(() => Float)
  high!: number;
}

@ObjectType({ description: 'What one source answered. Without mean and band it says nothing, and nothing about why.' })
@Access('PARENT')
export class FeedbackFigure {
  @Field({ description: 'The key of one of the sources of the report.' })
  source!: string;
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
  @Field(() => FeedbackAgreement, { nullable: true, description: 'Only where distributions are shown.' })
  agreement!: FeedbackAgreement | null;
  @Field(() => FeedbackInterval, { nullable: true, description: 'Of the mean; only where the distribution is shown.' })
  interval!: FeedbackInterval | null;
}
