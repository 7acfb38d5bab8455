import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType()
@Access('PARENT')
export class ConversationsHandOverPayload {
  @Field(() => Int, { nullable: true, description: 'How many conversations have another manager from now on.' })
  handedOver?: number;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
