import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';

/** Who takes part in a programme now, in the order of their enrolment. */
export async function participantIds(tx: TenantTx, programmeId: string): Promise<string[]> {
  const participations = await tx.participation.findMany({
    where: { programmeId, leftAt: null },
    orderBy: { id: 'asc' },
    select: { personId: true },
  });
  return participations.map(({ personId }) => personId);
}

/** Whether somebody takes part in programme `g` now. */
export const takesPart = (personId: string): Prisma.Sql => Prisma.sql`exists (
  select from participation e where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.person_id = ${personId}::uuid and e.left_at is null)`;

/** Whether somebody is one of everyone in programme `g`, the audience PROGRAMME: who takes part now, coordinators, and its director. */
export const isOfProgramme = ({ personId, roles }: PersonActor): Prisma.Sql =>
  Prisma.sql`(${roles.has('COORDINATOR')} or g.client_id = ${personId}::uuid or ${takesPart(personId)})`;
