import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { type StepKind, StepKindEnum } from '../../programmes/modules/step.model.js';
import { type WhoseMove, WhoseMoveEnum } from '../progress/whose-move.model.js';

@ObjectType({ description: 'Something that the reader is to do now.' })
@Access('SIGNED_IN')
export class HomeTask {
  @Field(() => ID, { nullable: true, description: 'Null for the evaluation of a module without a step for it.' })
  stepId!: string | null;
  @Field(() => StepKindEnum)
  kind!: StepKind;
  @Field(() => LocalizedText, { description: 'What the step is called.' })
  title!: LocalizedText;
  @Field(() => ModuleReference)
  module!: ModuleReference;
  @Field(() => LocalizedText)
  programme!: LocalizedText;
  @Field(() => WhoseMoveEnum, { description: 'As what the reader is to do it.' })
  as!: WhoseMove;
  /** Resolved to `participant`. */
  participantId!: string;
  @Field(() => String, { nullable: true, description: 'Why the step does not go on, as a code; see BoardCell.reason.' })
  reason!: string | null;
  @Field({ description: "What to do, in the reader's language: 'Onderteken: POP-gesprek met Anna Aker'." })
  sentence!: string;
  @Field({ description: "Why now, in the reader's language." })
  why!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of the step, of an evaluation the day on which it closes; null while it is not planned.',
  })
  endsOn!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'From when it can no longer be done; null for what can be done late.',
  })
  closesAt!: Date | null;
  @Field({ description: 'That day is over.' })
  late!: boolean;
}

@ObjectType({ description: 'A session that the reader is invited to.' })
@Access('SIGNED_IN')
export class HomeSession {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => DateTime)
  startsAt!: Date;
  @Field()
  place!: string;
}

@ObjectType({
  description: 'What the reader has to do now, and why: as a participant, as a manager, as a learning manager.',
})
@Access('SIGNED_IN')
export class Home {
  @Field(() => [HomeTask], { description: 'What is late first, then by day.' })
  tasks!: HomeTask[];
  @Field(() => [HomeSession], { description: 'The next five.' })
  comingSessions!: HomeSession[];
}
