import { Prisma } from '../../../generated/prisma/client.js';
import { goesOn } from '../../programmes/modules/holding-modules.read-model.js';
import { NEEDS_ANOTHER } from './coaching-match.read-model.js';
import { everyManagerAbove } from './relations.read-model.js';

/** The two of a match, alias c. */
const THE_TWO = Prisma.sql`(select c.tenant_id, c.participant_id as id union all select c.tenant_id, c.learning_manager_id)`;

/**
 * Participants and learning managers who stand in one line by who manages whom now, where coaching goes on; as a table of tenant_id,
 * programme_id, module_id, participant_id, learning_manager_id and has_ended: the one manages the other, coaching has ended by it, and the
 * participant needs another learning manager.
 */
export const learningManagersTooClose = (now: Date): Prisma.Sql => Prisma.sql`(
  select c.tenant_id, m.programme_id, c.module_id, c.participant_id, c.learning_manager_id, c.effective_until is not null as has_ended
    from coaching_match c
    join module m on m.tenant_id = c.tenant_id and m.id = c.module_id and m.archived_at is null
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.person_id = c.participant_id and e.left_at is null
   where c.effective_from is not null and ${goesOn('COACHING_HELD', now)}
     and case when c.effective_until is not null then c.ended_because = 'BECAME_MANAGER' and ${NEEDS_ANOTHER}
              else exists (
                with recursive above as (${everyManagerAbove(THE_TWO)})
                select from above a where a.manager_id in (c.participant_id, c.learning_manager_id) and a.manager_id <> a.person_id) end)`;
