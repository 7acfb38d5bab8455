import { Prisma } from '../../../generated/prisma/client.js';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { type PersonToAsk, peopleToAsk } from '../../feedback/evaluations/evaluations-to-ask.read-model.js';

/** A mail of a template that evaluation e has for the person of participation p, for which `where` holds. */
const mailed = (template: string, where = Prisma.sql`true`) => Prisma.sql`
  exists (select from delivery d
           where d.tenant_id = e.tenant_id and d.template = ${template} and d.subject_id = e.id and d.person_id = p.person_id and ${where})`;

/** Who is waited for in open evaluations and was not asked yet, also for having come later. */
export const peopleToInvite = (tx: TenantTx, now: Date): Promise<PersonToAsk[]> =>
  peopleToAsk(tx, now, Prisma.sql`not ${mailed('EVALUATION_INVITATION')}`);

/** Who is waited for, was asked a day ago or longer, and is to be reminded now, for the first time. */
export async function peopleToRemind(tx: TenantTx, now: Date): Promise<PersonToAsk[]> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  const people = await peopleToAsk(
    tx,
    now,
    Prisma.sql`not ${mailed('EVALUATION_REMINDER')} and ${mailed('EVALUATION_INVITATION', Prisma.sql`d.sent_at <= ${yesterday}`)}`,
  );
  return people.filter(({ remindedAt }) => remindedAt !== null && remindedAt <= now);
}

/** Who is still waited for in these evaluations. */
export const stillWaitedFor = (tx: TenantTx, now: Date, evaluationIds: readonly string[]): Promise<PersonToAsk[]> =>
  peopleToAsk(tx, now, Prisma.sql`e.id = any (${[...evaluationIds]}::uuid[])`);
