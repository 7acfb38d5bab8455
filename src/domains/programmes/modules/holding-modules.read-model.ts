import { Prisma } from '../../../generated/prisma/client.js';

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
