import { Prisma } from '../../../generated/prisma/client.js';

/**
 * EVALUATION_CLOSED for insights/progress/step-states.read-model.ts, which says what its columns mean. While an evaluation is open everyone's step is
 * under way and it is nobody's move, whoever gave theirs (anonymity, rule 8); once it is closed nobody knows who did, and it is done for everyone. Whoever
 * came to the programme after it opened is not asked.
 */
export const EVALUATION_FACTS: Prisma.Sql = Prisma.sql`
  select m.id as module_id, p.person_id, null::uuid as step_id, 'EVALUATION_CLOSED' as fact,
         case when p.person_id <> all (e.asked_ids) then 9 when e.state = 'OPEN' then 2 else 3 end as level, null::text as move, null::text as reason
    from shown_module m
    join evaluation e on e.tenant_id = m.tenant_id and e.module_id = m.id and e.state <> 'DRAFT'
    join participation p on p.tenant_id = m.tenant_id and p.programme_id = m.programme_id and p.left_at is null`;

/** The last day of step s of shown_module m where it asks for an evaluation that is open: the day on which that closes. Null otherwise. */
export const EVALUATION_CLOSES_ON: Prisma.Sql = Prisma.sql`(
  select (e.closes_at at time zone m.time_zone)::date from evaluation e
   where e.tenant_id = s.tenant_id and e.module_id = s.module_id and e.state = 'OPEN' and s.kind = 'EVALUATION')`;

/** The modules whose open evaluation waits for one person, who is told so on their own screen and nobody else. */
export const evaluationsToGive = (personId: string, now: Date): Prisma.Sql => Prisma.sql`
  select e.module_id, p.person_id, e.closes_at
    from evaluation e
    join module m on m.tenant_id = e.tenant_id and m.id = e.module_id
    join participation p on p.tenant_id = m.tenant_id and p.programme_id = m.programme_id and p.left_at is null
   where p.person_id = ${personId}::uuid and p.person_id = any (e.asked_ids) and e.state = 'OPEN' and e.closes_at > ${now} and not evaluation_is_given(e.id, p.person_id)`;
