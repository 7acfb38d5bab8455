import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { Person } from '../../people/people/person.model.js';
import { OrgUnit } from '../../people/units/org-unit.model.js';
import { type StepKind, StepKindEnum } from '../../programmes/modules/step.model.js';
import { type WhoseMove, WhoseMoveEnum } from '../progress/whose-move.model.js';

export const StepState = {
  NOT_STARTED: 'NOT_STARTED',
  PLANNED: 'PLANNED',
  UNDER_WAY: 'UNDER_WAY',
  DONE: 'DONE',
  LATE: 'LATE',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const;
export type StepState = (typeof StepState)[keyof typeof StepState];
registerEnumType(StepState, {
  name: 'StepState',
  description: 'How far somebody is with a step.',
  valuesMap: {
    PLANNED: { description: 'There is a date, or an invitation.' },
    UNDER_WAY: { description: 'Begun. A 360 is under way for everyone while its round is open, whoever answered.' },
    LATE: { description: 'Not done after the last day of the step, whatever else it is; never of an optional one.' },
    NOT_APPLICABLE: { description: 'A step to choose, of which the participant chose another.' },
  },
});

@ObjectType({ description: 'A step of the programme, as it is for everybody on the board.' })
@Access('COORDINATOR')
export class BoardStep {
  @Field(() => ID)
  id!: string;
  @Field(() => ID)
  moduleId!: string;
  @Field({ description: "Tells the step from the others of its module: 'kick-off'." })
  key!: string;
  @Field(() => LocalizedText)
  title!: LocalizedText;
  @Field(() => StepKindEnum)
  kind!: StepKind;
  @Field(() => LocalDate, { nullable: true, description: 'The last day of the step; null while it is not planned.' })
  endsOn!: string | null;
}

@ObjectType({ description: 'How far a participant is with a step.' })
@Access('COORDINATOR')
export class BoardCell {
  @Field(() => BoardStep)
  step!: BoardStep;
  @Field(() => StepState)
  state!: StepState;
  @Field(() => WhoseMoveEnum, {
    nullable: true,
    description: 'Who is to do something now; null when it is done, or nobody has to.',
  })
  whoseMove!: WhoseMove | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it does not go on, as a code: NOT_BEGUN, NOT_PLANNED, NOT_PREPARED, NOT_SIGNED, HARVEST_NOT_GIVEN, NO_MANAGER, NO_MATCH, …; never what was said.',
  })
  reason!: string | null;
}

@ObjectType({ description: 'One participant on the board of a programme.' })
@Access('COORDINATOR')
export class BoardRow {
  @Field(() => Person)
  person!: Person;
  @Field(() => OrgUnit, { nullable: true, description: 'The department, else the unit, that the participant is of.' })
  department!: OrgUnit | null;
  @Field(() => [BoardCell], { description: 'One for each of the steps of the board, in their order.' })
  cells!: BoardCell[];
}

const STEPS = 'In the order of the modules, and in each of its steps.';

@ObjectType()
export class BoardRowEdge extends EdgeOf(BoardRow) {}
@ObjectType()
export class BoardRowConnection extends ConnectionOf(BoardRow, BoardRowEdge) {
  @Field(() => [BoardStep], { description: STEPS })
  @Access('PARENT')
  steps!: readonly BoardStep[];
}

@ObjectType({ description: 'What is otherwise on a board than it was told before.' })
@Access('COORDINATOR')
export class BoardChange {
  @Field(() => [BoardStep], { description: `As they are now. ${STEPS}` })
  steps!: readonly BoardStep[];
  @Field(() => [BoardRow], { description: 'Participants who are new, or of whom a step is otherwise; by name.' })
  rows!: readonly BoardRow[];
  @Field(() => [ID], { description: 'Persons who are no longer on it.' })
  goneIds!: readonly string[];
}
