import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { BandEnum } from '../reports/reading/figure.model.js';

@ObjectType({
  description: 'What the participants answered together. Without mean and band it says nothing, and nothing about why.',
})
@Access('PARENT')
export class EvaluationFigure {
  @Field(() => Float, { nullable: true, description: 'In points of the scale, one decimal.' })
  mean!: number | null;
  @Field(() => BandEnum, { nullable: true, description: 'Instead of a mean near an end of the scale.' })
  band!: keyof typeof BandEnum | null;
  @Field(() => [Int], {
    nullable: true,
    description: 'How many gave each point of the scale, from the lowest; only where enough did.',
  })
  distribution!: number[] | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Sample standard deviation, one decimal; there with the distribution.',
  })
  spread!: number | null;
}

@ObjectType()
@Access('PARENT')
export class EvaluationReleasedItem {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => ID, { nullable: true, description: 'The behaviour, leadership challenge or step that it is about.' })
  aboutId!: string | null;
  @Field(() => EvaluationFigure)
  figure!: EvaluationFigure;
}

@ObjectType()
@Access('PARENT')
export class EvaluationReleasedPart {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => EvaluationFigure, {
    description: 'Over the items that are shown, where those are half of them at least.',
  })
  figure!: EvaluationFigure;
  @Field(() => [EvaluationReleasedItem])
  items!: EvaluationReleasedItem[];
}

@ObjectType({ description: 'What somebody wrote, without who, when or in which order.' })
@Access('PARENT')
export class EvaluationComment {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'Empty for one that was taken out.' })
  text!: string;
  @Field()
  redacted!: boolean;
}

@ObjectType()
@Access('PARENT')
export class EvaluationReleasedQuestion {
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => [EvaluationComment], { description: 'All of them or none; empty when too few wrote one.' })
  comments!: EvaluationComment[];
}

@ObjectType({
  description:
    'What may be shown of an evaluation: computed once at its close by the same gate as 360 reports, and never changed. Whoever takes part gets what rests on one more.',
})
@Access('PARENT')
export class EvaluationRelease {
  @Field(() => DateTime)
  releasedAt!: Date;
  @Field(() => Int, { description: 'Of fewer participants than this nothing is shown.' })
  threshold!: number;
  @Field({ description: "Why something may not be there, in the caller's language; the same whatever the reason." })
  silence!: string;
  @Field(() => [EvaluationReleasedPart])
  parts!: EvaluationReleasedPart[];
  @Field(() => [EvaluationReleasedQuestion])
  questions!: EvaluationReleasedQuestion[];
}

@ObjectType({ description: 'What the participants of a module said at its end about a behaviour.' })
@Access('PARENT')
export class ImpactLineEvaluation {
  @Field(() => DateTime)
  releasedAt!: Date;
  @Field(() => [EvaluationReleasedItem])
  items!: EvaluationReleasedItem[];
}

@ObjectType({ description: 'What participants made of a module of another programme with a theme in common.' })
@Access('PARENT')
export class EarlierEvaluation {
  @Field(() => LocalizedText, { description: 'The name of the module.' })
  moduleName!: LocalizedText;
  @Field(() => LocalizedText, { description: 'The name of the programme.' })
  programmeName!: LocalizedText;
  @Field(() => DateTime)
  releasedAt!: Date;
  @Field(() => [EvaluationReleasedPart], {
    description: 'Figures alone: what people wrote stays with their programme.',
  })
  parts!: EvaluationReleasedPart[];
}
