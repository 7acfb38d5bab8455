import { Prisma } from '../../../generated/prisma/client.js';
import { isHere } from '../../people/people/person.read-model.js';
import { goesOn } from '../../programmes/modules/holding-modules.read-model.js';
import type { LearningManager } from './learning-manager.model.js';

export type LearningManagerRow = Pick<LearningManager, keyof LearningManager>;

/** The states in which a match is in force: the two know of it, and it is not over. */
export const IN_FORCE = Prisma.sql`('CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED')`;

/** Whether the learning manager of a row (alias c) has the role, and has not left. */
export const isLearningManager = (now: Date): Prisma.Sql => Prisma.sql`
  exists (select from role_grant r join person p on p.tenant_id = r.tenant_id and p.id = r.person_id
           where r.tenant_id = c.tenant_id and r.person_id = c.learning_manager_id and r.role = 'LEARNING_MANAGER' and ${isHere(now)})`;

/**
 * How many participants each learning manager has on a day, as a table of person_id and matches: those of modules whose last step
 * with coaching has not come to its last day, or else whose programme has not. `butOf` leaves a module out.
 */
export const loadsOn = (now: Date, butOf: string | null): Prisma.Sql => Prisma.sql`(
  select c.learning_manager_id as person_id, count(*)::int as matches
    from coaching_match c
    join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
   where c.state in ${IN_FORCE} and c.module_id is distinct from ${butOf}::uuid
     and ${goesOn('COACHING_HELD', now)}
   group by c.learning_manager_id)`;

/** The statement that gives the LearningManagerRows of everybody who has the role and has not left, by name; `which` is a condition on g, their role. */
export const learningManagersWhere = (
  which: Prisma.Sql,
  now: Date,
  butOf: string | null = null,
): Prisma.Sql => Prisma.sql`
  select g.person_id as "personId", coalesce(l.capacity, 0) as capacity, coalesce(l.languages, '{}') as languages,
         coalesce(l.locations, '{}') as locations, coalesce(load.matches, 0) as load,
         coalesce(l.version, 0) as version
    from role_grant g
    join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
    left join learning_manager l on l.tenant_id = g.tenant_id and l.person_id = g.person_id
    left join ${loadsOn(now, butOf)} load on load.person_id = g.person_id
   where g.role = 'LEARNING_MANAGER' and ${isHere(now)} and ${which}
   order by p.family_name, p.given_name, p.id`;
