import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';
import { FeedbackRaterGroup } from '../rater-group.model.js';
import type { PanelFault } from './panel.rules.js';

export const NominationState = { PROPOSED: 'PROPOSED', CHOSEN: 'CHOSEN', APPROVED: 'APPROVED' } as const;
registerEnumType(NominationState, {
  name: 'FeedbackNominationState',
  valuesMap: {
    PROPOSED: { description: 'From the org chart.' },
    CHOSEN: { description: 'By the participant, or the proposal as it stood when the time for choosing was over.' },
    APPROVED: { description: 'By manager or coordinator, or at the deadline where so agreed: these will be asked.' },
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
  @Field(() => String, { description: "Key of one of the round's groups, before any merge." })
  group!: string;
  /** Resolved to `rater`. */
  raterId!: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody from outside, who has no account.' })
  externalName!: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody from outside.' })
  externalEmail!: string | null;
  @Field({
    description:
      'Whether the participant put them on the panel. With somebody from outside among these no panel is approved by its deadline: somebody looks.',
  })
  addedByParticipant!: boolean;
  @Field({
    description:
      'Whether they have left the organisation since: then they are not asked, and do not count for the size of their group.',
  })
  hasLeft!: boolean;
}

const PanelNoticeCode = {
  PANEL_TOO_SMALL: 'PANEL_TOO_SMALL',
  BELOW_MINIMUM: 'BELOW_MINIMUM',
  NEARLY_AS_BEFORE: 'NEARLY_AS_BEFORE',
  OWN_OUTSIDERS: 'OWN_OUTSIDERS',
} as const;
registerEnumType(PanelNoticeCode, {
  name: 'FeedbackPanelNoticeCode',
  valuesMap: {
    PANEL_TOO_SMALL: { description: 'One who does not answer would silence the group: it is not asked like this.' },
    BELOW_MINIMUM: { description: 'Fewer than the round asks for.' },
    OWN_OUTSIDERS: {
      description:
        'The participant added people from outside, so that no deadline approves the panel: see whether each of them is who they seem.',
    },
    NEARLY_AS_BEFORE: {
      description:
        'So few came or went since an earlier round that the two reports together could tell about them, so that the whole group may stay silent: keep the same raters, or change as many as the threshold.',
    },
  },
});

@ObjectType({ description: 'Something to weigh before raters are approved.' })
@Access('PARENT')
export class FeedbackPanelNotice {
  @Field(() => String, { description: 'Key of the group, after merges.' })
  group!: string;
  @Field(() => PanelNoticeCode)
  code!: keyof typeof PanelNoticeCode;
}

@ObjectType({ description: 'A group that is too small to be asked.' })
@Access('PARENT')
export class FeedbackPanelFault {
  @Field(() => String, { description: 'Key of the group, after merges.' })
  group!: string;
  @Field(() => Int, { description: 'Raters on the panel.' })
  invited!: number;
  @Field(() => Int, { description: 'Raters that it needs: one more than the threshold.' })
  needed!: number;
  @Field(() => [String], {
    description: 'Groups that would be large enough together; empty where inviting more is the only way.',
  })
  mergeWith!: string[];
}

export const PanelReadiness = { READY: 'READY', TOO_FEW: 'TOO_FEW', FAULTY: 'FAULTY' } as const;
registerEnumType(PanelReadiness, {
  name: 'FeedbackPanelReadiness',
  valuesMap: {
    READY: { description: 'Every anonymous group is large enough, or empty.' },
    TOO_FEW: { description: 'Not opened like this: invite more, or merge groups beforehand.' },
    FAULTY: { description: 'Not opened like this, also when it was approved before: see `problems`.' },
  },
});

const PanelProblem = {
  NOT_EXACTLY_ONE_SELF: 'NOT_EXACTLY_ONE_SELF',
  NOT_EXACTLY_ONE_MANAGER: 'NOT_EXACTLY_ONE_MANAGER',
  TOO_MANY: 'TOO_MANY',
  ASKED_TWICE: 'ASKED_TWICE',
  SUBJECT_IN_OTHER_GROUP: 'SUBJECT_IN_OTHER_GROUP',
  SOMEBODY_ELSE_AS_SELF: 'SOMEBODY_ELSE_AS_SELF',
  OUTSIDER_AMONG_COLLEAGUES: 'OUTSIDER_AMONG_COLLEAGUES',
  COLLEAGUE_AMONG_OUTSIDERS: 'COLLEAGUE_AMONG_OUTSIDERS',
  COACH_ON_PANEL: 'COACH_ON_PANEL',
  UNKNOWN_GROUP: 'UNKNOWN_GROUP',
} as const satisfies { [Code in PanelFault['code']]: Code };
registerEnumType(PanelProblem, {
  name: 'FeedbackPanelProblem',
  description: 'What makes a panel impossible; the same refuses a rater or an approval, with a text.',
});

@ObjectType({
  description: 'Whether a panel can be asked as it is: an approved one that cannot is not opened with its round.',
})
@Access('PARENT')
export class FeedbackPanelCheck {
  @Field(() => PanelReadiness)
  readiness!: keyof typeof PanelReadiness;
  @Field(() => [FeedbackPanelFault])
  faults!: FeedbackPanelFault[];
  @Field(() => [PanelProblem], { description: 'Empty once the links were given out.' })
  problems!: PanelFault['code'][];
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
  @Field({
    description:
      'Whether the participant let the deadline for choosing pass, so that the proposal stands as their choice.',
  })
  chosenByDeadline!: boolean;
  @Field(() => PanelStateEnum, {
    nullable: true,
    description: 'Whether enough raters have answered, counted at most once a day; null before the first count.',
  })
  panelState!: keyof typeof PanelStateEnum | null;
  @Field(() => [FeedbackNomination])
  nominations!: FeedbackNomination[];
  @Field(() => Int, {
    description:
      'Grows with every change of the raters and of the merged groups; an approval is of the version that was seen.',
  })
  version!: number;
  @Field(() => [FeedbackRaterGroup], {
    description: "The round's groups as they are for this participant: those that were merged beforehand count as one.",
  })
  groups!: FeedbackRaterGroup[];
  @Field(() => FeedbackPanelCheck)
  check!: FeedbackPanelCheck;
  @Field(() => [FeedbackPanelNotice])
  notices!: FeedbackPanelNotice[];
  @Field({ description: 'Whether the raters have been given their links.' })
  linksGivenOut!: boolean;
  @Field(() => [String], {
    description:
      'Groups in which so many declined that a replacement is wanted: counted at most once a day, never who, and only while not enough have answered.',
  })
  @Access('COORDINATOR')
  replacementGroups!: string[];
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
  @Field(() => String, { description: "Key of one of the round's groups." })
  group!: string;
  @Field(() => ID, { nullable: true })
  raterId?: string | null;
  @Field(() => ExternalRaterInput, { nullable: true })
  external?: ExternalRaterInput | null;
}

@InputType({ description: 'A panel as whoever decides about it has it on the screen.' })
export class FeedbackPanelSeenInput {
  @Field(() => ID)
  subjectId!: string;
  @Field(() => Int)
  version!: number;
}

@InputType()
export class FeedbackNominationReplaceInput {
  @Field(() => ID, { description: 'The colleague who is asked instead, in the same group.' })
  raterId!: string;
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

@ObjectType()
@Access('PARENT')
export class FeedbackNominationsImportPayload {
  @Field(() => Int, { nullable: true, description: 'Raters that were not on their panel yet.' })
  added?: number;
  @Field(() => Int, { nullable: true, description: 'Rows that say what is so already.' })
  unchanged?: number;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
