import { Prisma } from '../../../generated/prisma/client.js';
import { finalConversationFacts } from '../../development/final-conversations/final-conversation-facts.read-model.js';
import { popConversationFacts } from '../../development/pop-conversations/pop-conversation-facts.read-model.js';

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
 * How far each participant is with each step, from facts and never from a flag, as a table for `with …, ${stepStates(now)} select …`.
 * Needs the tables `shown_module` (module with its programme_id, and its programme's time_zone) and `participant` (id of a person).
 * Gives `step_state`: module_id, person_id, kind, position, ends_on, state (NOT_STARTED, PLANNED, UNDER_WAY, DONE) and late, which is not
 * done after the step's last day in the programme's own time zone. While a 360 round is open everyone's step is under way, whoever
 * answered (anonymity, rule 8). Steps and facts are put together by one grouping, since a join of them would hang on estimates.
 */
export const stepStates = (now: Date): Prisma.Sql => Prisma.sql`
  step_state as (
    select module_id, person_id, kind, max(position) as position, max(ends_on) as ends_on,
           (array['NOT_STARTED', 'PLANNED', 'UNDER_WAY', 'DONE'])[1 + max(level)] as state,
           max(level) < 3 and coalesce(max(ends_on) < max(today), false) as late
      from (
        select step.module_id, participant.id as person_id, step.kind, 0 as level, step.position, step.ends_on,
               (${now}::timestamptz at time zone m.time_zone)::date as today
          from shown_module m
          join module_step step on step.tenant_id = m.tenant_id and step.module_id = m.id
         cross join participant
        union all
        select r.module_id, s.person_id, 'FEEDBACK_360',
               case when report.id is not null then 3 when r.state in ('OPEN', 'CLOSED') then 2 when r.state = 'NOMINATING' then 1 else 0 end,
               null, null, null
          from shown_module m
          join feedback_round r on r.tenant_id = m.tenant_id and r.module_id = m.id
          join feedback_subject s on s.tenant_id = r.tenant_id and s.round_id = r.id
          left join feedback_report report on report.tenant_id = s.tenant_id and report.subject_id = s.id
        union all
        select module_id, person_id, 'POP_CONVERSATION', level, null, null, null from (${popConversationFacts(now)}) pop
        union all
        select module_id, person_id, 'FINAL_CONVERSATION', level, null, null, null from (${finalConversationFacts(now)}) final
        union all
        select s.module_id, a.person_id, s.kind, case a.state when 'PRESENT' then 3 when 'INVITED' then 1 else 0 end, null, null, null
          from shown_module m
          join session s on s.tenant_id = m.tenant_id and s.module_id = m.id and s.state <> 'CANCELLED'
          join attendance a on a.tenant_id = s.tenant_id and a.session_id = s.id
      ) step_or_fact
     group by module_id, person_id, kind
    having max(position) is not null
  )`;
