import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { ADDRESSES, mailboxIn } from '../../feedback/panels/organisation-addresses.read-model.js';
import { IN_FORCE } from '../learning-managers/learning-manager.read-model.js';
import { MANAGES_OR_MANAGED } from './coaching-match.read-model.js';

/** Deeper than any organisation; keeps a line that bites its own tail from going round for ever. */
const DEEPEST_LINE = 30;

/**
 * The body of a recursive table `above`: of each of some people every manager above them, as rows of person_id, manager_id and depth.
 * @param people a table of tenant_id and id
 */
export const everyManagerAbove = (people: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select s.id as person_id, p.manager_id, 1 as depth
    from ${people} s join person p on p.tenant_id = s.tenant_id and p.id = s.id where p.manager_id is not null
  union
  select a.person_id, p.manager_id, a.depth + 1 from above a join person p on p.id = a.manager_id
   where p.manager_id is not null and a.depth < ${DEEPEST_LINE}`;

/**
 * The statement that gives what participants and learning managers are to each other, as Relations: a row for every two of whom there is
 * anything to say. The line is that of now, by managers and by who leads a unit above; former managers are those of any placement. Panels
 * are those of every round: who was asked, and never who answered.
 */
export const relationsBetween = (
  participantIds: readonly string[],
  learningManagerIds: readonly string[],
): Prisma.Sql => Prisma.sql`
  with recursive participant as (
    select p.tenant_id, p.id, u.path, p.echelon from person p left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
     where p.id = any (${[...participantIds]}::uuid[])
  ),
  coach as (
    select p.tenant_id, p.id, u.path, p.echelon from person p left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
     where p.id = any (${[...learningManagerIds]}::uuid[])
  ),
  above as (${everyManagerAbove(Prisma.sql`(select tenant_id, id from participant union select tenant_id, id from coach)`)}),
  related as (
    select a.person_id as participant_id, a.manager_id as coach_id, 'inLine' as how from above a
    union all select a.manager_id, a.person_id, 'inLine' from above a
    union all
    select p.id, c.id, 'inLine' from participant p join coach c
        on (c.echelon is not null and p.path ^@ c.path and p.path <> c.path)
        or (p.echelon is not null and c.path ^@ p.path and p.path <> c.path)
    union all select l.person_id, l.manager_id, 'wasManager' from person_placement l where l.manager_id is not null
    union all select l.manager_id, l.person_id, 'wasManager' from person_placement l where l.manager_id is not null
    union all
    select s.person_id, n.rater_id, 'onPanel'
      from feedback_subject s join feedback_nomination n on n.tenant_id = s.tenant_id and n.subject_id = s.id where n.rater_id is not null
    union all
    select s.person_id, l.rater_id, 'onPanel'
      from feedback_subject s
      join feedback_invitation i on i.tenant_id = s.tenant_id and i.subject_id = s.id
      join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id where l.rater_id is not null
    union all
    select s.person_id, own.person_id, 'onPanel'
      from participant p
      join feedback_subject s on s.tenant_id = p.tenant_id and s.person_id = p.id
      join feedback_nomination n on n.tenant_id = s.tenant_id and n.subject_id = s.id and n.external_email is not null
      join ${ADDRESSES} own on ${mailboxIn(Prisma.sql`own.email`)} = ${mailboxIn(Prisma.sql`n.external_email`)}
    union all
    select c.participant_id, c.learning_manager_id, case when 'ANOTHER' in (c.participant_answer, c.learning_manager_answer)
           then 'askedForAnother' else 'coachedBefore' end
      from coaching_match c where c.effective_from is not null
  )
  select r.participant_id as "participantId", r.coach_id as "learningManagerId", bool_or(r.how = 'inLine') as "inLine",
         bool_or(r.how = 'wasManager') as "wasManager", bool_or(r.how = 'onPanel') as "onPanel",
         bool_or(r.how = 'askedForAnother') as "askedForAnother",
         bool_or(r.how = 'coachedBefore') and not bool_or(r.how = 'askedForAnother') as "coachedBefore"
    from related r join participant p on p.id = r.participant_id join coach c on c.id = r.coach_id
   group by r.participant_id, r.coach_id`;

/**
 * The statement that gives what the participants of a module want, by name, those only who are asked for unless that is null: the language
 * that they are written to in and anywhere, unless they said otherwise.
 */
export const wishesOf = (moduleId: string, participantIds: readonly string[] | null): Prisma.Sql => Prisma.sql`
  select p.id as "participantId", coalesce(w.language, p.language) as language, w.location
    from module m
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
    join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
    left join coaching_wish w on w.tenant_id = m.tenant_id and w.module_id = m.id and w.person_id = p.id
   where m.id = ${moduleId}::uuid and (${participantIds}::uuid[] is null or p.id = any (${participantIds}::uuid[]))
   order by p.family_name, p.given_name, p.id`;

/**
 * Matches in force, as a table: at most one for a participant in a module. Others join it to know somebody's learning manager. One who turns
 * out to manage the participant, or once did, is it no more: not from the moment that the match ends by it, but at once.
 */
export const MATCH_IN_FORCE = Prisma.sql`(
  select tenant_id, id, module_id, participant_id, learning_manager_id, effective_from
    from coaching_match c where state in ${IN_FORCE} and not ${MANAGES_OR_MANAGED})`;

/** The learning manager of a participant in a module, now: whose match is in force, whether or not accepted. Null for nobody. */
export async function learningManagerOf(tx: TenantTx, moduleId: string, participantId: string): Promise<string | null> {
  const [match] = await tx.$queryRaw<{ learningManagerId: string }[]>`
    select k.learning_manager_id as "learningManagerId" from ${MATCH_IN_FORCE} k
     where k.module_id = ${moduleId}::uuid and k.participant_id = ${participantId}::uuid`;
  return match?.learningManagerId ?? null;
}
