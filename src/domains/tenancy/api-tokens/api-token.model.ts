import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Scope } from '../../../platform/auth/actor.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

export const ApiTokenScope = {
  PEOPLE_READ: 'people:read',
  PEOPLE_WRITE: 'people:write',
  PROGRAMMES_READ: 'programmes:read',
  PROGRESS_READ: 'progress:read',
} as const satisfies Record<string, Scope>;
registerEnumType(ApiTokenScope, {
  name: 'ApiTokenScope',
  description: 'What another system may do; the access of a field names it.',
});

@ObjectType({
  description: 'A key for another system. The secret itself is shown once, when it is made, and not kept.',
})
@Access('ADMINISTRATOR')
export class ApiToken {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'Which system has it.' })
  name!: string;
  @Field(() => [ApiTokenScope])
  scopes!: Scope[];
  /** Resolved to `createdBy`. */
  createdById!: string;
  @Field(() => DateTime)
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'To the minute.' })
  lastUsedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'From then on it opens nothing.' })
  revokedAt!: Date | null;
}

@InputType()
export class ApiTokenCreateInput {
  @Field({ description: 'Which system will have it.' })
  name!: string;
  @Field(() => [ApiTokenScope])
  scopes!: Scope[];
}

@ObjectType()
@Access('PARENT')
export class ApiTokenCreatePayload {
  @Field(() => ApiToken, { nullable: true })
  apiToken?: ApiToken;
  @Field(() => String, {
    nullable: true,
    description: "Send it as 'Authorization: Bearer …'. It is shown this once.",
  })
  credential?: string;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ApiTokenRevokePayload {
  @Field(() => ApiToken, { nullable: true })
  apiToken?: ApiToken;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
