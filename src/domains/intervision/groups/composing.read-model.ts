import { Prisma } from '../../../generated/prisma/client.js';

/**
 * The statement that gives the participants of a module as Candidates, by name: with who manages them now, and the department to which they
 * count, which is the nearest one at or above their unit.
 */
export const candidatesOf = (moduleId: string): Prisma.Sql => Prisma.sql`
  select p.id as "personId", p.manager_id as "managerId", p.echelon, coalesce(department.id, p.unit_id) as "departmentId"
    from module m
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
    join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
    left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    left join lateral (
      select d.id from org_unit d where d.tenant_id = u.tenant_id and d.type = 'DEPARTMENT' and u.path ^@ d.path
       order by length(d.path) desc limit 1) department on true
   where m.id = ${moduleId}::uuid
   order by p.family_name, p.given_name, p.id`;

/** The statement that gives the groups of earlier modules of the programme, the latest module first: rows of moduleId and people (ids). */
export const earlierGroupsOf = (moduleId: string): Prisma.Sql => Prisma.sql`
  select earlier.id as "moduleId", array_agg(distinct i.person_id) as people
    from module m
    join module earlier on earlier.tenant_id = m.tenant_id and earlier.programme_id = m.programme_id and earlier.position < m.position
    join intervision_member i on i.tenant_id = earlier.tenant_id and i.module_id = earlier.id
   where m.id = ${moduleId}::uuid
   group by earlier.id, earlier.position, i.group_id
   order by earlier.position desc`;

/** The statement that gives the Memberships of a module that composing leaves alone: set by hand, or of a group that has met. */
export const keptIn = (moduleId: string, now: Date): Prisma.Sql => Prisma.sql`
  select i.person_id as "personId", i.group_id as "groupId"
    from intervision_member i
    join module m on m.tenant_id = i.tenant_id and m.id = i.module_id
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.person_id = i.person_id and e.left_at is null
   where i.module_id = ${moduleId}::uuid and i.left_at is null
     and (i.how = 'SET_BY_HAND' or exists (
       select from intervision_meeting t join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
        where t.tenant_id = i.tenant_id and t.group_id = i.group_id and s.state = 'PLANNED' and s.starts_at <= ${now}))`;
