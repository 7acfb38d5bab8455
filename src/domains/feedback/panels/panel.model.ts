import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';
import { type RaterGroup } from '../rater-group.rules.js';

export const RaterGroupEnum = {
  SELF: 'SELF',
  MANAGER: 'MANAGER',
  PEER: 'PEER',
  DIRECT_REPORT: 'DIRECT_REPORT',
  OTHER: 'OTHER',
} as const;
registerEnumType(RaterGroupEnum, {
  name: 'RaterGroup',
  description:
    'How a rater knows the participant. SELF and MANAGER answer under their name, and are told so; the others are anonymous.',
  valuesMap: { OTHER: { description: 'Customers, partners, people from outside.' } },
});

export const NominationState = { PROPOSED: 'PROPOSED', CHOSEN: 'CHOSEN', APPROVED: 'APPROVED' } as const;
registerEnumType(NominationState, {
  name: 'FeedbackNominationState',
  valuesMap: {
    PROPOSED: { description: 'From the org chart.' },
    CHOSEN: { description: 'By the participant.' },
    APPROVED: { description: 'By manager or coordinator: these will be asked.' },
  },
});

export const PanelStateEnum = { ENOUGH: 'ENOUGH', NOT_YET_ENOUGH: 'NOT_YET_ENOUGH' } as const;
registerEnumType(PanelStateEnum, {
  name: 'FeedbackPanelState',
  description: 'All that anybody sees of the answers about one participant while a round is open.',
});

@ObjectType({ description: 'Somebody who is to be asked about a participant.' })
@Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
export class FeedbackNomination {
  @Field(() => ID)
  id!: string;
  @Field(() => RaterGroupEnum)
  group!: RaterGroup;
  /** Resolved to `rater`. */
  raterId!: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody from outside, who has no account.' })
  externalName!: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody from outside.' })
  externalEmail!: string | null;
}

@ObjectType({ description: 'Something to weigh before raters are approved. It blocks nothing.' })
@Access('PARENT')
export class FeedbackPanelNotice {
  @Field(() => RaterGroupEnum)
  group!: RaterGroup;
  @Field({
    description:
      'PANEL_TOO_SMALL: one who does not answer silences the group. BELOW_MINIMUM: fewer than the questionnaire asks for.',
  })
  code!: string;
}

@ObjectType({ description: 'A participant as the one who is rated in a round, with the raters who are to be asked.' })
@Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
export class FeedbackSubject {
  @Field(() => ID)
  id!: string;
  roundId!: string;
  /** Resolved to `person`. */
  personId!: string;
  @Field(() => NominationState)
  nominationState!: keyof typeof NominationState;
  @Field(() => PanelStateEnum, {
    nullable: true,
    description: 'Whether enough raters have answered, counted at most once a day; null before the first count.',
  })
  panelState!: keyof typeof PanelStateEnum | null;
  @Field(() => [FeedbackNomination])
  nominations!: FeedbackNomination[];
  @Field(() => [FeedbackPanelNotice])
  notices!: FeedbackPanelNotice[];
}

@ObjectType()
export class FeedbackSubjectEdge extends EdgeOf(FeedbackSubject) {}

@ObjectType()
export class FeedbackSubjectConnection extends ConnectionOf(FeedbackSubject, FeedbackSubjectEdge) {}

@InputType()
export class ExternalRaterInput {
  @Field()
  name!: string;
  @Field()
  email!: string;
  @Field(() => Language)
  language!: Language;
}

@InputType({ description: 'A colleague, or somebody from outside: exactly one of the two.' })
export class FeedbackNominationAddInput {
  @Field(() => RaterGroupEnum)
  group!: RaterGroup;
  @Field(() => ID, { nullable: true })
  raterId?: string | null;
  @Field(() => ExternalRaterInput, { nullable: true })
  external?: ExternalRaterInput | null;
}

@ObjectType()
@Access('PARENT')
export class FeedbackSubjectPayload {
  @Field(() => FeedbackSubject, { nullable: true })
  subject?: FeedbackSubject;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class FeedbackSubjectsPayload {
  @Field(() => [FeedbackSubject], { nullable: true })
  subjects?: FeedbackSubject[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}
