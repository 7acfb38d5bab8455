import { registerEnumType } from '@nestjs/graphql';
import { ROLES } from '../../../platform/auth/actor.js';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role]));
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody may be. Some are granted; the others follow from programmes, the org chart or a link.',
});
