import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import {
  LEARNING_WAYS,
  type LearningWay,
  STEP_EDGES,
  STEP_FACTS,
  STEP_FORMS,
  STEP_KINDS,
  STEP_PARTIES,
  STEP_REQUIREMENTS,
  type StepEdge,
  type StepFact,
  type StepForm,
  type StepKind,
  type StepParty,
  type StepRequirement,
} from './build-up.rules.js';

export type { StepKind };
export const StepKindEnum = enumOf(STEP_KINDS);
registerEnumType(StepKindEnum, {
  name: 'StepKind',
  description: 'The kinds of steps that a module is built of.',
  valuesMap: {
    FEEDBACK_360: { description: 'Raters answer about the participant (360-gradenfeedback).' },
    POP_CONVERSATION: { description: 'Participant and manager agree on development goals (POP-gesprek).' },
    KICK_OFF: { description: 'Everyone starts together.' },
    INSPIRATION_SESSION: { description: 'A day in small groups (inspiratiesessie).' },
    ASSIGNMENT: { description: 'Practice in the work, with coaching (ontwikkelopdracht).' },
    COACHING: { description: 'Sessions with a learning manager, as a step of its own.' },
    INTERVISION: { description: "Groups learn from each other's assignment." },
    FINAL_CONVERSATION: { description: 'What was learnt (eindgesprek).' },
    KICK_OUT: { description: 'Everyone closes together: harvest and lessons learned.' },
    E_LEARNING: { description: 'Learnt alone, at a time of ones own.' },
    INTAKE: { description: 'A first talk about what somebody comes for.' },
    PRACTICE_CASE: { description: 'Each participant brings a case from the own work (praktijkcasus).' },
    WORKSHOP: { description: 'Practice in a group, often one of several to choose from.' },
    RETURN_DAY: { description: 'The group comes back after some weeks (terugkomdag).' },
    EVALUATION: { description: 'Participants say what they make of the module, without their name.' },
  },
});

export const StepFormEnum = enumOf(STEP_FORMS);
registerEnumType(StepFormEnum, { name: 'StepForm', description: 'What a step asks of people.' });

export const StepPartyEnum = enumOf(STEP_PARTIES);
registerEnumType(StepPartyEnum, { name: 'StepParty', description: 'Whom a step asks something of.' });

export const StepRequirementEnum = enumOf(STEP_REQUIREMENTS);
registerEnumType(StepRequirementEnum, {
  name: 'StepRequirement',
  valuesMap: {
    OPTIONAL: { description: 'Never late.' },
    CHOICE: { description: 'A participant does one of the steps with the same choice key.' },
  },
});

export const StepEdgeEnum = enumOf(STEP_EDGES);
registerEnumType(StepEdgeEnum, { name: 'StepEdge', description: 'The first or the last day of a step.' });

export const StepFactEnum = enumOf(STEP_FACTS);
registerEnumType(StepFactEnum, {
  name: 'StepFact',
  description: 'What makes a step done. Each follows from what happened; none is ticked off by a coordinator.',
  valuesMap: {
    FEEDBACK_REPORTED: { description: 'The 360 round gave a report.' },
    POP_SIGNED: { description: 'Both signed the POP conversation as it is now.' },
    ATTENDED: { description: 'Present at a session of the step.' },
    COACHING_HELD: { description: 'The agreed coaching sessions were held.' },
    FINAL_SIGNED: { description: 'All three signed the final conversation.' },
    DECLARED: { description: 'The participant says it is done: for what is learnt at a time of ones own.' },
    CASE_BROUGHT: { description: 'The participant brought a practice case.' },
    EVALUATION_CLOSED: {
      description: 'The evaluation of the module was closed: for all at once, since nobody knows who gave theirs.',
    },
  },
});

const LearningWayEnum = enumOf(LEARNING_WAYS);
registerEnumType(LearningWayEnum, {
  name: 'LearningWay',
  description: 'The three ways in which leaders learn.',
  valuesMap: {
    ON_THE_JOB: { description: 'The 70 of 70/20/10.' },
    WITH_OTHERS: { description: 'The 20 of 70/20/10.' },
    FORMAL: { description: 'The 10 of 70/20/10.' },
  },
});

@ObjectType({ description: 'Hours divided over the three ways of learning, in per cent; together 100.' })
@Access('PARENT')
export class LearningShares {
  @Field(() => Int)
  onTheJob!: number;
  @Field(() => Int)
  withOthers!: number;
  @Field(() => Int)
  formal!: number;
}

@ObjectType({ description: 'A day of another step of the module.' })
@Access('PARENT')
export class StepAnchor {
  @Field({ description: 'The key of that step.' })
  key!: string;
  @Field(() => StepEdgeEnum)
  edge!: StepEdge;
}

@ObjectType({ description: 'When a step is, seen from another one.' })
@Access('PARENT')
export class StepDue {
  @Field(() => StepAnchor, { nullable: true, description: "Null: the module's first day." })
  after!: StepAnchor | null;
  @Field(() => Int, { description: 'How many days after; below zero for before.' })
  days!: number;
  @Field(() => Int, { description: 'How many days it lasts; 1 for a single day.' })
  lasts!: number;
}

@ObjectType({
  description: 'Hours over the three ways of learning, in whole per cent; together 100, or all 0 without hours.',
})
@Access('SIGNED_IN', 'programmes:read')
export class LearningBalance extends LearningShares {
  @Field(() => Float, {
    description: "Of a participant's time; of steps to choose from one, and nothing that is optional.",
  })
  hours!: number;
}

@ObjectType({ description: 'A step as a build-up says it.' })
@Access('SIGNED_IN', 'programmes:read')
export class BuildUpStep {
  @Field({ description: "Tells it from the other steps of its module: 'kick-off'." })
  key!: string;
  @Field(() => StepKindEnum)
  kind!: StepKind;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => [StepPartyEnum])
  who!: readonly StepParty[];
  @Field(() => StepFormEnum)
  form!: StepForm;
  @Field(() => LearningShares)
  shares!: LearningShares;
  @Field(() => Float, { description: "Of a participant's time." })
  hours!: number;
  @Field(() => StepRequirementEnum)
  requirement!: StepRequirement;
  @Field(() => String, {
    nullable: true,
    description: 'Of the steps with the same one a participant does one; null when there is nothing to choose.',
  })
  choiceKey!: string | null;
  @Field(() => [StepFactEnum], { description: 'All of them make it done.' })
  completion!: readonly StepFact[];
  @Field(() => StepDue, { nullable: true, description: 'Its usual moment; null when it has none.' })
  due!: StepDue | null;
}

@ObjectType({ description: 'One step of a module, with the days within which it happens.' })
@Access('SIGNED_IN', 'programmes:read')
export class ModuleStep extends BuildUpStep {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'Its place in the build-up; steps that are skipped leave theirs open.' })
  position!: number;
  @Field(() => [LearningWayEnum], { description: 'What it adds to in 70/20/10, the largest share first.' })
  learning!: readonly LearningWay[];
  @Field(() => LocalDate, { nullable: true, description: 'First day; null while it is not planned.' })
  startsOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; whoever has not done it then is late.' })
  endsOn!: string | null;
}

@ObjectType({ description: 'A step that a running module leaves out. What was done of it stays.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class SkippedStep {
  @Field(() => ID)
  id!: string;
  @Field()
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => DateTime)
  skippedAt!: Date;
  @Field()
  reason!: string;
  /** What hangs on it is still counted from when it would be. */
  due!: StepDue | null;
}
