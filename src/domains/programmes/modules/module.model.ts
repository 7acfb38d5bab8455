import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Behaviour } from '../behaviours/behaviour.model.js';
import { LeadershipChallenge } from '../challenges/challenge.model.js';
import { CompassTheme } from '../compass/compass.model.js';
import { TemplateReference } from '../templates/template-reference.model.js';
import type { StepKind } from './build-up.rules.js';
import { LearningBalance, ModuleStep, SkippedStep, StepKindEnum } from './step.model.js';

@ObjectType({ description: 'The first behaviour of a module, with its first goals; see `behaviours` for all.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class ImpactMap {
  @Field(() => LocalizedText, { description: 'The work behaviour wanted.' })
  behaviour!: LocalizedText;
  @Field(() => [LocalizedText], { description: 'By what one sees that behaviour.' })
  indicators!: LocalizedText[];
  @Field(() => LocalizedText)
  operationalGoal!: LocalizedText;
  @Field(() => LocalizedText)
  strategicGoal!: LocalizedText;
}

@ObjectType({ description: 'A part of a programme: its own themes, its own run of steps.' })
@Access('SIGNED_IN', 'programmes:read')
export class Module {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'Its place in the programme, from 1.' })
  position!: number;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => LocalDate, { nullable: true, description: 'It starts after this day; null when that is not known yet.' })
  startsAfter!: string | null;
  @Field(() => [CompassTheme], { description: 'Themes of the compass that it is tied to.' })
  themes!: CompassTheme[];
  @Field(() => [ModuleStep], { description: 'In their order, without those that are skipped.' })
  steps!: ModuleStep[];
  @Field(() => LearningBalance, { description: 'Its 70/20/10, from its steps and their hours.' })
  balance!: LearningBalance;
  @Field(() => Int, {
    description:
      'Grows with every change of the build-up and of the days of its steps; a change is of the version that was seen.',
  })
  buildUpVersion!: number;
  @Field(() => TemplateReference, {
    nullable: true,
    description: 'What it was made from; null for a module from before templates.',
  })
  template!: TemplateReference | null;
  @Field(() => [SkippedStep], { nullable: true, description: 'Null for who only follows the programme.' })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  skippedSteps!: SkippedStep[] | null;
  @Field(() => [Behaviour], { description: 'What it is to bring about, in their order: the impact map.' })
  behaviours!: Behaviour[];
  @Field(() => ImpactMap, {
    nullable: true,
    description: 'Null while it has no behaviour, and for who only follows the programme.',
    deprecationReason: 'A module has several behaviours: use `behaviours`. Goes on 2027-12-01.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  impact!: ImpactMap | null;
  @Field(() => [LeadershipChallenge], {
    nullable: true,
    description: 'What is worked on; null for who only follows the programme.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  leadershipChallenges!: LeadershipChallenge[] | null;
}

@InputType()
export class ImpactMapInput {
  @Field(() => LocalizedTextInput, { description: 'The work behaviour wanted.' })
  behaviour!: LocalizedTextInput;
  @Field(() => [LocalizedTextInput], { description: 'By what one sees that behaviour.' })
  indicators!: LocalizedTextInput[];
  @Field(() => LocalizedTextInput)
  operationalGoal!: LocalizedTextInput;
  @Field(() => LocalizedTextInput)
  strategicGoal!: LocalizedTextInput;
}

@InputType({ description: 'Which template, and of a template of several modules which one.' })
export class ModuleTemplateInput {
  @Field()
  key!: string;
  @Field(() => Int, { nullable: true, description: 'The latest when left out.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: 'The key of a module of the template.' })
  moduleKey?: string | null;
}

@InputType()
export class ModuleAddInput {
  @Field(() => LocalizedTextInput)
  name!: LocalizedTextInput;
  @Field(() => LocalDate, { nullable: true })
  startsAfter?: string | null;
  @Field(() => [String], { defaultValue: [], description: 'Keys of themes of the compass.' })
  themeKeys!: string[];
  @Field(() => ImpactMapInput, { nullable: true, description: 'Its first behaviour; `behaviourAdd` adds others.' })
  impact?: ImpactMapInput | null;
  @Field(() => [ID], {
    defaultValue: [],
    description:
      'Leadership challenges of the same programme to work on; one that another module had goes over to this one.',
  })
  leadershipChallengeIds!: string[];
  @Field(() => ModuleTemplateInput, {
    nullable: true,
    description: 'Left out: the Amsterdam build-up, in its latest version.',
  })
  template?: ModuleTemplateInput | null;
  @Field(() => ID, { nullable: true, description: 'The design session of the programme that decided on it.' })
  designSessionId?: string | null;
}

@InputType({ description: 'What a module of a template is called in this programme, and what it is tied to.' })
export class TemplateModuleInput {
  @Field({ description: 'The key of a module of the template.' })
  key!: string;
  @Field(() => LocalizedTextInput, { nullable: true, description: 'Left out: what the template calls it.' })
  name?: LocalizedTextInput | null;
  @Field(() => [String], { defaultValue: [], description: 'Keys of themes of the compass.' })
  themeKeys!: string[];
}

@InputType()
export class ProgrammeModulesAddFromTemplateInput {
  @Field()
  templateKey!: string;
  @Field(() => Int, { nullable: true, description: 'The latest when left out.' })
  templateVersion?: number | null;
  @Field(() => [TemplateModuleInput], {
    defaultValue: [],
    description: 'Modules that are not named are added as they are.',
  })
  modules!: TemplateModuleInput[];
}

@ObjectType()
@Access('PARENT')
export class ProgrammeModulesAddFromTemplatePayload {
  @Field(() => [Module], { nullable: true, description: 'The modules that were added, in their order.' })
  modules?: Module[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@InputType({ description: 'What is left out stays as it is.' })
export class ModuleChangeInput {
  @Field(() => LocalizedTextInput, { nullable: true })
  name?: LocalizedTextInput | null;
  @Field(() => LocalDate, { nullable: true, description: 'Null for not known yet.' })
  startsAfter?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Keys of themes of the compass as it is now; they replace those that there are.',
  })
  themeKeys?: string[] | null;
}

@InputType()
export class StepDaysInput {
  @Field(() => ID, { nullable: true, description: 'Which step; or name it by its kind.' })
  stepId?: string | null;
  @Field(() => StepKindEnum, { nullable: true, description: 'Enough where the module has one step of that kind.' })
  kind?: StepKind | null;
  @Field(() => LocalDate, { nullable: true, description: 'Leave out both days to take a step out of the planning.' })
  startsOn?: string | null;
  @Field(() => LocalDate, { nullable: true })
  endsOn?: string | null;
}

@InputType()
export class ModuleStepsPlanInput {
  @Field(() => [StepDaysInput], { description: 'Steps that are not named keep their days.' })
  steps!: StepDaysInput[];
}

@ObjectType()
@Access('PARENT')
export class ModuleAddPayload {
  @Field(() => Module, { nullable: true })
  module?: Module;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ModuleStepsPlanPayload {
  @Field(() => Module, { nullable: true })
  module?: Module;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ModulePayload {
  @Field(() => Module, {
    nullable: true,
    description:
      'As it is now; null once it is taken out. With EDITED_MEANWHILE what somebody else wrote: nothing was written over it.',
  })
  module?: Module | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
