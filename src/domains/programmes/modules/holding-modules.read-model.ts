import { Prisma } from '../../../generated/prisma/client.js';
import type { StepFact } from './build-up.rules.js';

/**
 * Whether module m of programme g is one that people work on: while an approved design is being changed, those that the director approved;
 * otherwise those that were not taken out.
 */
export const HOLDS = Prisma.sql`
  case when g.change_state is null then m.archived_at is null
       else exists (
         select from (select a.design from design_approval a
                       where a.tenant_id = g.tenant_id and a.programme_id = g.id order by a.version desc limit 1) approved
          where jsonb_path_exists(approved.design, '$.modules[*].id ? (@ == $id)', jsonb_build_object('id', m.id))) end`;

/** Whether what brings about a fact has not come to its last day in module m of programme g: that of its steps, or else of the programme. */
export const goesOn = (fact: StepFact, now: Date): Prisma.Sql => Prisma.sql`
  coalesce((select max(s.ends_on) from module_step s
             where s.tenant_id = m.tenant_id and s.module_id = m.id and s.skipped_at is null and ${fact} = any (s.completion)), g.ends_on)
    >= (${now}::timestamptz at time zone g.time_zone)::date`;
