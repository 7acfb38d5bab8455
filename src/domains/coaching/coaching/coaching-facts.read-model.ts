import { Prisma } from '../../../generated/prisma/client.js';
import { SESSIONS_AGREED } from '../matching/coaching-match.read-model.js';

/**
 * How far each participant is with coaching, as rows of module_id, person_id, step_id (null), fact (COACHING_HELD), level, move and reason; for
 * the table `shown_module` (tenant_id, id, programme_id). Sessions with an earlier learning manager of the module count. Whoever wants another
 * has no match, as far as this tells.
 */
export const coachingFacts = (now: Date): Prisma.Sql => Prisma.sql`
  select m.id as module_id, e.person_id, null::uuid as step_id, 'COACHING_HELD' as fact,
         case when own.held >= m.agreed then 3 when own.held > 0 or own.accepted then 2 when own.matched then 1 else 0 end as level,
         case when own.held >= m.agreed then null
              when not own.matched then 'COORDINATOR'
              when own.to_come then null
              when own.accepted then case when own.unrecorded then 'LEARNING_MANAGER' else 'PARTICIPANT' end
              when own.has_talked and own.participant_said then 'LEARNING_MANAGER'
              else 'PARTICIPANT' end as move,
         case when own.held >= m.agreed then null
              when not own.matched then 'NO_MATCH'
              when own.to_come then null
              when own.accepted then case when own.unrecorded then 'NOT_RECORDED' else 'NOT_PLANNED' end
              when own.has_talked then 'NOT_ANSWERED'
              else 'NOT_PLANNED' end as reason
    from (select m.tenant_id, m.id, m.programme_id, ${SESSIONS_AGREED} as agreed from shown_module m) m
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
   cross join lateral (
     select coalesce(bool_or(c.state in ('CONFIRMED', 'ACCEPTED')), false) as matched,
            coalesce(bool_or(c.state = 'ACCEPTED'), false) as accepted,
            coalesce(bool_or(c.state <> 'ENDED' and c.participant_answer is not null), false) as participant_said,
            count(*) filter (where s.kind = 'SESSION' and s.state = 'HELD') as held,
            coalesce(bool_or(c.state <> 'ENDED' and s.state = 'PLANNED' and s.starts_at > ${now}::timestamptz), false) as to_come,
            coalesce(bool_or(c.state <> 'ENDED' and s.kind = 'CHEMISTRY_CALL' and s.state = 'PLANNED' and s.starts_at <= ${now}::timestamptz), false) as has_talked,
            coalesce(bool_or(c.state <> 'ENDED' and s.kind = 'SESSION' and s.state = 'PLANNED' and s.ends_at <= ${now}::timestamptz), false) as unrecorded
       from coaching_match c
       left join coaching_session s on s.tenant_id = c.tenant_id and s.match_id = c.id
      where c.tenant_id = m.tenant_id and c.module_id = m.id and c.participant_id = e.person_id and c.effective_from is not null) own`;
