import { Prisma } from '../../../generated/prisma/client.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { MATCH_IN_FORCE } from '../../coaching/matching/relations.read-model.js';
import { evaluationsToGive } from '../../feedback/evaluations/evaluation-facts.read-model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { HOLDS } from '../../programmes/modules/holding-modules.read-model.js';
import { stepStates } from '../progress/step-states.read-model.js';
import type { HomeTask } from './home.model.js';

/** Days before a step begins from which it is asked of people: long enough to find a moment together. */
const AHEAD_DAYS = 14;

const SESSIONS_SHOWN = 5;

/** What an evaluation is called in a module without a step for it. */
const EVALUATION = JSON.stringify({ nl: 'Evaluatie', en: 'Evaluation' });

/** What somebody is to do and to attend, as one statement gives it. */
export interface HomeRow {
  /** `closesAt` is ISO 8601. */
  tasks: (Omit<HomeTask, 'sentence' | 'why' | 'closesAt'> & { participant: string; closesAt: string | null })[];
  comingSessions: { id: string; title: LocalizedText; startsAt: string; place: string }[];
}

/** Whose move a step is, is told by role; which person that is, by who has the role in this conversation, or coaches this participant. */
const CONCERNS = (personId: string) => Prisma.sql`
  select m.tenant_id, m.id as module_id, e.person_id, 'PARTICIPANT' as role, null as kind
    from participation e join module m on m.tenant_id = e.tenant_id and m.programme_id = e.programme_id
   where e.person_id = ${personId}::uuid
  union all
  select tenant_id, module_id, participant_id, 'MANAGER', 'POP_CONVERSATION' from pop_conversation where manager_id = ${personId}::uuid
  union all
  select tenant_id, module_id, participant_id, 'MANAGER', 'FINAL_CONVERSATION' from final_conversation where manager_id = ${personId}::uuid
  union all
  select tenant_id, module_id, participant_id, 'LEARNING_MANAGER', 'FINAL_CONVERSATION' from final_conversation
   where learning_manager_id = ${personId}::uuid
  union all
  select tenant_id, module_id, participant_id, 'LEARNING_MANAGER', null from ${MATCH_IN_FORCE} k where learning_manager_id = ${personId}::uuid`;

/** The statement that gives one HomeRow. Steps that begin later than in AHEAD_DAYS are nobody's task yet, and none of a module that is being taken out: nothing begins in it. */
export const homeOf = (personId: string, now: Date): Prisma.Sql => Prisma.sql`
  with concern as materialized (${CONCERNS(personId)}),
  shown_module as (
    select m.tenant_id, m.id, m.programme_id, m.name, g.name as programme, g.time_zone
      from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
     where m.id in (select module_id from concern) and m.archived_at is null and ${HOLDS}
  ),
  participant as (
    select distinct e.person_id as id, e.programme_id
      from participation e join shown_module m on m.tenant_id = e.tenant_id and m.programme_id = e.programme_id
     where e.left_at is null and e.person_id in (select person_id from concern)
  ),
  ${stepStates(now, personId)},
  task as (
    select step.id, step.kind, step.title, step.ends_on, null::timestamptz as closes_at, step.no, late, s.move, s.reason, m.id as module_id, m.name, m.programme,
           s.person_id
      from step_state s
      join step using (no)
      join shown_module m on m.id = step.module_id
      join module_step planned on planned.tenant_id = m.tenant_id and planned.id = step.id
     where state not in ('DONE', 'NOT_APPLICABLE') and (late or planned.starts_on <= (${now}::timestamptz at time zone m.time_zone)::date + ${AHEAD_DAYS}::int)
       and exists (select from concern c where c.module_id = step.module_id and c.person_id = s.person_id and c.role = s.move
                      and (c.kind is null or c.kind = step.kind) and (c.role = 'PARTICIPANT' or c.kind is not null or step.kind <> 'FINAL_CONVERSATION'))
    union all
    -- An evaluation is nobody's move on a board, may have no step at all, and a module that waits for the director's approval; whoever was mailed finds it here.
    select step.id, 'EVALUATION', coalesce(step.title, ${EVALUATION}::jsonb), (waiting.closes_at at time zone m.time_zone)::date, waiting.closes_at, step.no, false,
           'PARTICIPANT', 'EVALUATION_NOT_GIVEN', m.id, m.name, m.programme, waiting.person_id
      from (${evaluationsToGive(personId, now)}) waiting
      join (select m.id, m.name, g.name as programme, g.time_zone
              from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id) m on m.id = waiting.module_id
      left join step on step.module_id = m.id and step.kind = 'EVALUATION'
  )
  select coalesce((
           select json_agg(json_build_object('stepId', t.id, 'kind', t.kind, 'title', t.title, 'endsOn', t.ends_on, 'closesAt', t.closes_at, 'late', t.late, 'as', t.move,
                    'reason', t.reason, 'module', json_build_object('id', t.module_id, 'name', t.name), 'programme', t.programme,
                    'participantId', t.person_id, 'participant', ${fullName.p})
                  order by t.late desc, t.ends_on nulls last, t.no, p.family_name, p.given_name, p.id)
             from task t join person p on p.id = t.person_id), '[]') as tasks,
         coalesce((
           select json_agg(json_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at, 'place', s.place) order by s.starts_at, s.id)
             from (select s.id, s.title, s.starts_at, s.place
                     from attendance a join session s on s.tenant_id = a.tenant_id and s.id = a.session_id
                    where a.person_id = ${personId}::uuid and s.state = 'PLANNED' and s.starts_at > ${now}::timestamptz
                    order by s.starts_at, s.id limit ${SESSIONS_SHOWN}) s), '[]') as "comingSessions"`;
