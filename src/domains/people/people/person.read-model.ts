import { Prisma } from '../../../generated/prisma/client.js';

const fullNameOf = (person: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`concat_ws(' ', ${person}.given_name, nullif(${person}.infix, ''), ${person}.family_name)`;

/** The full name of somebody ('Thi Lan van den Berg'), by the alias that the statement has for the table of people. */
export const fullName = { p: fullNameOf(Prisma.sql`p`), g: fullNameOf(Prisma.sql`g`) };

/**
 * Whether somebody (alias p) is in the organisation at a moment, where the organisation is: until the end of the last day. Whoever left
 * does not sign in, is not mailed, and is chosen for nothing.
 */
export const isHere = (now: Date): Prisma.Sql => Prisma.sql`
  (p.ended_on is null or p.ended_on >= (${now}::timestamptz at time zone (select t.time_zone from tenant t where t.id = p.tenant_id))::date)`;

/** What a Person is made of: the columns of each row, for `select ${PERSON_COLUMNS} from ${PEOPLE}`; aliases p and u. */
export const PERSON_COLUMNS = Prisma.sql`
  p.id, ${fullName.p} as "displayName", p.given_name as "givenName", p.infix,
  p.family_name as "familyName", p.job_title as "jobTitle", p.echelon, p.manager_id as "managerId", p.email, p.language,
  p.personnel_number as "personnelNumber", p.started_on::text as "startedOn", p.ended_on::text as "endedOn",
  case when u.id is not null then
    jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name, 'type', u.type, 'parentId', u.parent_id) end as unit`;

export const PEOPLE = Prisma.sql`
  person p left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id`;
