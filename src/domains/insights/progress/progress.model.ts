import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { OrgUnit } from '../../people/units/org-unit.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { type StepKind, StepKindEnum } from '../../programmes/modules/step.model.js';
import { type WhoseMove, WhoseMoveEnum } from './whose-move.model.js';

@ObjectType({
  description: 'How many participants are how far with a step. done + underWay + notStarted + notAsked is all of them.',
})
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class StepProgress {
  @Field(() => ID)
  stepId!: string;
  @Field({ description: "Tells the step from the others of its module: 'kick-off'." })
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => StepKindEnum)
  kind!: StepKind;
  @Field(() => Int)
  done!: number;
  @Field(() => Int, { description: 'Planned or under way.' })
  underWay!: number;
  @Field(() => Int)
  notStarted!: number;
  @Field(() => Int, { description: 'Who chose another step of the same choice.' })
  notAsked!: number;
  @Field(() => Int, {
    description: 'Not done after the last day of the step; counted under underWay or notStarted as well.',
  })
  late!: number;
}

@ObjectType({ description: 'The participants of a department.' })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class DepartmentProgress {
  @Field(() => OrgUnit, { nullable: true, description: 'Null for several departments together.' })
  unit!: OrgUnit | null;
  @Field(() => Int)
  participants!: number;
  @Field(() => [StepProgress], { description: 'In the order of the module; empty while nobody takes part.' })
  steps!: readonly StepProgress[];
}

@ObjectType({ description: 'How many late steps wait for somebody of a role.' })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class LateMove {
  @Field(() => WhoseMoveEnum)
  whoseMove!: WhoseMove;
  @Field(() => Int, { description: 'Steps of participants, over the whole module.' })
  steps!: number;
}

@ObjectType({ description: 'How far the participants are with a module.' })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class ModuleProgress {
  @Field(() => ModuleReference)
  module!: ModuleReference;
  @Field(() => [DepartmentProgress], {
    description:
      'Departments by their code, the last row all those with fewer than 3 participants together; empty when they do not differ from the total.',
  })
  departments!: DepartmentProgress[];
  @Field(() => DepartmentProgress, { description: 'All participants.' })
  total!: DepartmentProgress;
  @Field(() => [LateMove], { description: 'Of what is late: whose move it is, the most first.' })
  lateMoves!: LateMove[];
}

@ObjectType({ description: "A programme's progress in figures: what is done, never by whom or what was said." })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class ProgrammeProgress {
  @Field(() => Int)
  participants!: number;
  @Field(() => [ModuleProgress], { description: 'In their order.' })
  modules!: ModuleProgress[];
}
