import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { CONDITION_KINDS, CONDITION_STATUSES, type ConditionKind, type ConditionStatus } from './condition.rules.js';

export const ConditionKindEnum = Object.fromEntries([...CONDITION_KINDS, 'OWN'].map((kind) => [kind, kind]));
registerEnumType(ConditionKindEnum, {
  name: 'ConditionKind',
  description: 'What a programme stands on.',
  valuesMap: {
    OWNERSHIP: { description: 'The director is the client and goes for it (eigenaarschap).' },
    RESULT: { description: 'Phases on time, everyone motivated, strong internal communication (resultaat).' },
    ROOM: { description: 'Department managers and team leaders help to shape it (ruimte).' },
    SAFETY: { description: 'A safe setting, so that feedback can be honest (veiligheid).' },
    MIX: { description: 'A flexible mix of internal and external experts (mix).' },
    OWN: { description: "One of the programme's own; its title says what." },
  },
});

const ConditionStatusEnum = enumOf(CONDITION_STATUSES);
registerEnumType(ConditionStatusEnum, {
  name: 'ConditionStatus',
  description: 'Where a condition stands: it follows from what there is.',
  valuesMap: {
    OPEN: { description: 'Nothing shows it, and nobody signed for it.' },
    SHOWN: { description: 'There is evidence; it is not signed.' },
    SIGNED: { description: 'Signed, without evidence.' },
    IN_PLACE: { description: 'There is evidence, and it is signed.' },
    AT_RISK: { description: 'Somebody reported that it is at risk, whatever else there is.' },
  },
});

@ObjectType({ description: 'What shows that a condition is met.' })
@Access('PARENT')
export class ConditionEvidence {
  @Field(() => ID)
  id!: string;
  @Field()
  text!: string;
  @Field(() => String, { nullable: true, description: 'Where it can be looked up.' })
  link!: string | null;
  @Field(() => DateTime)
  addedAt!: Date;
  /** Resolved to `addedBy`. */
  addedById!: string;
}

@ObjectType()
@Access('PARENT')
export class ConditionRisk {
  @Field(() => DateTime)
  since!: Date;
  @Field()
  @Access('SIGNED_IN')
  reason!: string;
}

@ObjectType({
  description:
    'A condition that the coordinator steers on and the director signs for. It exists for coordinators, the client and its owner.',
})
@Access('SIGNED_IN', 'programmes:read')
export class Condition {
  @Field(() => ID)
  id!: string;
  /** Null for one of the programme's own. Resolved to `kind` and `title`. */
  kind!: ConditionKind | null;
  title!: LocalizedText | null;
  @Field(() => ConditionStatusEnum)
  status!: ConditionStatus;
  @Field(() => ConditionRisk, { nullable: true, description: 'Null while nobody reports one.' })
  risk!: ConditionRisk | null;
  @Field(() => [ConditionEvidence], { description: 'The oldest first.' })
  @Access('SIGNED_IN')
  evidence!: ConditionEvidence[];
  @Field(() => DateTime, { nullable: true, description: 'Null while it is not signed.' })
  signedAt!: Date | null;
  /** Resolved to `signedBy`. */
  signedById!: string | null;
  @Field(() => Int, {
    description:
      'Grows with every change of it and of what shows it. Give it when signing, making somebody its owner, or telling of a risk.',
  })
  version!: number;
  /** Resolved to `owner`. */
  ownerId!: string | null;
}

@InputType()
export class ConditionAddInput {
  @Field(() => LocalizedTextInput)
  title!: LocalizedTextInput;
  @Field(() => ID, { nullable: true, description: 'Left out, the client of the programme.' })
  ownerId?: string | null;
}

@InputType()
export class ConditionChangeInput {
  @Field(() => LocalizedTextInput, { description: 'With other words than were signed it waits for a signature again.' })
  title!: LocalizedTextInput;
}

@InputType()
export class ConditionEvidenceAddInput {
  @Field({ description: 'Up to 2,000 characters. Who reads it: Condition.visibleTo.' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'An address that begins with https://.' })
  link?: string | null;
}

@InputType()
export class ConditionRiskReportInput {
  @Field({ description: 'Up to 2,000 characters. Who reads it: Condition.visibleTo.' })
  reason!: string;
}

@ObjectType()
@Access('PARENT')
export class ConditionPayload {
  @Field(() => Condition, {
    nullable: true,
    description:
      'As it is now; null once it is taken out. With EDITED_MEANWHILE what somebody else wrote: nothing was written over it.',
  })
  condition?: Condition | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ConditionSignPayload {
  @Field(() => Condition, { nullable: true, description: 'With EDITED_MEANWHILE as it is now: nothing was signed.' })
  condition?: Condition;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
