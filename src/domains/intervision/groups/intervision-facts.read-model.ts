import { Prisma } from '../../../generated/prisma/client.js';
import { MANAGERS_IN_GROUPS } from './managers-in-groups.read-model.js';

/**
 * Why intervision does not go on for somebody: no group, a group without a meeting to come, or one with the own manager or a direct report in it, since the
 * chart changed: nobody speaks freely there, and the coordinator finds another place. For insights/progress/step-states.read-model.ts, which says
 * what its columns mean. That somebody was at a meeting is told with all other attendance.
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
      where t.tenant_id = own.tenant_id and t.group_id = own.group_id and s.state = 'PLANNED' and s.starts_at > ${now}::timestamptz)
  union all
  select m.id, either.id, null::uuid, 'INTERVISION_HELD', 2, 'COORDINATOR', 'MANAGER_IN_GROUP'
    from shown_module m
    join ${MANAGERS_IN_GROUPS} f on f.tenant_id = m.tenant_id and f.module_id = m.id
   cross join lateral (values (f.person_id), (f.manager_id)) either (id)`;
