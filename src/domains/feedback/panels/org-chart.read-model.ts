import { Prisma } from '../../../generated/prisma/client.js';
import { isHere } from '../../people/people/person.read-model.js';

/**
 * Everybody of the tenant who is still there as a PersonInChart, in order of id: with manager, echelon and directorate, which is the unit of that type above
 * them, by the path of their own. `day` is a date: each person stands where they last were placed by then; whoever was not, where they
 * stand now. Null is now.
 */
export const chartAsOf = (day: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  with placed as (
    select distinct on (person_id) person_id, unit_id, manager_id, echelon from person_placement
     where valid_from <= ${day} order by person_id, valid_from desc),
  stands as (
    select p.tenant_id, p.id, case when l.person_id is null then p.unit_id else l.unit_id end as unit_id,
           case when l.person_id is null then p.manager_id else l.manager_id end as manager_id,
           case when l.person_id is null then p.echelon else l.echelon end as echelon
      from person p left join placed l on l.person_id = p.id where ${isHere(now)})
  select s.id, s.manager_id as "managerId", s.echelon, d.id as "directorateId"
    from stands s
    left join org_unit u on u.tenant_id = s.tenant_id and u.id = s.unit_id
    left join org_unit d on d.tenant_id = s.tenant_id and d.type = 'DIRECTORATE' and u.path ^@ d.path
   order by s.id`;
