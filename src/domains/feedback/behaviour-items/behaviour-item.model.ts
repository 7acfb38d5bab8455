import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { OrgUnit } from '../../people/units/org-unit.model.js';
import { ImpactLine } from '../../programmes/impact/impact-line.model.js';
import { FeedbackItemChange } from '../reports/change/report-change.model.js';
import { FeedbackUnitCompetency } from '../reports/units/unit-report.model.js';

@ObjectType({
  description:
    "What changed in one of the caller's own reports since an earlier one, of the items that ask about the behaviour.",
})
@Access('PARENT')
export class ImpactLineChange {
  @Field(() => ID)
  reportId!: string;
  @Field(() => ID)
  sinceReportId!: string;
  @Field(() => LocalizedText, { description: 'The module of the earlier round.' })
  since!: LocalizedText;
  @Field(() => [FeedbackItemChange], { description: 'As the report itself has them; see feedbackReportChanges.' })
  items!: FeedbackItemChange[];
}

@ObjectType({
  description:
    "What a round shows of the programme's own unit, of the competencies with items that ask about the behaviour. Rounds of units are not compared: the figures stand side by side.",
})
@Access('PARENT')
export class ImpactLineUnitReport {
  @Field(() => ID)
  unitReportId!: string;
  @Field(() => OrgUnit)
  unit!: OrgUnit;
  @Field(() => LocalizedText, { description: 'Of which round.' })
  module!: LocalizedText;
  @Field(() => DateTime)
  computedAt!: Date;
  @Field(() => [FeedbackUnitCompetency])
  competencies!: FeedbackUnitCompetency[];
}

@InputType()
export class BehaviourItemsTieInput {
  @Field(() => ID)
  questionnaireId!: string;
  @Field(() => [String], {
    description: 'Keys of items of that questionnaire; they replace those that were tied. None unties them all.',
  })
  itemKeys!: string[];
}

@ObjectType()
@Access('PARENT')
export class BehaviourItemsTiePayload {
  @Field(() => ImpactLine, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  impactLine?: ImpactLine | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
