import { registerEnumType } from '@nestjs/graphql';
import { ROLES } from '../../../platform/auth/actor.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody may be. Some are granted; the others follow from programmes, the org chart or a link.',
});
