import { Prisma } from '../../../generated/prisma/client.js';
import { goesOn } from '../../programmes/modules/holding-modules.read-model.js';
import { NEEDS_ANOTHER } from './coaching-match.read-model.js';
import { everyManagerAbove } from './relations.read-model.js';

/**
 * Participants and learning managers who came into one line because some people have another manager, where coaching goes on; as a table of
 * tenant_id, programme_id, module_id, participant_id, learning_manager_id and has_ended: the one manages the other, coaching has ended by
 * it, and the participant needs another learning manager. Every such line goes through one of those people: the one of the two is among
 * whom they manage at any distance, or they themselves, and the other above them.
 * @param since from when on coaching ended because of that
 */
export const learningManagersTooClose = (personIds: readonly string[], since: Date, now: Date): Prisma.Sql => {
  const ids = Prisma.sql`${[...personIds]}::uuid[]`;
  const changed = Prisma.sql`(select p.tenant_id, p.id from person p where p.id = any (${ids}))`;
  return Prisma.sql`(
    with recursive above as (${everyManagerAbove(changed)}),
    below as (
      select s.tenant_id, s.id as person_id, s.id from ${changed} s
      union
      select b.tenant_id, b.person_id, p.id from below b join person p on p.tenant_id = b.tenant_id and p.manager_id = b.id),
    line as (select distinct b.id as lower_id, a.manager_id as upper_id from below b join above a on a.person_id = b.person_id),
    touched as (
      select c.tenant_id, c.id from line l join coaching_match c on c.participant_id = l.lower_id and c.learning_manager_id = l.upper_id
       where c.effective_until is null
       union
      select c.tenant_id, c.id from line l join coaching_match c on c.participant_id = l.upper_id and c.learning_manager_id = l.lower_id
       where c.effective_until is null
       union
      select c.tenant_id, c.id from coaching_match c
       where c.ended_because = 'BECAME_MANAGER' and c.effective_until >= ${since} and (c.participant_id = any (${ids}) or c.learning_manager_id = any (${ids})))
    select c.tenant_id, m.programme_id, c.module_id, c.participant_id, c.learning_manager_id, c.effective_until is not null as has_ended
      from touched t
      join coaching_match c on c.tenant_id = t.tenant_id and c.id = t.id and c.effective_from is not null
      join module m on m.tenant_id = c.tenant_id and m.id = c.module_id and m.archived_at is null
      join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
      join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.person_id = c.participant_id and e.left_at is null
     where ${goesOn('COACHING_HELD', now)} and (c.effective_until is null or ${NEEDS_ANOTHER}))`;
};
