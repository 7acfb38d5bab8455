import { v7 as newId } from 'uuid';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { recordAll } from '../../../platform/events/events.js';
import { addressChanged } from '../people.events.js';
import type { Examination } from './examination.js';
import {
  type KnownPerson,
  type PeopleDifference,
  type PersonField,
  peopleDifference,
  readPeople,
} from './people-import.rules.js';
import type { ColumnMapping } from './sheet.rules.js';
import type { Table } from './table.rules.js';
import { keepWhereTheyStood, place, tellOfNewManagers } from './where-people-stand.service.js';

interface StoredPerson extends KnownPerson {
  readonly id: string;
  /** Also of a manager without a personnel number, of whom `manager` does not tell. */
  readonly managerId: string | null;
}
interface StoredUnit {
  readonly id: string;
  readonly code: string;
}

export async function examinePeople(
  tx: TenantTx,
  tenantId: string,
  table: Table,
  mapping: ColumnMapping<PersonField>,
): Promise<Examination> {
  const units = await tx.$queryRaw<StoredUnit[]>`select id, code from org_unit`;
  const people = await tx.$queryRaw<StoredPerson[]>`
    select p.id, p.personnel_number as "personnelNumber", p.given_name as "givenName", p.infix, p.family_name as "familyName", p.email,
           p.language, u.code as unit, p.job_title as "jobTitle", m.personnel_number as manager, p.manager_id as "managerId", p.echelon,
           p.started_on::text as "startedOn", p.ended_on::text as "endedOn"
      from person p
      left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
      left join person m on m.tenant_id = p.tenant_id and m.id = p.manager_id
     order by p.id`;
  const { columns, faults, rows } = readPeople(table, mapping, { people, units });
  const difference = peopleDifference(people, rows);
  const { added, changed, unchanged, absent } = difference;
  return {
    columns,
    faults,
    additions: added.map((row) => ({ key: row.personnelNumber, name: nameOf(row) })),
    changed: changed.length,
    changes: changed.flatMap(({ personnelNumber, known, changes }) =>
      changes.map((change) => ({ key: personnelNumber, name: nameOf(known), ...change })),
    ),
    unchanged,
    absent,
    difference: { added, changed: changed.map(({ known, changes }) => ({ id: known.id, changes })) },
    carryOut: async (validFrom, now) => {
      const placed = await write(tx, tenantId, { people, units }, difference);
      await place(tx, placed, validFrom, now);
      await tellOfNewManagers(tx, tenantId, managersBefore(difference), now);
      await noteFormerAddresses(tx, tenantId, difference, now);
    },
  };
}

const nameOf = ({ givenName, infix, familyName }: { givenName: string; infix?: string; familyName: string }): string =>
  [givenName, infix, familyName].filter(Boolean).join(' ');

/** @returns whoever has another place in the organisation now, or one at all */
async function write(
  tx: TenantTx,
  tenantId: string,
  known: { readonly people: readonly StoredPerson[]; readonly units: readonly StoredUnit[] },
  { added, changed }: PeopleDifference<StoredPerson>,
): Promise<string[]> {
  const { language } = await tx.tenant.findFirstOrThrow({ select: { language: true } });
  const newcomers = added.map((row) => ({ id: newId(), ...NOTHING_SAID, language, ...row }));
  const idByNumber = new Map<string | null, string>([
    ...known.people.map(({ personnelNumber, id }) => [personnelNumber, id] as const),
    ...newcomers.map(({ personnelNumber, id }) => [personnelNumber, id] as const),
    // Whoever was known without a personnel number has one from now on.
    ...changed.map(({ personnelNumber, known }) => [personnelNumber, known.id] as const),
  ]);
  const personOf = (personnelNumber: string | null) => (personnelNumber ? idByNumber.get(personnelNumber) : null);
  const unitOf = new Map<string | null, string>(known.units.map(({ code, id }) => [code, id]));
  const people = [
    ...newcomers.map((person) => ({ ...person, managerId: personOf(person.manager) })),
    ...changed.map(({ known, changes }) => {
      const values: Partial<Record<PersonField, string | null>> = Object.fromEntries(
        changes.map(({ field, to }) => [field, to]),
      );
      const managerId = values.manager === undefined ? known.managerId : personOf(values.manager);
      return { ...known, ...values, managerId };
    }),
  ].map((person) => ({ ...person, unitId: unitOf.get(person.unit) }));

  const placed = changed
    .filter(({ changes }) => changes.some(({ field }) => PLACE.includes(field)))
    .map(({ known }) => known.id);
  await keepWhereTheyStood(tx, placed);

  // People may pass on their address, or swap: first nobody has an address that changes hands.
  const movingIds = readdressed(changed).map(({ known }) => known.id);
  await tx.$executeRaw`update person set email = id::text where id = any(${movingIds}::uuid[])`;
  // Whoever reads the old address is not let in by it any more, nor by what was mailed to it.
  await tx.$executeRaw`delete from sign_in_session where person_id = any(${movingIds}::uuid[])`;
  await tx.$executeRaw`delete from sign_in_link where person_id = any(${movingIds}::uuid[])`;
  await tx.$executeRaw`
    insert into person (tenant_id, id, personnel_number, given_name, infix, family_name, email, language, job_title, echelon, started_on,
                        ended_on, unit_id, manager_id)
    select ${tenantId}::uuid, id, "personnelNumber", "givenName", infix, "familyName", email, language, "jobTitle", echelon, "startedOn",
           "endedOn", "unitId", "managerId"
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as person(
             id uuid, "personnelNumber" text, "givenName" text, infix text, "familyName" text, email text, language text, "jobTitle" text,
             echelon text, "startedOn" date, "endedOn" date, "unitId" uuid, "managerId" uuid)
        on conflict (tenant_id, id) do update set
             personnel_number = excluded.personnel_number, given_name = excluded.given_name, infix = excluded.infix,
             family_name = excluded.family_name, email = excluded.email, language = excluded.language, job_title = excluded.job_title,
             echelon = excluded.echelon, started_on = excluded.started_on, ended_on = excluded.ended_on, unit_id = excluded.unit_id, manager_id = excluded.manager_id`;
  return [...newcomers.map(({ id }) => id), ...placed];
}

const readdressed = (changed: PeopleDifference<StoredPerson>['changed']) =>
  changed.filter(({ changes }) => changes.some(({ field }) => field === 'email'));

/** Keeps the addresses that people had, for a mail there: whoever did not ask for the change should hear of it. */
async function noteFormerAddresses(
  tx: TenantTx,
  tenantId: string,
  { changed }: PeopleDifference<StoredPerson>,
  now: Date,
): Promise<void> {
  const former = readdressed(changed).map(({ known: { id: personId, email } }) => ({
    tenantId,
    id: newId(),
    personId,
    email,
    changedAt: now,
  }));
  if (former.length === 0) return;
  await tx.personFormerAddress.createMany({ data: former });
  const facts = former.map(({ id: formerAddressId, personId }) => ({ personId, formerAddressId }));
  await recordAll(tx, tenantId, addressChanged, facts, now);
}

/** What makes a place in the organisation. */
const PLACE: readonly PersonField[] = ['unit', 'manager', 'echelon'];

/** Who was known, with the manager that they had. */
const managersBefore = ({ changed }: PeopleDifference<StoredPerson>) =>
  changed.map(({ known: { id, managerId } }) => ({ id, managerId }));

/** What is stored of somebody new where the file has no such column. */
const NOTHING_SAID = { infix: '', jobTitle: '', manager: null, echelon: null, startedOn: null, endedOn: null };
