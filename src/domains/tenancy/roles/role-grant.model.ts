import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../../people/people/person.model.js';
import type { GrantableRole } from './role-grant.rules.js';

export const GrantableRoleEnum: { [R in GrantableRole]: R } = {
  ADMINISTRATOR: 'ADMINISTRATOR',
  COORDINATOR: 'COORDINATOR',
  LEARNING_MANAGER: 'LEARNING_MANAGER',
  TRAINER: 'TRAINER',
};
registerEnumType(GrantableRoleEnum, {
  name: 'GrantableRole',
  description: 'A role that an administrator gives.',
  valuesMap: {
    ADMINISTRATOR: { description: 'Imports the organisation, gives roles, hands out API tokens.' },
    COORDINATOR: { description: 'Designs and plans programmes, and chases what is late.' },
    LEARNING_MANAGER: { description: 'Coaches participants on the job.' },
    TRAINER: { description: 'Runs sessions.' },
  },
});

@ObjectType({ description: 'That somebody was given a role.' })
@Access('ADMINISTRATOR')
export class RoleGrant {
  @Field(() => GrantableRoleEnum)
  role!: string;
  @Field(() => DateTime)
  grantedAt!: Date;
  @Field(() => Person)
  person?: Person;
  /** Resolved to `person`. */
  personId!: string;
}

@ObjectType()
@Access('PARENT')
export class RoleGrantPayload {
  @Field(() => RoleGrant, { nullable: true })
  roleGrant?: RoleGrant;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class RoleRevokePayload {
  @Field(() => Person, { nullable: true, description: 'Who no longer has the role.' })
  person?: Person;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
