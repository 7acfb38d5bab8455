import type { TenantTx } from '../../../platform/database/role-database.js';
import { recordAll } from '../../../platform/events/events.js';
import { managerChanged } from '../people.events.js';

/** Where people stand in the organisation from which day on: the row of a person says it of today. */

/** Keeps where somebody stood until now, which is known from the first change on. */
export async function keepWhereTheyStood(tx: TenantTx, personIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into person_placement (tenant_id, id, person_id, unit_id, manager_id, echelon, valid_from)
    select tenant_id, gen_random_uuid(), id, unit_id, manager_id, echelon, coalesce(started_on, '1900-01-01')
      from person p where id = any(${[...personIds]}::uuid[])
       and not exists (select from person_placement l where l.tenant_id = p.tenant_id and l.person_id = p.id)`;
}

/**
 * Notes down from when on people have the place that their rows say; a later import for the same day says it better. Is that day still to
 * come, then the rows say again where they stand until then, of everybody who stood somewhere.
 * @param validFrom '2027-03-01', where the tenant is
 */
export async function place(tx: TenantTx, personIds: readonly string[], validFrom: string, now: Date): Promise<void> {
  const ids = [...personIds];
  await tx.$executeRaw`
    insert into person_placement (tenant_id, id, person_id, unit_id, manager_id, echelon, valid_from, is_to_come)
    select p.tenant_id, gen_random_uuid(), p.id, p.unit_id, p.manager_id, p.echelon, ${validFrom}::date,
           ${validFrom}::date > (${now}::timestamptz at time zone t.time_zone)::date
      from person p join tenant t on t.id = p.tenant_id where p.id = any(${ids}::uuid[])
        on conflict (tenant_id, person_id, valid_from) do update
       set unit_id = excluded.unit_id, manager_id = excluded.manager_id, echelon = excluded.echelon, is_to_come = excluded.is_to_come`;
  await tx.$executeRaw`
    update person p set unit_id = stood.unit_id, manager_id = stood.manager_id, echelon = stood.echelon
      from (select distinct on (person_id) * from person_placement
             where person_id = any(${ids}::uuid[]) and not is_to_come order by person_id, valid_from desc) stood
     where stood.tenant_id = p.tenant_id and stood.person_id = p.id
       and exists (select from person_placement coming
                    where coming.tenant_id = p.tenant_id and coming.person_id = p.id and coming.is_to_come and coming.valid_from = ${validFrom}::date)`;
}

/** Gives people the places whose day has come. */
export async function takePlaces(tx: TenantTx, tenantId: string, now: Date): Promise<void> {
  const due = await tx.$queryRaw<{ id: string; managerId: string | null }[]>`
    select p.id, p.manager_id as "managerId" from person p
     where exists (select from person_placement l join tenant t on t.id = l.tenant_id
                    where l.tenant_id = p.tenant_id and l.person_id = p.id and l.is_to_come
                      and l.valid_from <= (${now}::timestamptz at time zone t.time_zone)::date)
       for update of p`;
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  await tx.$executeRaw`
    update person_placement l set is_to_come = false from tenant t
     where t.id = l.tenant_id and l.person_id = any(${ids}::uuid[]) and l.is_to_come
       and l.valid_from <= (${now}::timestamptz at time zone t.time_zone)::date`;
  await tx.$executeRaw`
    update person p set unit_id = l.unit_id, manager_id = l.manager_id, echelon = l.echelon
      from (select distinct on (person_id) * from person_placement
             where person_id = any(${ids}::uuid[]) and not is_to_come order by person_id, valid_from desc) l
     where l.tenant_id = p.tenant_id and l.person_id = p.id`;
  await tellOfNewManagers(tx, tenantId, due, now);
}

/** Records of whom the manager is another one than before. */
export async function tellOfNewManagers(
  tx: TenantTx,
  tenantId: string,
  before: readonly { readonly id: string; readonly managerId: string | null }[],
  now: Date,
): Promise<void> {
  const changed = await tx.$queryRaw<{ personId: string }[]>`
    select p.id as "personId"
      from person p join jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as b(id uuid, "managerId" uuid) on b.id = p.id
     where p.manager_id is distinct from b."managerId"`;
  if (changed.length > 0) await recordAll(tx, tenantId, managerChanged, changed, now);
}
