import { Field, ObjectType } from '@nestjs/graphql';
import { Access } from '../auth/access.js';
import { UserErrorCode } from './user-errors.js';

@ObjectType({ description: 'Why a request was not carried out, and what would be right.' })
@Access('PARENT')
export class UserError {
  @Field(() => UserErrorCode, { description: 'For programs.' })
  code!: string;

  @Field({ description: "For people, in the caller's language." })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the input: the names and indexes from the outside in.',
  })
  field?: readonly string[] | null;
}
