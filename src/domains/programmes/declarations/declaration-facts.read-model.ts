import { Prisma } from '../../../generated/prisma/client.js';

/** DECLARED for insights/progress/step-states.read-model.ts, which says what its columns mean. */
export const DECLARATION_FACTS: Prisma.Sql = Prisma.sql`
  select m.id as module_id, d.person_id, s.id as step_id, 'DECLARED' as fact, 3 as level, null as move, null as reason
    from shown_module m
    join module_step s on s.tenant_id = m.tenant_id and s.module_id = m.id
    join step_declaration d on d.tenant_id = s.tenant_id and d.step_id = s.id`;
