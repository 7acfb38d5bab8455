import { Prisma } from '../../../generated/prisma/client.js';
import type { GroupReference } from './group-progress.model.js';
import type { DepartmentCount } from './progress.rules.js';
import { shownModules } from './shown-module.read-model.js';
import { stepCounts } from './step-counts.read-model.js';
import { stepStates } from './step-states.read-model.js';

/** A module's progress per intervision group as one statement counts it, by number; who is in none is the last row. */
export interface GroupProgressRow extends Record<string, unknown> {
  clientId: string;
  groups: DepartmentCount<GroupReference>[];
}

/** The statement that gives a GroupProgressRow, or none when the tenant has no such module that people work on. */
export const groupProgressOf = (moduleId: string, now: Date, readerId: string | null): Prisma.Sql => Prisma.sql`
  with ${shownModules(Prisma.sql`m.id = ${moduleId}::uuid`)},
  participant as (
    select e.person_id as id, e.programme_id, own.group_id
      from shown_module m
      join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
      left join intervision_member own on own.tenant_id = m.tenant_id and own.module_id = m.id and own.person_id = e.person_id and own.left_at is null
  ),
  ${stepStates(now, readerId)},
  ${stepCounts(Prisma.sql`group_id`)}
  select g.client_id as "clientId", coalesce((
           select json_agg(json_build_object('unit', case when v.id is not null then json_build_object('id', v.id, 'number', v.number) end,
                                             'participants', d.participants, 'steps', d.steps) order by v.number)
             from per_row d left join intervision_group v on v.tenant_id = m.tenant_id and v.id = d.row_id), '[]') as groups
    from shown_module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id`;
