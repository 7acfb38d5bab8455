import { Prisma } from '../../../generated/prisma/client.js';
import type { OrgUnit } from '../../people/units/org-unit.model.js';
import type { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import type { LateMove } from './progress.model.js';
import type { DepartmentCount } from './progress.rules.js';
import { ofProgramme, shownModules } from './shown-module.read-model.js';
import { stepCounts } from './step-counts.read-model.js';
import { DEPARTMENT, stepStates } from './step-states.read-model.js';

/** A programme's progress per module and department, as one statement counts it; modules in their order, departments by code. */
export interface ProgressRow {
  clientId: string;
  participants: number;
  modules: { module: ModuleReference; lateMoves: LateMove[]; departments: DepartmentCount<OrgUnit>[] }[];
}

/** The statement that gives a ProgressRow, or none when the tenant has no such programme; `moduleId` null is all modules. */
export const progressOf = (
  programmeId: string,
  moduleId: string | null,
  now: Date,
  readerId: string | null,
): Prisma.Sql => Prisma.sql`
  with ${shownModules(ofProgramme(programmeId, moduleId))},
  enrolled as (
    select p.id, p.tenant_id, p.unit_id
      from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.programme_id = ${programmeId}::uuid and e.left_at is null
  ),
  home as materialized (
    select u.id as unit_id, department.id as department_id
      from (select distinct tenant_id, unit_id from enrolled) known
      join org_unit u on u.tenant_id = known.tenant_id and u.id = known.unit_id ${DEPARTMENT}
  ),
  participant as (select enrolled.id, ${programmeId}::uuid as programme_id, home.department_id from enrolled left join home using (unit_id)),
  ${stepStates(now, readerId)},
  ${stepCounts(Prisma.sql`department_id`)},
  late_move as (
    select step.module_id, json_agg(json_build_object('whoseMove', move, 'steps', steps) order by steps desc, move) as moves
      from (select step.module_id, move, count(*)::int as steps from step_state join step using (no)
             where late and move is not null group by step.module_id, move) step group by step.module_id
  )
  select g.client_id as "clientId", (select count(*)::int from participant) as participants,
         coalesce((
           select json_agg(json_build_object('module', json_build_object('id', m.id, 'name', m.name),
                    'lateMoves', coalesce((select moves from late_move where late_move.module_id = m.id), '[]'), 'departments', coalesce((
                    select json_agg(json_build_object(
                             'unit', case when u.id is not null then
                               json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'type', u.type, 'parentId', u.parent_id) end,
                             'participants', d.participants, 'steps', d.steps) order by u.code)
                      from per_row d left join org_unit u on u.tenant_id = m.tenant_id and u.id = d.row_id
                     where d.module_id = m.id), '[]')) order by m.position)
             from shown_module m), '[]') as modules
    from programme g where g.id = ${programmeId}::uuid`;
