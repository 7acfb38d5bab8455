import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { StepProgress } from './progress.model.js';

@ObjectType({ description: 'An intervision group by its number, without who is in it.' })
@Access('PARENT')
export class GroupReference {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'Within its module.' })
  number!: number;
}

@ObjectType({ description: 'How far the participants of an intervision group are with the steps of its module.' })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class GroupProgress {
  @Field(() => GroupReference, {
    nullable: true,
    description: 'Null for who is in no group, and for several small groups together.',
  })
  group!: GroupReference | null;
  @Field(() => Int)
  participants!: number;
  @Field(() => [StepProgress], { description: 'In the order of the module.' })
  steps!: readonly StepProgress[];
}
