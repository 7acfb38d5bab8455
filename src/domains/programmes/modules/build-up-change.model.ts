import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import type { StepEdge, StepFact, StepForm, StepKind, StepParty, StepRequirement } from './build-up.rules.js';
import { Module } from './module.model.js';
import {
  BuildUpStep,
  LearningBalance,
  StepEdgeEnum,
  StepFactEnum,
  StepFormEnum,
  StepKindEnum,
  StepPartyEnum,
  StepRequirementEnum,
} from './step.model.js';

@InputType()
export class LearningSharesInput {
  @Field(() => Int)
  onTheJob!: number;
  @Field(() => Int)
  withOthers!: number;
  @Field(() => Int, { description: 'The three together are 100.' })
  formal!: number;
}

@InputType()
export class StepAnchorInput {
  @Field()
  key!: string;
  @Field(() => StepEdgeEnum)
  edge!: StepEdge;
}

@InputType()
export class StepDueInput {
  @Field(() => StepAnchorInput, { nullable: true, description: "Left out: the module's first day." })
  after?: StepAnchorInput | null;
  @Field(() => Int, { description: 'How many days after; below zero for before.' })
  days!: number;
  @Field(() => Int, { description: '1 for a single day.' })
  lasts!: number;
}

@InputType()
export class BuildUpStepInput {
  @Field({ description: "Small letters, digits and hyphens: 'return-day'. No other step of the module has it." })
  key!: string;
  @Field(() => StepKindEnum)
  kind!: StepKind;
  @Field(() => LocalizedTextInput)
  title!: LocalizedTextInput;
  @Field(() => [StepPartyEnum])
  who!: StepParty[];
  @Field(() => StepFormEnum)
  form!: StepForm;
  @Field(() => LearningSharesInput)
  shares!: LearningSharesInput;
  @Field(() => Float, { description: "Of a participant's time." })
  hours!: number;
  @Field(() => StepRequirementEnum, { defaultValue: 'REQUIRED' })
  requirement!: StepRequirement;
  @Field(() => String, { nullable: true })
  choiceKey?: string | null;
  @Field(() => [StepFactEnum])
  completion!: StepFact[];
  @Field(() => StepDueInput, { nullable: true })
  due?: StepDueInput | null;
}

@InputType()
export class StepSkipInput {
  @Field(() => ID)
  stepId!: string;
  @Field()
  reason!: string;
}

@InputType()
export class StepAddInput {
  @Field(() => ID, { nullable: true, description: 'The step that it comes behind; left out, it comes first.' })
  after?: string | null;
  @Field(() => BuildUpStepInput)
  step!: BuildUpStepInput;
}

@InputType({ description: 'What is left out stays as it is.' })
export class StepEditInput {
  @Field(() => ID)
  stepId!: string;
  @Field(() => LocalizedTextInput, { nullable: true })
  title?: LocalizedTextInput | null;
  @Field(() => Float, { nullable: true })
  hours?: number | null;
  @Field(() => LearningSharesInput, { nullable: true })
  shares?: LearningSharesInput | null;
}

@InputType()
export class ModuleBuildUpChangeInput {
  @Field(() => [ID], { nullable: true, description: 'Every step that is not skipped now, in the new order.' })
  order?: string[] | null;
  @Field(() => [StepSkipInput], { defaultValue: [] })
  skip!: StepSkipInput[];
  @Field(() => [ID], { defaultValue: [], description: 'Steps that were skipped, and are no longer.' })
  restore!: string[];
  @Field(() => [StepAddInput], { defaultValue: [] })
  add!: StepAddInput[];
  @Field(() => [StepEditInput], { defaultValue: [] })
  edit!: StepEditInput[];
}

@ObjectType({ description: 'What there is of a step that would be skipped.' })
@Access('COORDINATOR')
export class StepTouched {
  @Field(() => ID)
  stepId!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => Int, { description: 'Planned and still to come. They are to be called off first.' })
  sessions!: number;
  @Field(() => Int, { description: 'People who are invited to those.' })
  invited!: number;
  @Field(() => Int, { description: 'Participants who have done it. That they did stays.' })
  done!: number;
  @Field(() => Int, { description: 'Participants who are planned for it or under way.' })
  begun!: number;
  @Field({ description: 'Its 360 round is running, and is to end or to be called off first.' })
  roundRunning!: boolean;
  @Field({ description: 'Its evaluation is open, and is to close first.' })
  evaluationOpen!: boolean;
  @Field(() => [String], {
    description:
      'Keys of steps that stay and whose usual moment hangs on it: they are still counted from when it would be.',
  })
  laterSteps!: string[];
}

@ObjectType({ description: 'What a change of a build-up would do.' })
@Access('COORDINATOR')
export class ModuleBuildUpChangePreview {
  @Field(() => Int, { description: 'The version that this was computed for: what `moduleBuildUpChange` takes.' })
  buildUpVersion!: number;
  @Field(() => [BuildUpStep], { description: 'The steps after the change, in their order.' })
  steps!: BuildUpStep[];
  @Field(() => [StepTouched], { description: 'Of every step that would be skipped.' })
  touches!: StepTouched[];
  @Field(() => LearningBalance, { description: '70/20/10 before.' })
  before!: LearningBalance;
  @Field(() => LearningBalance, { description: '70/20/10 after.' })
  after!: LearningBalance;
}

@ObjectType()
@Access('PARENT')
export class ModuleBuildUpChangePayload {
  @Field(() => Module, { nullable: true, description: 'After EDITED_MEANWHILE: the module as the other left it.' })
  module?: Module;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
