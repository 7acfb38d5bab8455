import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

export const Language = { NL: 'nl', EN: 'en' } as const;
export type Language = (typeof Language)[keyof typeof Language];
registerEnumType(Language, { name: 'Language', description: 'A language that Leerlijn speaks.' });

@ObjectType({ description: 'An organisation. Everything belongs to exactly one, and nothing crosses.' })
@Access('OPERATOR', 'SIGNED_IN')
export class Tenant {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Short name in addresses.' })
  slug!: string;

  @Field()
  name!: string;

  @Field(() => Language, { description: 'What its people are written to in, unless they chose otherwise.' })
  language!: string;

  @Field(() => TimeZone)
  timeZone!: string;

  @Field(() => Int, {
    description: 'Fewest raters of which anything anonymous is shown. It can be raised, never lowered.',
  })
  anonymityThreshold!: number;
}

@InputType()
export class AdministratorInput {
  @Field()
  givenName!: string;
  @Field({ defaultValue: '', description: "Tussenvoegsel: 'van der'." })
  infix!: string;
  @Field()
  familyName!: string;
  @Field()
  email!: string;
  @Field(() => Language, { defaultValue: Language.NL })
  language!: Language;
}

@InputType()
export class TenantCreateInput {
  @Field({ description: 'Lower-case letters, digits and hyphens.' })
  slug!: string;
  @Field()
  name!: string;
  @Field(() => Language, { defaultValue: Language.NL })
  language!: Language;
  @Field(() => TimeZone, { defaultValue: 'Europe/Amsterdam' })
  timeZone!: string;
  @Field(() => AdministratorInput, { description: 'The first administrator, who gets a mail.' })
  administrator!: AdministratorInput;
}

@ObjectType()
@Access('PARENT')
export class AnonymityThresholdRaisePayload {
  @Field(() => Tenant, { nullable: true })
  tenant?: Tenant;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class TenantCreatePayload {
  @Field(() => Tenant, { nullable: true })
  tenant?: Tenant;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
