import { Prisma } from '../../../generated/prisma/client.js';
import { HOLDS } from '../../programmes/modules/holding-modules.read-model.js';

/** The table `shown_module` for `stepStates`: those modules m of programmes g that `condition` holds for and that people work on. */
export const shownModules = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  shown_module as (
    select m.tenant_id, m.id, m.programme_id, m.position, m.name, g.time_zone
      from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
     where ${condition} and ${HOLDS}
  )`;

/** All modules of a programme, or the one of them with `moduleId`; for `shownModules`. */
export const ofProgramme = (programmeId: string, moduleId: string | null): Prisma.Sql =>
  Prisma.sql`g.id = ${programmeId}::uuid and (${moduleId}::uuid is null or m.id = ${moduleId}::uuid)`;
