import { Prisma } from '../../../generated/prisma/client.js';

/**
 * ATTENDED, or INTERVISION_HELD for who was at a session of that kind, for insights/progress/step-states.read-model.ts, which says what its
 * columns mean. Somebody who missed one session of a step may still come to another.
 */
export const attendanceFacts = (now: Date): Prisma.Sql => Prisma.sql`
  select s.module_id, a.person_id, case when s.kind <> 'INTERVISION' then s.step_id end as step_id,
         case when s.kind = 'INTERVISION' then 'INTERVISION_HELD' else 'ATTENDED' end as fact,
         case a.state when 'PRESENT' then 3 when 'INVITED' then 1 else 0 end as level,
         case when a.state = 'ABSENT' or (a.state = 'INVITED' and s.ends_at < ${now}::timestamptz) then 'COORDINATOR' end as move,
         case when a.state = 'ABSENT' then 'ABSENT' when a.state = 'INVITED' and s.ends_at < ${now}::timestamptz then 'NOT_RECORDED' end as reason
    from shown_module m
    join session s on s.tenant_id = m.tenant_id and s.module_id = m.id and s.state <> 'CANCELLED'
    join attendance a on a.tenant_id = s.tenant_id and a.session_id = s.id`;
