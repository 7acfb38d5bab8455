import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { GivenCommentInput } from '../responses/response.model.js';
import { EVALUATION_STATES, type EvaluationState } from './evaluation.rules.js';
import { EVALUATED, type Evaluated, OWN_QUESTION_KINDS, type OwnQuestion } from './evaluation-questionnaire.rules.js';
import { EvaluationRelease } from './evaluation-release.model.js';

const EvaluationStateEnum = enumOf(EVALUATION_STATES);
registerEnumType(EvaluationStateEnum, {
  name: 'EvaluationState',
  description: 'Where the evaluation of a module stands.',
  valuesMap: {
    DRAFT: { description: 'What it will ask can be looked at and added to.' },
    OPEN: { description: 'Participants give theirs; what it asks is fixed.' },
    CLOSED: { description: 'What may be shown of it is there, and the answers are gone.' },
  },
});
const EvaluationResponseEnum = enumOf(['ENOUGH', 'NOT_YET_ENOUGH']);
registerEnumType(EvaluationResponseEnum, {
  name: 'EvaluationResponse',
  description: 'Whether enough participants gave theirs to show anything, as of a moment at most a day ago.',
});
export const EvaluatedEnum = enumOf(EVALUATED);
registerEnumType(EvaluatedEnum, {
  name: 'Evaluated',
  description: 'What of a module an item of its evaluation is about.',
});
const EvaluationQuestionKindEnum = enumOf(OWN_QUESTION_KINDS);
registerEnumType(EvaluationQuestionKindEnum, {
  name: 'EvaluationQuestionKind',
  description: 'On the scale, or in own words.',
});

@ObjectType({ description: 'An item or an open question of an evaluation.' })
@Access('PARENT')
export class EvaluationItem {
  @Field({ description: 'To answer it by.' })
  key!: string;
  @Field({ description: "In the caller's language." })
  text!: string;
  @Field(() => EvaluatedEnum, { nullable: true, description: 'What it is about; null for the whole of the module.' })
  about!: Evaluated | null;
  @Field(() => ID, { nullable: true, description: 'The behaviour, leadership challenge or step that it is about.' })
  aboutId!: string | null;
}

@ObjectType({
  description: 'Items that stand together: of one behaviour, of the challenges, of the steps, of the whole.',
})
@Access('PARENT')
export class EvaluationPart {
  @Field()
  key!: string;
  @Field({ description: "In the caller's language." })
  name!: string;
  @Field(() => [LocalizedText], { description: 'By what the behaviour is recognised; empty for another part.' })
  indicators!: LocalizedText[];
  @Field(() => [LocalizedText], { description: 'The goals that the behaviour serves; empty for another part.' })
  goals!: LocalizedText[];
  @Field(() => [EvaluationItem])
  items!: EvaluationItem[];
}

@ObjectType({ description: 'What an evaluation asks: it follows from the impact map of its module.' })
@Access('PARENT')
export class EvaluationQuestionnaire {
  @Field()
  name!: string;
  @Field(() => Int)
  scaleMin!: number;
  @Field(() => Int)
  scaleMax!: number;
  @Field(() => [String], { description: "One per point, from the lowest; 'cannot judge' is given as 0." })
  labels!: string[];
  @Field(() => [EvaluationPart])
  parts!: EvaluationPart[];
  @Field(() => [EvaluationItem], { description: 'Answering them is optional.' })
  openQuestions!: EvaluationItem[];
}

@ObjectType({ description: 'What a coordinator asks beside what follows from the impact map.' })
@Access('PARENT')
export class EvaluationOwnQuestion {
  @Field(() => EvaluationQuestionKindEnum)
  kind!: OwnQuestion['kind'];
  @Field(() => LocalizedText)
  text!: LocalizedText;
}

@ObjectType({
  description:
    'What the participants of a module make of it (evaluatie). It exists for coordinators and the client, and once it opens for who holds a place.',
})
@Access('SIGNED_IN')
export class Evaluation {
  @Field(() => ModuleReference)
  module!: ModuleReference;
  @Field(() => EvaluationStateEnum)
  state!: EvaluationState;
  @Field(() => Int, {
    description:
      'Grows with every change of what it asks, and of when it closes. Give it with the next one; 0 at first.',
  })
  version!: number;
  @Field(() => DateTime, { nullable: true })
  openedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'From when no answer is taken any more.' })
  closesAt!: Date | null;
  @Field({
    description:
      "What becomes of an answer, in the caller's language: to be read before anybody types. A given evaluation cannot be changed.",
  })
  promise!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the caller gave theirs; null for who is not asked, and once it is closed: then nobody knows.',
  })
  isGiven!: boolean | null;
  @Field(() => EvaluationQuestionnaire, {
    nullable: true,
    description: 'While it is a draft as it would be; null when that is too much to ask.',
  })
  questionnaire!: EvaluationQuestionnaire | null;
  @Field(() => [UserError], {
    description:
      'Of a draft, why it could not open now, nor by itself on the day of its step: everything at once, empty when it could. Only what the mutation refuses that depends on the day that is asked for is not among it.',
  })
  cannotOpenBecause!: UserError[];
  @Field(() => [EvaluationOwnQuestion], { description: 'In their order; they are part of the questionnaire.' })
  ownQuestions!: EvaluationOwnQuestion[];
  @Field(() => EvaluationResponseEnum, {
    nullable: true,
    description: 'For coordinators and the client while it is open, counted once a day; null before that.',
  })
  response!: 'ENOUGH' | 'NOT_YET_ENOUGH' | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'The share that gave theirs, in steps of 5 per cent; null for few participants, where it would tell of persons.',
  })
  responsePercentage!: number | null;
  @Field(() => EvaluationRelease, { nullable: true, description: 'What may be shown of it; null before the close.' })
  release!: EvaluationRelease | null;
}

@InputType()
export class EvaluationQuestionInput {
  @Field(() => EvaluationQuestionKindEnum)
  kind!: OwnQuestion['kind'];
  @Field(() => LocalizedTextInput, { description: 'At most 300 characters.' })
  text!: LocalizedTextInput;
}

@InputType()
export class EvaluationQuestionsInput {
  @Field(() => [EvaluationQuestionInput], { description: 'At most ten, in the order in which they are asked.' })
  questions!: EvaluationQuestionInput[];
}

@InputType()
export class EvaluationOpenInput {
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'It closes at 17:00 on this day, in the zone of the programme. Left out: the last day of the evaluation step, or else in two weeks.',
  })
  closesOn?: string | null;
}

@InputType()
export class EvaluationScoreInput {
  @Field({ description: "The item's key." })
  item!: string;
  @Field(() => Int, { description: "A point of the scale; 0 for 'cannot judge'." })
  score!: number;
}

@InputType({ description: 'Every item has a score; open questions are optional.' })
export class EvaluationGiveInput {
  @Field(() => [EvaluationScoreInput])
  scores!: EvaluationScoreInput[];
  @Field(() => [GivenCommentInput], { defaultValue: [] })
  comments!: GivenCommentInput[];
}

@ObjectType()
@Access('PARENT')
export class EvaluationPayload {
  @Field(() => Evaluation, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  evaluation?: Evaluation;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
