import { Prisma } from '../../../generated/prisma/client.js';
import { ofProgramme, shownModules } from './shown-module.read-model.js';
import type { Standstill } from './standstill.model.js';
import { stepStates } from './step-states.read-model.js';

/** For what reasons steps of a programme do not go on, in the order of its steps, the most participants first. */
export interface StandstillRow extends Record<string, unknown> {
  clientId: string;
  participants: number;
  modules: number;
  standstills: Standstill[];
}

/** The statement that gives a StandstillRow, or none when the tenant has no such programme; `moduleId` null is all modules. */
export const standstillsOf = (
  programmeId: string,
  moduleId: string | null,
  now: Date,
  readerId: string | null,
): Prisma.Sql => Prisma.sql`
  with ${shownModules(ofProgramme(programmeId, moduleId))},
  participant as (
    select e.person_id as id, e.programme_id from participation e where e.programme_id = ${programmeId}::uuid and e.left_at is null
  ),
  ${stepStates(now, readerId)},
  told as (
    select no, reason, move, count(*)::int as participants, count(*) filter (where late)::int as late
      from step_state where state not in ('DONE', 'NOT_APPLICABLE') and reason is not null group by no, reason, move
  )
  select g.client_id as "clientId", (select count(*)::int from participant) as participants, (select count(*)::int from shown_module) as modules,
         coalesce((
           select json_agg(json_build_object('moduleId', step.module_id, 'stepId', step.id, 'key', step.key, 'title', step.title, 'kind', step.kind,
                    'reason', told.reason, 'whoseMove', told.move, 'participants', told.participants, 'late', told.late)
                  order by m.position, step.position, told.participants desc, told.reason, told.move)
             from told join step using (no) join shown_module m on m.id = step.module_id), '[]') as standstills
    from programme g where g.id = ${programmeId}::uuid`;
