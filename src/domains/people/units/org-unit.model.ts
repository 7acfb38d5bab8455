import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { UNIT_TYPES, type UnitType } from '../imports/import-vocabulary.js';

const OrgUnitType = enumOf(UNIT_TYPES);
registerEnumType(OrgUnitType, {
  name: 'OrgUnitType',
  description: 'From the top of the organisation down: a unit stands under one of an earlier type.',
});

@ObjectType({ description: 'A part of the organisation, from the whole down to a team.' })
@Access('SIGNED_IN', 'people:read')
export class OrgUnit {
  @Field(() => ID)
  id!: string;
  @Field({ description: "The organisation's own code; unique." })
  code!: string;
  @Field()
  name!: string;
  @Field(() => OrgUnitType)
  type!: UnitType;
  /** Resolved to `parent`. */
  parentId!: string | null;
}
