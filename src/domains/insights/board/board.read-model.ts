import { Prisma } from '../../../generated/prisma/client.js';
import type { Person } from '../../people/people/person.model.js';
import { PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import type { OrgUnit } from '../../people/units/org-unit.model.js';
import { HOLDS } from '../../programmes/modules/holding-modules.read-model.js';
import { DEPARTMENT, stepStates } from '../progress/step-states.read-model.js';
import type { BoardStep } from './board.model.js';

/** A participant with the state of each step. The one row of a programme without participants has id null. */
export type BoardLine = Person & { department: OrgUnit | null; steps: BoardStep[] };

/**
 * The statement that gives a page of a programme's BoardLines by name, or nothing when the tenant has no such programme or the programme no
 * such module; `moduleId` null is all modules, in their order.
 */
export const boardOf = (
  programmeId: string,
  moduleId: string | null,
  after: readonly string[] | null,
  limit: number,
  now: Date,
): Prisma.Sql => Prisma.sql`
  with shown_module as (
    select m.tenant_id, m.id, m.programme_id, g.time_zone
      from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
     where m.programme_id = ${programmeId}::uuid and (${moduleId}::uuid is null or m.id = ${moduleId}::uuid) and ${HOLDS}
  ),
  participant as (
    select page.*, case when department.id is not null then
             jsonb_build_object('id', department.id, 'code', department.code, 'name', department.name, 'type', department.type,
                                'parentId', department.parent_id) end as department
      from (
        select ${PERSON_COLUMNS}, e.programme_id
          from ${PEOPLE}
          join participation e on e.tenant_id = p.tenant_id and e.person_id = p.id and e.left_at is null
         where e.programme_id = ${programmeId}::uuid and ${after ? Prisma.sql`(p.family_name, p.given_name, p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : Prisma.sql`true`}
         order by p.family_name, p.given_name, p.id limit ${limit}) page
      left join org_unit u on u.id = (page.unit ->> 'id')::uuid
      ${DEPARTMENT}
  ),
  ${stepStates(now)},
  line as (
    select person_id,
           json_agg(json_build_object('stepId', step.id, 'moduleId', step.module_id, 'key', step.key, 'title', step.title, 'kind', step.kind,
                                      'state', case when late then 'LATE' else state end, 'endsOn', step.ends_on,
                                      'whoseMove', case when state <> 'DONE' then move end, 'reason', case when state <> 'DONE' then reason end)
                    order by no) as steps
      from step_state join step using (no) group by person_id
  )
  select participant.*, coalesce(line.steps, '[]') as steps
    from programme g left join participant on true left join line on line.person_id = participant.id
   where g.id = ${programmeId}::uuid and exists (select from shown_module)
   order by participant."familyName", participant."givenName", participant.id`;
