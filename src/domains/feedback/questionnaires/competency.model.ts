import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { WrittenText } from './written-text.model.js';

@ObjectType({ description: 'One behaviour, as it is put to participant and raters.' })
@Access('COORDINATOR')
export class FeedbackCompetencyItem {
  @Field()
  key!: string;
  @Field(() => WrittenText, { description: 'As the participant reads it, about themselves.' })
  self!: WrittenText;
  @Field(() => WrittenText, { description: 'As raters read it, about the participant.' })
  other!: WrittenText;
  @Field({ description: 'Whether it returns every round, so that change is measured over it.' })
  anchor!: boolean;
  @Field(() => [String], { nullable: true, description: 'The rater groups that it is for; null: all.' })
  groups!: string[] | null;
}

@ObjectType({ description: 'A published version of a questionnaire that asks (some of) the items of a competency.' })
@Access('COORDINATOR')
export class FeedbackCompetencyUse {
  @Field(() => ID)
  questionnaireId!: string;
  @Field()
  key!: string;
  @Field(() => Int)
  version!: number;
}

@ObjectType({ description: 'A version of a competency in the bank. It never changes.' })
@Access('COORDINATOR')
export class FeedbackCompetencyVersion {
  @Field(() => ID)
  id!: string;
  @Field(() => Int)
  version!: number;
  @Field(() => WrittenText)
  name!: WrittenText;
  @Field(() => String, { nullable: true, description: 'The key of the theme of the compass that it belongs to.' })
  theme!: string | null;
  @Field(() => [FeedbackCompetencyItem])
  items!: FeedbackCompetencyItem[];
  @Field(() => DateTime)
  publishedAt!: Date;
  @Field(() => [FeedbackCompetencyUse], {
    description: 'The questionnaires that it is in, by key, the latest version first.',
  })
  usedIn!: FeedbackCompetencyUse[];
}

@ObjectType({ description: 'A competency of the bank: a questionnaire takes it by its key, as in `- use: clear@2`.' })
@Access('COORDINATOR')
export class FeedbackCompetency {
  @Field({ description: 'The same for all versions.' })
  key!: string;
  @Field(() => [FeedbackCompetencyVersion], { description: 'The latest first.' })
  versions!: FeedbackCompetencyVersion[];
}
