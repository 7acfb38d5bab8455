import { Prisma } from '../../../generated/prisma/client.js';

/** Who is in a group with the own manager, as a table of tenant_id, module_id, person_id and manager_id: nobody speaks freely there. */
export const MANAGERS_IN_GROUPS = Prisma.sql`(
  select own.tenant_id, own.module_id, own.person_id, p.manager_id
    from intervision_member own
    join person p on p.tenant_id = own.tenant_id and p.id = own.person_id
    join intervision_member other on other.tenant_id = own.tenant_id and other.group_id = own.group_id and other.person_id = p.manager_id
   where own.left_at is null and other.left_at is null and p.manager_id <> p.id)`;
