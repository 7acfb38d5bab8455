import { Prisma } from '../../../generated/prisma/client.js';

/**
 * How many participants are how far, as tables for `with …, ${stepCounts(column)} select …` behind those of `stepStates`; `column` of the table
 * `participant` tells in which row somebody counts. Gives `per_row`: module_id, row_id, participants, and steps as JSON in their order.
 */
export const stepCounts = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`
  counted as materialized (
    select participant.${column} as row_id, no, count(*)::int as participants,
           count(*) filter (where state = 'DONE')::int as done, count(*) filter (where state in ('PLANNED', 'UNDER_WAY'))::int as under_way,
           count(*) filter (where state = 'NOT_STARTED')::int as not_started,
           count(*) filter (where state = 'NOT_APPLICABLE')::int as not_asked, count(*) filter (where late)::int as late
      from step_state join participant on participant.id = step_state.person_id
     group by participant.${column}, no
  ),
  per_row as (
    select step.module_id, row_id, max(participants) as participants,
           json_agg(json_build_object('stepId', step.id, 'key', step.key, 'title', step.title, 'kind', step.kind,
                                      'done', done, 'underWay', under_way, 'notStarted', not_started, 'notAsked', not_asked, 'late', late) order by no) as steps
      from counted join step using (no) group by step.module_id, row_id
  )`;
