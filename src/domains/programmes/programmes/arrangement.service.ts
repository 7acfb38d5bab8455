import type { TenantTx } from '../../../platform/database/role-database.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';

/**
 * Begins a change of what is arranged around a programme's design, unless somebody changed it since `version`: on which days nothing is planned,
 * who may enrol. Holds the programme until the transaction ends.
 */
export const arrange = async (tx: TenantTx, id: string, version: number): Promise<Outcome> =>
  outcomeOf(
    await tx.programme.updateMany({
      where: { id, arrangementVersion: version },
      data: { arrangementVersion: { increment: 1 } },
    }),
  );
