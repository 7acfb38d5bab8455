import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { BoardRow } from './board.model.js';

@ObjectType({ description: 'What is otherwise on a board than it was told before.' })
@Access('COORDINATOR')
export class BoardChange {
  @Field(() => [BoardRow], { description: 'Participants who are new, or of whom a step is otherwise; by name.' })
  rows!: BoardRow[];
  @Field(() => [ID], { description: 'Persons who are no longer on it.' })
  goneIds!: string[];
}
