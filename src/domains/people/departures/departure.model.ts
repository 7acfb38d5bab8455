import { Field, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Person } from '../people/person.model.js';

@ObjectType()
@Access('PARENT')
export class PersonDeparturePayload {
  @Field(() => Person, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  person?: Person;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
