import { Prisma } from '../../../generated/prisma/client.js';

/**
 * How far each participant of `shown_module m` is with the development assignment, and nothing of what it says: a table of facts for the
 * progress of steps. Whoever has drafted none has no row.
 */
export const assignmentFacts = (now: Date): Prisma.Sql => Prisma.sql`
  select a.module_id, a.participant_id as person_id, null::uuid as step_id, 'ASSIGNMENT_COMPLETED' as fact,
         case a.state when 'COMPLETED' then 3 when 'UNDER_WAY' then 2 else 1 end as level,
         case when a.state <> 'COMPLETED' then 'PARTICIPANT' end as move,
         case a.state when 'DRAFT' then 'NOT_PREPARED'
                      when 'UNDER_WAY' then case when exists (
                        select from practice_moment t
                         where t.tenant_id = a.tenant_id and t.assignment_id = a.id
                           and t.day < (${now}::timestamptz at time zone m.time_zone)::date
                           and not exists (select from practice_reflection r where r.tenant_id = t.tenant_id and r.moment_id = t.id))
                      then 'NO_REFLECTION' end
         end as reason
    from shown_module m
    join assignment a on a.tenant_id = m.tenant_id and a.module_id = m.id and a.archived_at is null`;
