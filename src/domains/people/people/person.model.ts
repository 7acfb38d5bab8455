import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
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
}
