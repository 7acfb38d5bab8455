import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Scope } from '../../../platform/auth/actor.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../../people/people/person.model.js';

export const ApiTokenScope = {
  PEOPLE_READ: 'people:read',
  PEOPLE_WRITE: 'people:write',
  PROGRAMMES_READ: 'programmes:read',
  PROGRESS_READ: 'progress:read',
} as const satisfies Record<string, Scope>;
registerEnumType(ApiTokenScope, {
  name: 'ApiTokenScope',
  description: 'What another system may do; the access of a field names it.',
  valuesMap: {
    PEOPLE_READ: { description: 'Read people and the organisation.' },
    PEOPLE_WRITE: { description: 'Import people and the organisation.' },
    PROGRAMMES_READ: { description: 'Read programmes.' },
    PROGRESS_READ: { description: 'Read progress, of groups of people only.' },
  },
});

@ObjectType({
  description: 'With what another system signs in. The credential itself is shown once, and only a hash of it is kept.',
})
@Access('ADMINISTRATOR')
export class ApiToken {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'Which system uses it.' })
  name!: string;
  @Field(() => [ApiTokenScope])
  scopes!: string[];
  @Field(() => DateTime)
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'To the minute; null when it was never used.' })
  lastUsedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'From when on it no longer works.' })
  revokedAt!: Date | null;
  @Field(() => Person)
  createdBy?: Person;
  /** Resolved to `createdBy`. */
  createdById!: string;
}

@InputType()
export class ApiTokenCreateInput {
  @Field({ description: 'Which system uses it.' })
  name!: string;
  @Field(() => [ApiTokenScope])
  scopes!: Scope[];
}

@ObjectType()
@Access('PARENT')
export class ApiTokenCreatePayload {
  @Field(() => ApiToken, { nullable: true })
  apiToken?: ApiToken;
  @Field(() => String, { nullable: true, description: "Send it as 'Authorization: Bearer …'. It is shown once." })
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
