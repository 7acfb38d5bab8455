import { Prisma } from '../../../generated/prisma/client.js';

/**
 * FEEDBACK_REPORTED for insights/progress/step-states.read-model.ts, which says what its columns mean. While a round is open everyone's step
 * is under way and it is nobody's move, whoever answered (anonymity, rule 8).
 */
export const ROUND_FACTS: Prisma.Sql = Prisma.sql`
  select r.module_id, s.person_id, null::uuid as step_id, 'FEEDBACK_REPORTED' as fact,
         case when report.id is not null then 3 when r.state in ('OPEN', 'CLOSED') then 2 when r.state = 'NOMINATING' then 1 else 0 end as level,
         case when r.state <> 'NOMINATING' then null when s.nomination_state = 'PROPOSED' then 'PARTICIPANT'
              when s.nomination_state = 'CHOSEN' then 'MANAGER' end as move,
         case when r.state <> 'NOMINATING' then null when s.nomination_state = 'PROPOSED' then 'RATERS_NOT_CHOSEN'
              when s.nomination_state = 'CHOSEN' then 'RATERS_NOT_APPROVED' end as reason
    from shown_module m
    join feedback_round r on r.tenant_id = m.tenant_id and r.module_id = m.id
    join feedback_subject s on s.tenant_id = r.tenant_id and s.round_id = r.id
    left join feedback_report report on report.tenant_id = s.tenant_id and report.subject_id = s.id`;
