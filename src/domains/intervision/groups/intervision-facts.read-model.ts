import { Prisma } from '../../../generated/prisma/client.js';

/**
 * Why intervision has not begun for somebody: no group, or a group without a meeting to come; for insights/progress/step-states.read-model.ts,
 * which says what its columns mean. That somebody was at a meeting is told with all other attendance.
 */
export const intervisionFacts = (now: Date): Prisma.Sql => Prisma.sql`
  select m.id as module_id, e.person_id, null::uuid as step_id, 'INTERVISION_HELD' as fact, 0 as level,
         case when own.group_id is null then 'COORDINATOR' else 'PARTICIPANT' end as move,
         case when own.group_id is null then 'NO_GROUP' else 'NOT_PLANNED' end as reason
    from shown_module m
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
    left join intervision_member own on own.tenant_id = m.tenant_id and own.module_id = m.id and own.person_id = e.person_id and own.left_at is null
   where own.group_id is null or not exists (
     select from intervision_meeting t join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
      where t.tenant_id = own.tenant_id and t.group_id = own.group_id and s.state = 'PLANNED' and s.starts_at > ${now}::timestamptz)`;
