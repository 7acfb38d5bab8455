import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { RUN_OUTCOMES, RUN_STATES, type RunOutcome, type RunState } from './placement-run.rules.js';

const PlacementRunStateEnum = enumOf(RUN_STATES);
registerEnumType(PlacementRunStateEnum, {
  name: 'PlacementRunState',
  description: 'How far something is that is worked out.',
  valuesMap: {
    QUEUED: { description: 'It waits for its turn, for the first time or since its worker vanished.' },
    RUNNING: { description: 'It is being worked out.' },
    DONE: { description: 'There is a proposal, or it is known what makes it impossible.' },
    STOPPED: { description: 'Somebody stopped it.' },
    FAILED: {
      description:
        'It was tried several times and did not come off, or nobody had a place within its time. Ask for it again.',
    },
  },
});

const PlacementRunOutcomeEnum = enumOf(RUN_OUTCOMES);
registerEnumType(PlacementRunOutcomeEnum, {
  name: 'PlacementRunOutcome',
  description: 'What came of it.',
  valuesMap: {
    OPTIMAL: { description: 'Nothing is better, proven.' },
    WITHIN: { description: 'The time was up: something could be better by `gap` at most.' },
    INFEASIBLE: { description: 'The rules contradict each other.' },
  },
});

@ObjectType({ description: 'Something that is worked out for a coordinator: who goes where.' })
@Access('COORDINATOR')
export class PlacementRun {
  @Field(() => ID)
  id!: string;

  @Field(() => PlacementRunStateEnum)
  state!: RunState;

  @Field(() => DateTime)
  askedAt!: Date;

  @Field(() => Int, { description: 'How many have a place so far, while it runs.' })
  placed!: number;

  @Field(() => Int, { description: 'How many are to have one; 0 before it begins.' })
  persons!: number;

  @Field(() => PlacementRunOutcomeEnum, { nullable: true, description: 'Null until it is done.' })
  outcome!: RunOutcome | null;

  @Field(() => Float, {
    nullable: true,
    description: 'By which share it could be better at most; 0 is proven the best. Null without a proposal.',
  })
  gap!: number | null;

  @Field(() => [String], {
    description: "Which rules conflict, in the caller's language, where nothing satisfies all of them.",
  })
  conflicts!: string[];

  @Field(() => DateTime, { nullable: true, description: 'Null while it is only a proposal.' })
  appliedAt!: Date | null;
}
