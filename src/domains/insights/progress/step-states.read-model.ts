import { Prisma } from '../../../generated/prisma/client.js';
import { coachingFacts } from '../../coaching/coaching/coaching-facts.read-model.js';
import { assignmentFacts } from '../../development/assignments/assignment-facts.read-model.js';
import { finalConversationFacts } from '../../development/final-conversations/final-conversation-facts.read-model.js';
import { popConversationFacts } from '../../development/pop-conversations/pop-conversation-facts.read-model.js';
import { EVALUATION_CLOSES_ON, EVALUATION_FACTS } from '../../feedback/evaluations/evaluation-facts.read-model.js';
import { ROUND_FACTS } from '../../feedback/rounds/round-facts.read-model.js';
import { intervisionFacts } from '../../intervision/groups/intervision-facts.read-model.js';
import { STEP_CHOICE_FACTS } from '../../programmes/choices/step-choice-facts.read-model.js';
import { DECLARATION_FACTS } from '../../programmes/declarations/declaration-facts.read-model.js';
import { harvestFacts } from '../../programmes/harvest/harvest-facts.read-model.js';
import { PRACTICE_CASE_FACTS } from '../../programmes/practice-cases/practice-case-facts.read-model.js';
import { attendanceFacts } from '../../schedule/attendance/attendance-facts.read-model.js';

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
 * What the domains know of the steps, each from its own `*-facts.read-model.ts`, which selects from `shown_module m join …`:
 * module_id, person_id (the participant), step_id (null for a fact of the whole module, which makes done the one step that lists it), fact
 * (of STEP_FACTS), level (0 not begun, 1 planned, 2 under way, 3 there, 9 not asked), move (PARTICIPANT, MANAGER, LEARNING_MANAGER, COORDINATOR, or null
 * when it is nobody's) and reason (a code for why it does not go on, or null). Several rows of one fact count as the furthest of them.
 */
const facts = (now: Date, readerId: string | null): Prisma.Sql =>
  Prisma.join(
    [
      ROUND_FACTS,
      popConversationFacts(now),
      assignmentFacts(now),
      coachingFacts(now, readerId),
      finalConversationFacts(now),
      attendanceFacts(now),
      intervisionFacts(now),
      harvestFacts,
      DECLARATION_FACTS,
      PRACTICE_CASE_FACTS,
      STEP_CHOICE_FACTS,
      EVALUATION_FACTS,
    ],
    ' union all ',
  );

/** Nobody's id: of a reader whom nothing is about, and who is no coordinator. */
export const OUTSIDER = '00000000-0000-0000-0000-000000000000';

/**
 * How far each participant is with each step, from facts and never from a flag, as tables for `with …, ${stepStates(now)} select …`.
 * Needs the tables `shown_module` (tenant_id, id and programme_id of modules, with their programme's time_zone) and `participant` (id of a person, and the
 * programme_id that they take part in).
 * Gives `step`, the steps of those modules that are not skipped, with a number `no` in their order: module_id, id, key, kind, title, position,
 * ends_on, which for an evaluation that is open is the day on which it closes; and `step_state`: no, person_id, state (NOT_STARTED, PLANNED, UNDER_WAY, DONE, or NOT_APPLICABLE for a step of a choice that went
 * another way), late, which is not done after the last day of a step that is not optional, in the programme's own time zone, and move and reason of the fact that is furthest behind, where a harvest waits for
 * the other facts of its step: people give it once they have been there. A step is done when all facts of its completion
 * are there. Steps and facts are put together by two groupings, since a join of them would hang on estimates: what a screen shows of a step
 * it joins to the few rows that it ends with. `readerId` is who reads it where that is somebody whom it is about, and OUTSIDER where it is not; null is
 * coordinators.
 */
export const stepStates = (now: Date, readerId: string | null = null): Prisma.Sql => Prisma.sql`
  step as materialized (
    select (row_number() over (order by s.module_id, s.position))::int as no, m.programme_id, s.module_id, s.id, s.key, s.kind, s.title, s.position, last.ends_on,
           s.completion, s.choice_key,
           coalesce(last.ends_on < (${now}::timestamptz at time zone m.time_zone)::date, false) and s.requirement <> 'OPTIONAL' as over
      from shown_module m join module_step s on s.tenant_id = m.tenant_id and s.module_id = m.id
     cross join lateral (select coalesce(${EVALUATION_CLOSES_ON}, s.ends_on) as ends_on) last
     where s.skipped_at is null
  ),
  step_state as (
    select no, person_id, case min(level) when 3 then 'DONE' when 9 then 'NOT_APPLICABLE' else (array['NOT_STARTED', 'PLANNED', 'UNDER_WAY', 'UNDER_WAY'])[1 + max(level)] end as state,
           min(level) < 3 and bool_or(over) as late,
           (array_agg(move order by after_others, level) filter (where level < 3))[1] as move,
           (array_agg(reason order by after_others, level) filter (where level < 3))[1] as reason
      from (
        select max(no) as no, person_id, bool_or(over) as over, max(level) as level, fact = 'HARVEST_GIVEN' as after_others,
               (array_agg(move order by level desc, no nulls first))[1] as move, (array_agg(reason order by level desc, no nulls first))[1] as reason
          from (
            select case when wanted.fact in ('ATTENDED', 'DECLARED', 'CASE_BROUGHT') then step.id else step.module_id end as scope, participant.id as person_id,
                   wanted.fact, 0 as level,
                   case when wanted.fact in ('DECLARED', 'CASE_BROUGHT', 'ASSIGNMENT_COMPLETED', 'HARVEST_GIVEN') or step.choice_key is not null
                        then 'PARTICIPANT' else 'COORDINATOR' end as move,
                   case when step.choice_key is not null then 'NOT_CHOSEN' when wanted.fact = 'HARVEST_GIVEN' then 'HARVEST_NOT_GIVEN' else 'NOT_BEGUN' end as reason, step.no, step.over
              from step cross join unnest(step.completion) wanted (fact) join participant on participant.programme_id = step.programme_id
            union all
            select coalesce(step_id, module_id), person_id, fact, level, move, reason, null, null from (${facts(now, readerId)}) told
          ) wanted_or_told
         group by scope, person_id, fact
        having max(no) is not null
      ) fact
     group by no, person_id
  )`;
