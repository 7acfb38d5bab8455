import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';

export const SecondRatingKind = { IMPORTANCE: 'IMPORTANCE', DESIRED: 'DESIRED' } as const;
registerEnumType(SecondRatingKind, {
  name: 'FeedbackSecondRatingKind',
  description: 'What is rated beside the behaviour of today: how important it is, or how it should be.',
});

@ObjectType({ description: 'A text as a rater reads it.' })
@Access('RATER', 'COORDINATOR')
export class AskedText {
  @Field()
  text!: string;
  @Field(() => Language, {
    description: 'The language that the text is in: not the one asked for where that translation is missing.',
  })
  language!: Language;
}

@ObjectType({ description: 'An item, or an open question.' })
@Access('RATER', 'COORDINATOR')
export class AskedItem extends AskedText {
  @Field()
  key!: string;
}

@ObjectType({ description: 'A part of a questionnaire: competencies that stand together.' })
@Access('RATER', 'COORDINATOR')
export class AskedSection {
  @Field()
  key!: string;
  @Field(() => AskedText)
  name!: AskedText;
}

@ObjectType()
@Access('RATER', 'COORDINATOR')
export class AskedCompetency {
  @Field()
  key!: string;
  @Field(() => AskedText)
  name!: AskedText;
  @Field(() => AskedSection, { nullable: true })
  section!: AskedSection | null;
  @Field(() => [AskedItem])
  items!: AskedItem[];
}

@ObjectType()
@Access('RATER', 'COORDINATOR')
export class AskedScale {
  @Field(() => Int)
  min!: number;
  @Field(() => Int)
  max!: number;
  @Field(() => [AskedText], { description: 'One per point, from the lowest.' })
  labels!: AskedText[];
  @Field({ description: "Whether 'cannot judge' is offered; it is given as the score 0." })
  cannotJudge!: boolean;
}

@ObjectType({ description: 'Asked beside every item, on the same points as the scale.' })
@Access('RATER', 'COORDINATOR')
export class AskedSecondRating {
  @Field(() => SecondRatingKind)
  kind!: keyof typeof SecondRatingKind;
  @Field(() => AskedText)
  question!: AskedText;
  @Field(() => [AskedText], { description: 'One per point, from the lowest.' })
  labels!: AskedText[];
}

@ObjectType({ description: "A questionnaire in a rater's language and perspective: what their group is asked." })
@Access('RATER', 'COORDINATOR')
export class AskedQuestionnaire {
  @Field(() => AskedText)
  name!: AskedText;
  @Field(() => AskedScale)
  scale!: AskedScale;
  @Field(() => AskedSecondRating, { nullable: true })
  secondRating!: AskedSecondRating | null;
  @Field(() => [AskedCompetency])
  competencies!: AskedCompetency[];
  @Field(() => [AskedItem], { description: 'Open questions; answering them is optional.' })
  openQuestions!: AskedItem[];
}
