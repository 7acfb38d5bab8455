import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { CONDITION_KINDS, type ConditionKind } from './condition.rules.js';

const ConditionKindEnum = Object.fromEntries(CONDITION_KINDS.map((kind) => [kind, kind]));
registerEnumType(ConditionKindEnum, {
  name: 'ConditionKind',
  description: 'What a programme stands on.',
  valuesMap: {
    OWNERSHIP: { description: 'The director is the client and goes for it (eigenaarschap).' },
    RESULT: { description: 'Phases on time, everyone motivated, strong internal communication (resultaat).' },
    ROOM: { description: 'Department managers and team leaders help to shape it (ruimte).' },
    SAFETY: { description: 'A safe setting, so that feedback can be honest (veiligheid).' },
    MIX: { description: 'A flexible mix of internal and external experts (mix).' },
  },
});

@ObjectType({ description: 'A condition that the coordinator steers on and the director signs for.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class Condition {
  @Field(() => ID)
  id!: string;
  @Field(() => ConditionKindEnum)
  kind!: ConditionKind;
  @Field(() => DateTime, { nullable: true, description: 'Null while it is not signed.' })
  signedAt!: Date | null;
  /** Resolved to `signedBy`. */
  signedById!: string | null;
}

@ObjectType()
@Access('PARENT')
export class ConditionSignPayload {
  @Field(() => Condition, { nullable: true })
  condition?: Condition;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
