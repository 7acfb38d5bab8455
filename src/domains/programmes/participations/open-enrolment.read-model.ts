import { Prisma } from '../../../generated/prisma/client.js';
import type { OpenProgramme } from './open-enrolment.model.js';

/** An approved programme that is open to a person, or that they wait for, with what decides about a place. */
export type OpenProgrammeRow = OpenProgramme & {
  capacity: number;
  taken: number;
  waiting: number;
  timeZone: string;
  clientId: string;
};

/** The statement that gives the OpenProgrammeRows of a person for which `condition` holds of programme `g`, the first to begin first. */
export const openProgrammes = (personId: string, condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select g.id, g.name, g.starts_on::text as "startsOn", g.ends_on::text as "endsOn", g.enrolment_until::text as until, g.time_zone as "timeZone",
         g.client_id as "clientId", g.enrolment_capacity as capacity, place.taken, line.waiting, line.place as "placeInLine",
         greatest(0, g.enrolment_capacity - place.taken - line.waiting) as "placesLeft",
         case when place.mine then 'ENROLLED' when line.place is not null then 'WAITING' else 'NOT_ENROLLED' end as state
    from programme g
   cross join lateral (
     select count(*)::int as taken, coalesce(bool_or(e.person_id = ${personId}::uuid), false) as mine
       from participation e where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.left_at is null) place
   cross join lateral (
     select count(*)::int as waiting, min(place) filter (where person_id = ${personId}::uuid)::int as place
       from (select w.person_id, row_number() over (order by w.since, w.id) as place
               from enrolment_wait w where w.tenant_id = g.tenant_id and w.programme_id = g.id) w) line
   where g.state = 'APPROVED' and g.enrolment_capacity is not null and ${condition}
     and exists (
       select from open_unit o
         join org_unit top on top.tenant_id = o.tenant_id and top.id = o.unit_id
         join org_unit u on u.tenant_id = top.tenant_id and u.path ^@ top.path
         join person p on p.tenant_id = u.tenant_id and p.unit_id = u.id
        where o.tenant_id = g.tenant_id and o.programme_id = g.id and p.id = ${personId}::uuid)
   order by g.starts_on, g.id`;
