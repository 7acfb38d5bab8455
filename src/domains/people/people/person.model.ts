import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Role } from '../../../platform/auth/actor.js';
import { ConnectionOf, EdgeOf, PageArgs } from '../../../platform/graphql/pages.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { RoleEnum } from '../../tenancy/roles/role.model.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';
import { OrgUnit } from '../units/org-unit.model.js';

export const Echelon = { STRATEGIC: 'STRATEGIC', TACTICAL: 'TACTICAL', OPERATIONAL: 'OPERATIONAL' } as const;
export type Echelon = (typeof Echelon)[keyof typeof Echelon];
registerEnumType(Echelon, {
  name: 'Echelon',
  description: 'At which level somebody leads.',
  valuesMap: {
    STRATEGIC: { description: 'Directors.' },
    TACTICAL: { description: 'Department managers.' },
    OPERATIONAL: { description: 'Team leaders.' },
  },
});

@ObjectType({ description: 'Somebody of the organisation.' })
@Access('SIGNED_IN', 'people:read')
export class Person {
  @Field(() => ID)
  @Access('SIGNED_IN', 'RATER', 'people:read')
  id!: string;
  @Field({ description: "The whole name: 'Renske van der Meulen'." })
  @Access('SIGNED_IN', 'RATER', 'people:read')
  displayName!: string;
  @Field()
  @Access('SIGNED_IN', 'RATER', 'people:read')
  givenName!: string;
  @Field({ description: "Tussenvoegsel: 'van der'; empty for none." })
  @Access('SIGNED_IN', 'RATER', 'people:read')
  infix!: string;
  @Field()
  @Access('SIGNED_IN', 'RATER', 'people:read')
  familyName!: string;
  @Field({ description: 'Empty when it is not known.' })
  @Access('SIGNED_IN', 'RATER', 'people:read')
  jobTitle!: string;
  @Field(() => Echelon, { nullable: true, description: 'Null for who leads nobody.' })
  echelon!: Echelon | null;
  @Field(() => OrgUnit, { nullable: true, description: 'Where somebody works.' })
  unit!: OrgUnit | null;
  /** Resolved to `manager`. */
  managerId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'By which imports recognise somebody; null for who was entered by hand.',
  })
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  personnelNumber!: string | null;
  @Field({ description: 'In lower case.' })
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  email!: string;
  @Field(() => Language, { description: 'What somebody is written to in.' })
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  language!: Language;
  @Field(() => LocalDate, { nullable: true, description: 'First day at work.' })
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  startedOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day at work; null for who stays.' })
  @Access('ADMINISTRATOR', 'COORDINATOR', 'people:read')
  endedOn!: string | null;
}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that all occur in the name, address, job title or personnel number; accents and case do not count.',
  })
  search?: string | null;
}

@ObjectType()
export class PersonEdge extends EdgeOf(Person) {}

@ObjectType({ description: 'People in order of family name.' })
export class PersonConnection extends ConnectionOf(Person, PersonEdge) {}

@ObjectType({ description: 'Who is signed in.' })
@Access('SIGNED_IN')
export class Me {
  @Field(() => Person)
  person!: Person;
  @Field(() => [RoleEnum], { description: 'What one may be now, granted or following from the facts.' })
  roles!: readonly Role[];
  @Field(() => [Person], { description: 'Who reports to one directly, in order of family name.' })
  reports?: readonly Person[];
}
