import { Prisma } from '../../../generated/prisma/client.js';

/**
 * The unit to which a participant counts, as table `department`: the nearest department at or above the person's unit `u`, else that unit.
 * For `from … ${DEPARTMENT}` behind a table `u`.
 */
export const DEPARTMENT = Prisma.sql`
  left join lateral (
    select d.id, d.code, d.name, d.type, d.parent_id from org_unit d
     where d.tenant_id = u.tenant_id and (d.id = u.id or (d.type = 'DEPARTMENT' and u.path ^@ d.path))
     order by d.type = 'DEPARTMENT' desc, length(d.path) desc limit 1) department on true`;

/**
 * How far each participant is with each step, from facts and never from a flag, as tables for `with … , ${stepStates(now)} select …`.
 * Needs the tables `shown_module` (module with its programme's time_zone) and `participant` (id of a person).
 * Gives `step_state`: module_id, person_id, kind, position, ends_on, state (NOT_STARTED, PLANNED, UNDER_WAY, DONE) and late, which is not
 * done after the step's last day in the programme's own time zone. While a 360 round is open everyone's step is under way, whoever
 * answered (anonymity, rule 8).
 */
export const stepStates = (now: Date): Prisma.Sql => Prisma.sql`
  fact as (
    select r.module_id, s.person_id, 'FEEDBACK_360' as kind,
           case when bool_or(report.id is not null) then 'DONE' when bool_or(r.state in ('OPEN', 'CLOSED')) then 'UNDER_WAY'
                when bool_or(r.state = 'NOMINATING') then 'PLANNED' end as state
      from shown_module m
      join feedback_round r on r.tenant_id = m.tenant_id and r.module_id = m.id
      join feedback_subject s on s.tenant_id = r.tenant_id and s.round_id = r.id
      left join feedback_report report on report.tenant_id = s.tenant_id and report.subject_id = s.id
     group by r.module_id, s.person_id
    union all
    select c.module_id, c.participant_id, 'POP_CONVERSATION',
           case when c.participant_signed_version = c.version and c.manager_signed_version = c.version then 'DONE'
                when c.starts_at <= ${now}::timestamptz then 'UNDER_WAY' when c.starts_at is not null then 'PLANNED' end
      from shown_module m
      join pop_conversation c on c.tenant_id = m.tenant_id and c.module_id = m.id
    union all
    select s.module_id, a.person_id, s.kind,
           case when bool_or(a.state = 'PRESENT') then 'DONE' when bool_or(a.state = 'INVITED') then 'PLANNED' end
      from shown_module m
      join session s on s.tenant_id = m.tenant_id and s.module_id = m.id and s.state <> 'CANCELLED'
      join attendance a on a.tenant_id = s.tenant_id and a.session_id = s.id
     group by s.module_id, a.person_id, s.kind
  ),
  step_state as (
    select step.module_id, participant.id as person_id, step.kind, step.position, step.ends_on, coalesce(fact.state, 'NOT_STARTED') as state,
           coalesce(fact.state <> 'DONE', true) and coalesce(step.ends_on < (${now}::timestamptz at time zone m.time_zone)::date, false) as late
      from shown_module m
      join module_step step on step.tenant_id = m.tenant_id and step.module_id = m.id
      cross join participant
      left join fact on fact.module_id = step.module_id and fact.person_id = participant.id and fact.kind = step.kind
  )`;
