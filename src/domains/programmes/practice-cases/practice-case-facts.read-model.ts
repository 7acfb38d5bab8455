import { Prisma } from '../../../generated/prisma/client.js';

/** CASE_BROUGHT for insights/progress/step-states.read-model.ts, which says what its columns mean: a draft is under way, and says no more. */
export const PRACTICE_CASE_FACTS: Prisma.Sql = Prisma.sql`
  select m.id as module_id, c.person_id, c.step_id, 'CASE_BROUGHT' as fact, case c.audience when 'PROGRAMME' then 3 else 2 end as level,
         case when c.audience = 'OWN' then 'PARTICIPANT' end as move, case when c.audience = 'OWN' then 'NOT_BROUGHT' end as reason
    from shown_module m
    join module_step s on s.tenant_id = m.tenant_id and s.module_id = m.id
    join practice_case c on c.tenant_id = s.tenant_id and c.step_id = s.id`;
