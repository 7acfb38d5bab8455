import { Prisma } from '../../../generated/prisma/client.js';

/**
 * Which participants of `shown_module m` gave something for their harvest, and nothing of what: a table of facts for the progress of steps.
 * Whoever has given nothing, or put everything away, has no row.
 */
export const harvestFacts: Prisma.Sql = Prisma.sql`
  select h.module_id, h.giver_id as person_id, null::uuid as step_id, 'HARVEST_GIVEN' as fact, 3 as level, null::text as move,
         null::text as reason
    from shown_module m
    join harvest_item h on h.tenant_id = m.tenant_id and h.module_id = m.id and h.archived_at is null
   group by h.module_id, h.giver_id`;
