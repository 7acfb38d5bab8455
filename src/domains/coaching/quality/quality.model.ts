import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { QUALITY_QUESTIONS, type QualityQuestion } from './quality.rules.js';

const CoachingQualityQuestionEnum = enumOf(QUALITY_QUESTIONS);
registerEnumType(CoachingQualityQuestionEnum, {
  name: 'CoachingQualityQuestion',
  description: 'What a participant is asked after the last session, each from 1 (not at all) to 5 (very much).',
});
const CoachingQualityBandEnum = enumOf(['LOW', 'HIGH']);
registerEnumType(CoachingQualityBandEnum, {
  name: 'CoachingQualityBand',
  description: 'Instead of a mean that is close to an end of the scale.',
});

@ObjectType({ description: 'What participants think of one thing about a learning manager, together.' })
@Access('PARENT')
export class CoachingQualityFigure {
  @Field(() => CoachingQualityQuestionEnum)
  question!: QualityQuestion;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => Number, { nullable: true, description: 'Scale points, one decimal; null where there is a band.' })
  mean!: number | null;
  @Field(() => CoachingQualityBandEnum, { nullable: true })
  band!: 'LOW' | 'HIGH' | null;
}

@ObjectType({
  description:
    'What participants think of a learning manager, for coordinators and the learning manager. Answers are added as soon as there are enough new ones (the threshold of the organisation) at once, and then no one can tell any of them.',
})
@Access('COORDINATOR', 'LEARNING_MANAGER')
export class CoachingQuality {
  @Field(() => Int, { description: 'How many answers it is made of.' })
  answers!: number;
  @Field(() => [CoachingQualityFigure])
  figures!: CoachingQualityFigure[];
}

@InputType({ description: 'Each from 1 (not at all) to 5 (very much).' })
export class CoachingQualityInput {
  @Field(() => Int, { description: 'I could speak freely.' })
  safe!: number;
  @Field(() => Int, { description: 'I came to see my own behaviour more sharply.' })
  sharper!: number;
  @Field(() => Int, { description: 'The sessions helped me to practise in my work.' })
  practised!: number;
  @Field(() => Int, { description: 'We kept to what we agreed.' })
  reliable!: number;
}
