import type { Locale } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { fullName } from '../../people/people/person.read-model.js';
import { scheduleErrors } from '../schedule.errors.js';

/** How many people a refusal names. */
const NAMED = 10;

/** Holds the agendas of a tenant until the transaction ends: of two plans at once, each would miss the bookings of the other. */
export async function holdAgendas(tx: TenantTx, tenantId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`agendas of ${tenantId}`}, 0))`;
}

/**
 * Refuses to have people in a session who are invited to another planned one that overlaps with it.
 * @throws Refusal DOUBLE_BOOKED with the first of them and where they are
 */
export async function refuseDoubleBooking(
  tx: TenantTx,
  session: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date },
  personIds: readonly string[],
  locale: Locale,
  field: readonly string[],
): Promise<void> {
  const clashes = await tx.$queryRaw<{ name: string; title: string }[]>`
    select ${fullName.p} as name, s.title ->> ${locale}::text as title
      from session s
      join attendance a on a.tenant_id = s.tenant_id and a.session_id = s.id
      join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
     where s.state = 'PLANNED' and s.starts_at < ${session.endsAt} and s.ends_at > ${session.startsAt} and s.id <> ${session.id}::uuid
       and a.person_id = any (${[...personIds]}::uuid[])
     order by p.family_name, p.given_name, p.id, s.starts_at`;
  if (clashes.length === 0) return;
  const names = clashes.slice(0, NAMED).map(({ name, title }) => `${name} (${title})`);
  throw refuse(scheduleErrors.DOUBLE_BOOKED, field, {
    names: names.join(', '),
    more: clashes.length - names.length,
  });
}
