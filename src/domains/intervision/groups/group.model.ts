import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { PlacementRun } from '../../placement/runs/placement-run.model.js';
import type { ShownRun } from '../../placement/runs/placement-run.read-model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { IntervisionMeeting } from '../meetings/meeting.model.js';
import type { GroupExplanation } from './group-explanation.rules.js';

/** What is kept of a proposal's reasons. */
export interface ProposalExplanation {
  readonly number: number;
  readonly isKept: boolean;
  readonly parts: GroupExplanation;
}

const IntervisionMemberOriginEnum = enumOf(['PROPOSED', 'SET_BY_HAND']);
registerEnumType(IntervisionMemberOriginEnum, {
  name: 'IntervisionMemberOrigin',
  description: 'How somebody came into a group.',
  valuesMap: {
    PROPOSED: { description: 'By composing.' },
    SET_BY_HAND: { description: 'By a coordinator; composing again leaves them there.' },
  },
});

@ObjectType({ description: 'Somebody of an intervision group.' })
@Access('PARENT')
export class IntervisionMember {
  /** Resolved to `person`. */
  personId!: string;

  @Field(() => IntervisionMemberOriginEnum)
  how!: 'PROPOSED' | 'SET_BY_HAND';

  @Field(() => DateTime)
  joinedAt!: Date;
}

@ObjectType({
  description:
    'Five to eight participants who learn from each other (intervisiegroep). It exists for its people, and for coordinators, who see who is in it and when it meets.',
})
@Access('SIGNED_IN')
export class IntervisionGroup {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference)
  module!: ModuleReference;

  @Field(() => Int, { description: 'Within its module.' })
  number!: number;

  @Field(() => [IntervisionMember], { description: 'By name.' })
  members!: IntervisionMember[];

  @Field(() => [IntervisionMeeting], { description: 'The earliest first; called off ones too.' })
  meetings!: IntervisionMeeting[];
}

@ObjectType({ description: 'Where composing would put somebody.' })
@Access('COORDINATOR')
export class IntervisionProposal {
  /** Resolved to `person`. */
  personId!: string;

  @Field(() => Int, { description: 'The number of the group.' })
  number!: number;

  @Field({ description: "Whom they would meet there, in the caller's language." })
  explanation!: string;

  @Field({ description: 'Whether they are there already, set by hand or because the group has met, and stay so.' })
  isKept!: boolean;
}

@ObjectType()
export class IntervisionProposalEdge extends EdgeOf(IntervisionProposal) {}

@ObjectType({ description: 'Everybody who takes part, by group and family name. Nobody before it is done.' })
export class IntervisionProposalConnection extends ConnectionOf(IntervisionProposal, IntervisionProposalEdge) {}

@ObjectType({
  description: 'Groups for a whole module at once: a proposal, which changes nothing before it is applied.',
})
@Access('COORDINATOR')
export class IntervisionComposing {
  @Field(() => PlacementRun)
  run!: PlacementRun;

  /** Resolved to `proposals`. */
  shown!: ShownRun<ProposalExplanation>;
}

@ObjectType()
@Access('PARENT')
export class IntervisionComposingPayload {
  @Field(() => IntervisionComposing, { nullable: true })
  composing?: IntervisionComposing | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class IntervisionGroupPayload {
  @Field(() => IntervisionGroup, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  group?: IntervisionGroup;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
