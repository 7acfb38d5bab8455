import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { FeedbackNomination } from '../panels/panel.model.js';
import type { Relation } from './load.rules.js';

const FeedbackSubstituteRelation = {
  SAME_MANAGER: 'SAME_MANAGER',
  SAME_ECHELON: 'SAME_ECHELON',
  DIRECT_REPORT: 'DIRECT_REPORT',
} as const satisfies Record<Relation, Relation>;
registerEnumType(FeedbackSubstituteRelation, {
  name: 'FeedbackSubstituteRelation',
  description: 'How a substitute stands towards the participant on the day that the round opens.',
  valuesMap: {
    SAME_MANAGER: { description: 'A peer with the same manager.' },
    SAME_ECHELON: { description: 'A peer who leads at the same level in the same directorate.' },
    DIRECT_REPORT: { description: 'Reports to the participant.' },
  },
});

@ObjectType({ description: 'Somebody who could be asked instead.' })
@Access('COORDINATOR')
export class FeedbackSubstitute {
  /** Resolved to `person`. */
  personId!: string;
  @Field(() => FeedbackSubstituteRelation)
  relation!: Relation;
  @Field(() => Int, {
    description:
      'What they get in that week already, with what the same forecast proposed before, and without this questionnaire.',
  })
  questionnaires!: number;
  @Field(() => LocalizedText, { description: 'Why this one, in a sentence.' })
  explanation!: LocalizedText;
}

@ObjectType({ description: 'A questionnaire above the limit, and who could fill it in instead.' })
@Access('COORDINATOR')
export class FeedbackLoadSubstitution {
  @Field(() => FeedbackNomination)
  nomination!: FeedbackNomination;
  /** Resolved to `participant`. */
  participantId!: string;
  @Field(() => ModuleReference, { description: 'Whose round it is.' })
  module!: ModuleReference;
  @Field(() => [FeedbackSubstitute], {
    description:
      'One to three, the least loaded first: of the same group by the org chart, not on this panel, under the limit in that week. The first counts as asked in what is proposed after it.',
  })
  substitutes!: FeedbackSubstitute[];
}

@ObjectType({
  description:
    'What one rater is sent in one week, about others and about themselves. A questionnaire counts once, in the week in which it is mailed, however long the rater may take over it.',
})
@Access('COORDINATOR')
export class FeedbackRaterLoad {
  @Field(() => String, { description: "The ISO week, in the organisation's time zone: '2027-W02'." })
  week!: string;
  @Field(() => LocalDate, { description: 'The Monday of that week.' })
  weekStartsOn!: string;
  /** Resolved to `rater`. */
  raterId!: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody from outside, who has no account.' })
  externalName!: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody from outside.' })
  externalEmail!: string | null;
  @Field(() => Int, { description: 'How many are sent: nominated, approved or invited. Who answered plays no part.' })
  questionnaires!: number;
  @Field(() => Int, { description: "How many more that is than the organisation's limit; 0 up to the limit." })
  aboveLimit!: number;
  @Field(() => [FeedbackLoadSubstitution], {
    description:
      'At most one for each questionnaire above the limit, of panels whose links were not given out, and never of SELF or MANAGER; fewer where nobody could stand in.',
  })
  substitutions!: FeedbackLoadSubstitution[];
}

@ObjectType()
export class FeedbackRaterLoadEdge extends EdgeOf(FeedbackRaterLoad) {}

@ObjectType()
export class FeedbackRaterLoadConnection extends ConnectionOf(FeedbackRaterLoad, FeedbackRaterLoadEdge) {}
