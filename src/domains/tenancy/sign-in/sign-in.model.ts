import { Field, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType()
@Access('PARENT')
export class SignInLinkRequestPayload {
  @Field(() => Boolean, { nullable: true, description: 'Always true: whether anybody has this address is not told.' })
  requested?: boolean;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class SignInPayload {
  @Field(() => String, { nullable: true, description: "Send it as 'Authorization: Bearer …'. It is shown once." })
  credential?: string | null;
  @Field(() => DateTime, { nullable: true })
  expiresAt?: Date | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class SignOutPayload {
  @Field(() => Boolean, { nullable: true })
  signedOut?: boolean;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
