import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { remindedAt } from './evaluation.rules.js';

/** Somebody whose evaluation of a module is waited for. */
export interface PersonToAsk {
  readonly evaluationId: string;
  readonly personId: string;
  readonly moduleId: string;
  readonly module: LocalizedText;
  readonly programme: LocalizedText;
  readonly closesAt: Date;
  readonly threshold: number;
  readonly commentThreshold: number;
  /** When they are reminded, once; null for not at all. */
  readonly remindedAt: Date | null;
}

/**
 * Who is asked, still holds a place and did not give theirs, of evaluations e that are open now and for which `where` holds, also on participations p: for those who
 * remind, and nobody else (anonymity, rule 8).
 */
export async function peopleToAsk(tx: TenantTx, now: Date, where: Prisma.Sql): Promise<PersonToAsk[]> {
  const rows = await tx.$queryRaw<(Omit<PersonToAsk, 'remindedAt'> & { openedAt: Date })[]>`
    select e.id as "evaluationId", p.person_id as "personId", m.id as "moduleId", m.name as module, g.name as programme, e.opened_at as "openedAt",
           e.closes_at as "closesAt", e.threshold, e.comment_threshold as "commentThreshold"
      from evaluation e
      join module m on m.tenant_id = e.tenant_id and m.id = e.module_id
      join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
      join participation p on p.tenant_id = m.tenant_id and p.programme_id = m.programme_id and p.left_at is null
     where e.state = 'OPEN' and e.closes_at > ${now} and p.person_id = any (e.asked_ids) and ${where}
       and not exists (select from evaluation_given given
                        where given.tenant_id = e.tenant_id and given.evaluation_id = e.id and given.person_id = p.person_id)`;
  return rows.map(({ openedAt, ...row }) => ({ ...row, remindedAt: remindedAt({ openedAt, closesAt: row.closesAt }) }));
}
