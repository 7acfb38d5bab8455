import { Prisma } from '../../../generated/prisma/client.js';
import { stepStates } from '../../insights/progress/step-states.read-model.js';
import { STEP } from '../programmes/programme.read-model.js';
import type { RunningStep } from './build-up-change.rules.js';

/** A step of a running module with what there is of it. */
export type TouchedStep = RunningStep & {
  /** Planned and still to come, and how many people are invited to them. */
  readonly sessions: number;
  readonly invited: number;
  /** How many participants have done it, and how many are planned for it or under way. */
  readonly done: number;
  readonly begun: number;
  /** NOMINATING, OPEN or CLOSED when this is the 360 of a module with a running round. */
  readonly roundState: string | null;
  /** This is the step that asks for the evaluation of a module, which is open. */
  readonly evaluationOpen: boolean;
};

/** A module as a change of its build-up finds it; steps in their order, skipped ones among them. */
export interface ModuleToChange {
  programmeId: string;
  buildUpVersion: number;
  steps: TouchedStep[];
}

/** The statement that gives a ModuleToChange, or none when the tenant has no such module. */
export const moduleToChange = (moduleId: string, now: Date): Prisma.Sql => Prisma.sql`
  with shown_module as (
    select m.tenant_id, m.id, m.programme_id, m.build_up_version, g.time_zone
      from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
     where m.id = ${moduleId}::uuid
  ),
  participant as (
    select e.person_id as id, e.programme_id
      from participation e join shown_module m on m.tenant_id = e.tenant_id and m.programme_id = e.programme_id
     where e.left_at is null
  ),
  ${stepStates(now)},
  counted as (
    select no, count(*) filter (where state = 'DONE')::int as done, count(*) filter (where state in ('PLANNED', 'UNDER_WAY'))::int as begun
      from step_state group by no
  )
  select m.programme_id as "programmeId", m.build_up_version as "buildUpVersion", coalesce((
           select json_agg(to_jsonb(shown.step) || jsonb_build_object('skipped', shown.skipped, 'sessions', shown.sessions, 'invited', shown.invited,
                    'done', shown.done, 'begun', shown.begun, 'roundState', shown.round_state, 'evaluationOpen', shown.evaluation_open) order by shown.position)
             from (
               select ${STEP}::jsonb as step, part.position, part.skipped_at is not null as skipped,
                      (select count(*)::int from session s where s.tenant_id = part.tenant_id and s.step_id = part.id and s.state = 'PLANNED'
                          and s.starts_at > ${now}::timestamptz) as sessions,
                      (select count(distinct a.person_id)::int from session s
                         join attendance a on a.tenant_id = s.tenant_id and a.session_id = s.id
                        where s.tenant_id = part.tenant_id and s.step_id = part.id and s.state = 'PLANNED'
                          and s.starts_at > ${now}::timestamptz) as invited,
                      coalesce(counted.done, 0) as done, coalesce(counted.begun, 0) as begun,
                      case when part.kind = 'FEEDBACK_360' then (
                        select r.state from feedback_round r where r.tenant_id = part.tenant_id and r.module_id = part.module_id
                           and r.state in ('NOMINATING', 'OPEN', 'CLOSED') limit 1) end as round_state,
                      part.kind = 'EVALUATION' and exists (
                        select from evaluation e where e.tenant_id = part.tenant_id and e.module_id = part.module_id and e.state = 'OPEN') as evaluation_open
                 from module_step part
                 left join step on step.id = part.id
                 left join counted on counted.no = step.no
                where part.tenant_id = m.tenant_id and part.module_id = m.id) shown), '[]') as steps
    from shown_module m`;
