import type { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';

/** Takes back that assignments are shared: from then on it is the participant's choice anew. */
export async function unshare(tx: TenantTx, which: Prisma.AssignmentWhereInput): Promise<void> {
  await tx.assignment.updateMany({ where: which, data: { sharedWithId: null } });
}
