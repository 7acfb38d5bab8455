import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';
import { FeedbackRaterGroup } from '../rater-group.model.js';
import { AskedQuestionnaire } from './asked-questionnaire.model.js';

@ObjectType({
  description:
    'A text of a questionnaire that one of its languages lacks: readers get it in the other one, marked as such.',
})
@Access('COORDINATOR')
export class MissingTranslation {
  @Field(() => [String], {
    description: 'Where it would stand: names and indexes from the outside in, the language last.',
  })
  path!: string[];
  @Field(() => Language)
  language!: Language;
}

@ObjectType({ description: 'A scored item of a questionnaire.' })
@Access('COORDINATOR')
export class QuestionnaireItem {
  /** With its key, what behaviours are tied to it by. */
  questionnaireId!: string;
  @Field()
  key!: string;
  @Field(() => LocalizedText, { description: 'As raters other than the participant read it.' })
  text!: LocalizedText;
  @Field({ description: 'The key of its competency in this questionnaire.' })
  competency!: string;
}

@ObjectType({ description: 'A published version of a questionnaire. It never changes; a round pins one.' })
@Access('COORDINATOR')
export class Questionnaire {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'The same for all versions.' })
  key!: string;
  @Field(() => Int)
  version!: number;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => Int, { description: 'How many items are scored.' })
  itemCount!: number;
  @Field(() => [QuestionnaireItem], { description: 'In their order.' })
  items!: QuestionnaireItem[];
  @Field(() => [FeedbackRaterGroup], {
    nullable: true,
    description: 'Who is asked; null where that is left to the round.',
  })
  raterGroups!: FeedbackRaterGroup[] | null;
  @Field(() => [Language], { description: 'The languages that any of its texts is written in.' })
  languages!: Language[];
  @Field(() => [MissingTranslation])
  missingTranslations!: MissingTranslation[];
  @Field({ description: 'The questionnaire as one YAML file; publishing it again publishes nothing new.' })
  yaml!: string;
  @Field(() => DateTime)
  publishedAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'From when no new round may choose it; null for one that may be chosen.',
  })
  retiredAt!: Date | null;
}

@InputType()
export class QuestionnairePublishInput {
  @Field({
    description:
      'The questionnaire as YAML: examples/questionnaires/every-option.yaml shows the format. A competency of the bank is taken by `- use: clear` (the latest version) or `- use: clear@2`, with `items: [clear-1]` some of its items only, and with `extraItems` others after them.',
  })
  yaml!: string;
}

export const QuestionnaireWarningCode = {
  MISSING_TRANSLATION: 'MISSING_TRANSLATION',
  UNKNOWN_THEME: 'UNKNOWN_THEME',
} as const;
registerEnumType(QuestionnaireWarningCode, {
  name: 'QuestionnaireWarningCode',
  description: 'What a questionnaire was published in spite of.',
});

@ObjectType({ description: 'Something to look at, which did not keep the questionnaire from being published.' })
@Access('PARENT')
export class QuestionnaireWarning {
  @Field(() => QuestionnaireWarningCode)
  code!: keyof typeof QuestionnaireWarningCode;
  @Field({ description: "For people, in the caller's language." })
  message!: string;
  @Field(() => [String], { description: 'Where in the input: names and indexes from the outside in.' })
  field!: string[];
}

@ObjectType()
@Access('PARENT')
export class QuestionnairePublishPayload {
  @Field(() => Questionnaire, { nullable: true })
  questionnaire?: Questionnaire;
  @Field(() => [QuestionnaireWarning], { nullable: true, description: 'Null when nothing was published.' })
  warnings?: QuestionnaireWarning[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class QuestionnairePayload {
  @Field(() => Questionnaire, { nullable: true })
  questionnaire?: Questionnaire;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType({ description: 'What a rater of one group reads in one language.' })
@Access('COORDINATOR')
export class QuestionnairePreview {
  @Field(() => [FeedbackRaterGroup], {
    description: "All groups that it can be previewed as: the questionnaire's, else the organisation's.",
  })
  raterGroups!: FeedbackRaterGroup[];
  @Field(() => AskedQuestionnaire)
  questionnaire!: AskedQuestionnaire;
  @Field({
    description: 'Whether every text is in the language asked for. If not, each text tells which one it is in.',
  })
  inOneLanguage!: boolean;
}
