import { Prisma } from '../../../generated/prisma/client.js';

/**
 * For insights/progress/step-states.read-model.ts, which says what its columns mean: level 9, not asked, for the steps of a choice that a
 * participant did not choose, and for the one that they did that it is no longer theirs to choose. Reads its table `step`.
 */
export const STEP_CHOICE_FACTS: Prisma.Sql = Prisma.sql`
  select step.module_id, c.person_id, case when wanted.fact in ('ATTENDED', 'DECLARED', 'CASE_BROUGHT') then step.id end as step_id, wanted.fact,
         case when c.step_id = step.id then 0 else 9 end as level, case when wanted.fact in ('DECLARED', 'CASE_BROUGHT') then 'PARTICIPANT' else 'COORDINATOR' end as move,
         'NOT_BEGUN' as reason
    from shown_module m
    join step_choice c on c.tenant_id = m.tenant_id and c.module_id = m.id
    join step on step.module_id = c.module_id and step.choice_key = c.choice_key
   cross join unnest(step.completion) wanted (fact)`;
