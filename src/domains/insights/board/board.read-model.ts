import { Prisma } from '../../../generated/prisma/client.js';
import type { Person } from '../../people/people/person.model.js';
import { PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import type { OrgUnit } from '../../people/units/org-unit.model.js';
import { ofProgramme, shownModules } from '../progress/shown-module.read-model.js';
import { DEPARTMENT, stepStates } from '../progress/step-states.read-model.js';
import type { WhoseMove } from '../progress/whose-move.model.js';
import type { BoardStep, StepState } from './board.model.js';

/**
 * A participant with how far they are, or the one row with id null of a programme without participants. The first row has the steps of the
 * board; a cell is of the step with that number, counted from 1.
 */
export type BoardLine = Person & {
  department: OrgUnit | null;
  steps: BoardStep[] | null;
  cells: readonly [no: number, state: StepState, whoseMove: WhoseMove | null, reason: string | null][];
};

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
  with ${shownModules(ofProgramme(programmeId, moduleId))},
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
           json_agg(json_build_array(no, case when late then 'LATE' else state end, case when state <> 'DONE' then move end,
                                     case when state <> 'DONE' then reason end) order by no) as cells
      from step_state group by person_id
  )
  select participant.*, coalesce(line.cells, '[]') as cells,
         case when row_number() over by_name = 1 then
           (select coalesce(json_agg(json_build_object('id', id, 'moduleId', module_id, 'key', key, 'title', title, 'kind', kind, 'endsOn', ends_on)
                                     order by no), '[]') from step) end as steps
    from programme g left join participant on true left join line on line.person_id = participant.id
   where g.id = ${programmeId}::uuid and exists (select from shown_module)
  window by_name as (order by participant."familyName", participant."givenName", participant.id)
   order by participant."familyName", participant."givenName", participant.id`;
