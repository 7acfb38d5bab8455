import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { CHANGE_STATES, type ChangeState } from '../programmes/programme.rules.js';
import { DESIGN_ASPECTS, DESIGN_PARTS, type DesignAspect, type DesignPart } from './design.rules.js';

const DesignPartEnum = enumOf(DESIGN_PARTS);
registerEnumType(DesignPartEnum, { name: 'DesignPart', description: 'What a design is made of.' });

const DesignAspectEnum = enumOf(DESIGN_ASPECTS);
registerEnumType(DesignAspectEnum, {
  name: 'DesignAspect',
  description: 'What of a part of a design differs.',
  valuesMap: {
    TEXT: { description: 'Its text, name or title.' },
    SERVES: { description: 'The business challenge that a leadership challenge is derived from.' },
    WORKED_ON_IN: { description: 'The module of a leadership challenge or a behaviour.' },
    STARTS_AFTER: { description: "A day, '2027-08-30'." },
  },
});

const DesignChangeKindEnum = enumOf(['ADDED', 'CHANGED', 'REMOVED']);
registerEnumType(DesignChangeKindEnum, { name: 'DesignChangeKind' });

const DesignChangeStateEnum = enumOf(CHANGE_STATES);
registerEnumType(DesignChangeStateEnum, {
  name: 'DesignChangeState',
  valuesMap: {
    OPEN: { description: 'The coordinator is at it.' },
    SUBMITTED: { description: "Waiting for the director's approval." },
  },
});

@ObjectType({
  description: 'One thing that differs, in texts: what something is tied to is given by what that is called.',
})
@Access('PARENT')
export class DesignAspectDifference {
  @Field(() => DesignAspectEnum)
  aspect!: DesignAspect;
  @Field(() => [LocalizedText], { description: 'As it was approved; none where there was nothing.' })
  before!: readonly LocalizedText[];
  @Field(() => [LocalizedText], { description: 'As it is to be; none where nothing is left.' })
  after!: readonly LocalizedText[];
}

@ObjectType({ description: 'A part of the design that is not as it was approved.' })
@Access('PARENT')
export class DesignDifference {
  @Field(() => DesignPartEnum)
  part!: DesignPart;
  @Field(() => ID, { description: 'Of the challenge, module, behaviour or condition.' })
  id!: string;
  @Field(() => DesignChangeKindEnum)
  change!: 'ADDED' | 'CHANGED' | 'REMOVED';
  @Field(() => LocalizedText, { description: 'What it is called.' })
  title!: LocalizedText;
  @Field(() => [DesignAspectDifference])
  aspects!: readonly DesignAspectDifference[];
}

@ObjectType({
  description:
    'What differs from the approved design, which holds until the director approves the change: only this is asked of him.',
})
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class DesignChange {
  @Field(() => DesignChangeStateEnum)
  state!: ChangeState;
  @Field(() => Int, { description: 'The version that was approved.' })
  since!: number;
  @Field(() => [DesignDifference], { description: 'By part: challenges, modules, behaviours, conditions.' })
  differences!: readonly DesignDifference[];
}

@ObjectType({ description: 'A version of the design that the director approved; it is kept.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class DesignApproval {
  @Field(() => Int)
  version!: number;
  @Field(() => DateTime)
  approvedAt!: Date;
  /** Resolved to `approvedBy`. */
  approvedById!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why the programme could start with conditions that were not signed; null where all were.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  overrideReason!: string | null;
  @Field(() => [LocalizedText], { description: 'The conditions that were not signed then.' })
  unsigned!: LocalizedText[];
}

@ObjectType({ description: 'What the director said instead of approving.' })
@Access('COORDINATOR', 'DIRECTOR')
export class DesignSentBack {
  @Field()
  word!: string;
  @Field(() => DateTime)
  sentBackAt!: Date;
}

@InputType()
export class ProgrammeApproveInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Why the programme may start although conditions are not signed. It is kept with the approval; who reads it: Programme.visibleTo. Not needed, and not kept, when all are.',
  })
  overrideReason?: string | null;
}

@InputType()
export class ProgrammeSendBackInput {
  @Field({ description: 'What should be otherwise. Who reads it: Programme.visibleTo.' })
  word!: string;
}
