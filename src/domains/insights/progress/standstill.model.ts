import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { type StepKind, StepKindEnum } from '../../programmes/modules/step.model.js';
import { REASON, type WhoseMove, WhoseMoveEnum } from './whose-move.model.js';

@ObjectType({ description: 'Of how many participants a step does not go on for one reason.' })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class Standstill {
  @Field(() => ID)
  moduleId!: string;
  @Field(() => ID)
  stepId!: string;
  @Field({ description: "Tells the step from the others of its module: 'kick-off'." })
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => StepKindEnum)
  kind!: StepKind;
  @Field({
    description: REASON,
  })
  reason!: string;
  @Field(() => WhoseMoveEnum, { nullable: true, description: 'Who is to do something, so that it goes on.' })
  whoseMove!: WhoseMove | null;
  @Field(() => Int)
  participants!: number;
  @Field(() => Int, { description: 'Of these, for how many the last day of the step has gone by.' })
  late!: number;
}
