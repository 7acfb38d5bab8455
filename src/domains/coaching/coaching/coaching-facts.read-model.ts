import { Prisma } from '../../../generated/prisma/client.js';
import { SESSIONS_AGREED } from '../matching/coaching-match.read-model.js';

/**
 * How far each participant is with coaching, as rows of module_id, person_id, step_id (null), fact (COACHING_HELD), level, move and reason; for
 * the table `shown_module` (tenant_id, id, programme_id). Sessions with an earlier learning manager of the module count. Whoever wants another
 * has no match, as far as this tells coordinators. To one of the two it tells no more than `stateShownTo` does: what the other said after the
 * chemistry call, another or nothing yet, moves nothing, and each is asked for the own answer until it is given. To anybody else neither's wish
 * for another moves anything.
 * @param readerId whoever reads it; null for coordinators
 */
export const coachingFacts = (now: Date, readerId: string | null): Prisma.Sql => Prisma.sql`
  select m.id as module_id, e.person_id, null::uuid as step_id, 'COACHING_HELD' as fact,
         case when own.held >= m.agreed then 3 when own.held > 0 or own.accepted then 2 when own.matched then 1 else 0 end as level,
         case when own.held >= m.agreed then null
              when not own.matched then 'COORDINATOR'
              when own.to_come then null
              when own.accepted then case when own.unrecorded then 'LEARNING_MANAGER' else 'PARTICIPANT' end
              when own.has_talked and own.learning_manager_next then 'LEARNING_MANAGER'
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
     select coalesce(bool_or(shown.state in ('CONFIRMED', 'ACCEPTED')), false) as matched,
            coalesce(bool_or(shown.state = 'ACCEPTED'), false) as accepted,
            coalesce(bool_or(c.state <> 'ENDED' and case when c.learning_manager_id = ${readerId}::uuid then c.learning_manager_answer is null
                                                         else c.participant_answer is not null end), false) as learning_manager_next,
            count(*) filter (where s.kind = 'SESSION' and s.state = 'HELD') as held,
            coalesce(bool_or(c.state <> 'ENDED' and s.state = 'PLANNED' and s.starts_at > ${now}::timestamptz), false) as to_come,
            coalesce(bool_or(c.state <> 'ENDED' and s.kind = 'CHEMISTRY_CALL' and s.state = 'PLANNED' and s.starts_at <= ${now}::timestamptz), false) as has_talked,
            coalesce(bool_or(c.state <> 'ENDED' and s.kind = 'SESSION' and s.state = 'PLANNED' and s.ends_at <= ${now}::timestamptz), false) as unrecorded
       from coaching_match c
      cross join lateral (
        select case when c.state <> 'ANOTHER_ASKED' or ${readerId}::uuid is null
                      or 'ANOTHER' = case ${readerId}::uuid when c.participant_id then c.participant_answer
                                                            when c.learning_manager_id then c.learning_manager_answer end then c.state
                    when c.accepted_at is null then 'CONFIRMED' else 'ACCEPTED' end as state) shown
       left join coaching_session s on s.tenant_id = c.tenant_id and s.match_id = c.id
      where c.tenant_id = m.tenant_id and c.module_id = m.id and c.participant_id = e.person_id and c.effective_from is not null) own`;
