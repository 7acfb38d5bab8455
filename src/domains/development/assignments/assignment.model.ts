import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { PracticeCase } from '../../programmes/practice-cases/practice-case.model.js';
import type { AssignmentTies } from './assignment.policy.js';
import { ASSIGNMENT_STATES, type AssignmentState } from './assignment.rules.js';
import { PracticeMoment } from './practice.model.js';

const AssignmentStateEnum = enumOf(ASSIGNMENT_STATES);
registerEnumType(AssignmentStateEnum, {
  name: 'AssignmentState',
  valuesMap: {
    DRAFT: { description: 'It is being written.' },
    UNDER_WAY: { description: 'It is practised.' },
    COMPLETED: { description: 'The participant is done with it.' },
  },
});

@ObjectType({
  description:
    'The goal that an assignment is about: as participant and manager signed it, or, in a module without POP conversations, as the participant set it.',
})
@Access('PARENT')
export class AssignmentGoal {
  @Field({ description: 'What behaviour.' })
  behaviour!: string;
  @Field({ description: 'In which situation.' })
  situation!: string;
  @Field({ description: 'How others will notice.' })
  noticedBy!: string;
}

@ObjectType({ description: 'Something that shows that an assignment is practised.' })
@Access('PARENT')
export class AssignmentEvidence {
  @Field(() => ID)
  id!: string;
  @Field()
  text!: string;
  @Field(() => String, { nullable: true, description: 'An https address.' })
  link!: string | null;
  @Field(() => DateTime)
  addedAt!: Date;
  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
}

@ObjectType({
  description:
    'A learning goal that a participant practises in the work during a module (ontwikkelopdracht). It exists for its participant, the learning manager who follows it, the manager with whom it is shared, and, while it is a draft, the trainer who is asked to help; for nobody else, whatever roles they have.',
})
@Access('SIGNED_IN')
export class Assignment implements AssignmentTies {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference)
  module!: ModuleReference;

  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `learningManager`. */
  learningManagerId!: string | null;

  /** Resolved to `helper`. */
  helperId!: string | null;

  /** As it was shared; see `whoIsShown`. Resolved to `sharedWith`. */
  sharedWithId!: string | null;

  managerId!: string | null;

  finalLearningManagerId!: string | null;

  /** Of the goal that it came of. Resolved to `impactLine`. */
  behaviourId!: string | null;

  takesPart!: boolean;

  @Field(() => AssignmentGoal)
  goal!: AssignmentGoal;

  @Field(() => PracticeCase, {
    nullable: true,
    description:
      'The practice case of the participant that it started from, as it is now; null where it started from none, and for whom the case is not: who reads it is what PracticeCase.visibleTo says, and no reader of the assignment is added.',
  })
  practiceCase!: PracticeCase | null;

  @Field({
    description: 'What the participant will do (individueel handelingsperspectief). Empty until it is written.',
  })
  individual!: string;

  @Field({
    description:
      'What the participant will do together with others (collectief handelingsperspectief). Empty until it is written.',
  })
  collective!: string;

  @Field(() => VisibleTo, { description: 'Who reads goal, perspectives and evidence.' })
  visibleTo!: VisibleTo;

  @Field(() => AssignmentStateEnum)
  state!: AssignmentState;

  @Field(() => Int, { description: 'Of perspectives and state; grows with every change. Give it with the next one.' })
  version!: number;

  @Field(() => [PracticeMoment], {
    description: 'By day, for participant and learning manager. There are none before practising has begun.',
  })
  moments!: PracticeMoment[];

  @Field(() => [AssignmentEvidence], { description: 'In the order in which it was added.' })
  evidence!: AssignmentEvidence[];

  @Field(() => DateTime, { nullable: true, description: 'Null while it is not completed.' })
  completedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when only its participant still has it; null while it is in use.',
  })
  archivedAt!: Date | null;
}

@ObjectType({ description: 'How far a development assignment is, without anything that it says.' })
@Access('COORDINATOR')
export class AssignmentProgress {
  @Field(() => ID)
  id!: string;

  /** Resolved to `participant`. */
  participantId!: string;

  @Field(() => AssignmentStateEnum)
  state!: AssignmentState;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is not completed.' })
  completedAt!: Date | null;
}

@InputType({ description: 'What somebody wants to learn. Who reads it: Assignment.visibleTo.' })
export class AssignmentOwnGoalInput {
  @Field({ description: 'What behaviour; up to 1,000 characters.' })
  behaviour!: string;
  @Field({ description: 'In which situation; up to 1,000 characters.' })
  situation!: string;
  @Field({ description: 'How others will notice; up to 1,000 characters.' })
  noticedBy!: string;
}

@InputType({ description: 'One of the two goals, and the practice case if it starts from one.' })
export class AssignmentDraftInput {
  @Field(() => ID, {
    nullable: true,
    description: 'A goal of a version of the POP conversation that both have signed.',
  })
  goalId?: string | null;
  @Field(() => AssignmentOwnGoalInput, {
    nullable: true,
    description: "A learning goal of one's own, in a module without POP conversations.",
  })
  goal?: AssignmentOwnGoalInput | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The step of the programme for which one wrote the practice case that it starts from. Who reads the case is still what PracticeCase.visibleTo says: Assignment.practiceCase shows a draft to nobody else.',
  })
  practiceCaseStepId?: string | null;
}

@InputType()
export class AssignmentWriteInput {
  @Field({ description: 'What the participant will do. Who reads it: Assignment.visibleTo.' })
  individual!: string;
  @Field({ description: 'What the participant will do together with others. Who reads it: Assignment.visibleTo.' })
  collective!: string;
}

@InputType()
export class AssignmentEvidenceInput {
  @Field({ description: 'What it shows. Who reads it: Assignment.visibleTo.' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'An https address.' })
  link?: string | null;
}

@ObjectType()
@Access('PARENT')
export class AssignmentPayload {
  @Field(() => Assignment, {
    nullable: true,
    description: 'After EDITED_MEANWHILE: the assignment as the other left it.',
  })
  assignment?: Assignment;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
