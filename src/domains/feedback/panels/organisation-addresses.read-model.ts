import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { isPublicMailDomain, mailboxOf, mailDomainOf, publicMailDomains } from './mail-address.rules.js';

/** What `mailboxOf` makes of an address, in SQL. */
export const mailboxIn = (email: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(case when split_part(lower(${email}), '@', 2) in ('gmail.com', 'googlemail.com')
                   then replace(split_part(split_part(lower(${email}), '@', 1), '+', 1), '.', '') || '@gmail.com'
                   else split_part(split_part(lower(${email}), '@', 1), '+', 1) || '@' || split_part(lower(${email}), '@', 2) end)`;

/** Addresses of people of the organisation, also those that they had before: a table of person_id, email and former. */
export const ADDRESSES = Prisma.sql`(
  select id as person_id, email, false as former from person
  union all select person_id, email, true from person_former_address)`;

/** Whether mail to an address arrives where somebody's does, or did. */
export const reaches = (email: Prisma.Sql, personId: string): Prisma.Sql =>
  Prisma.sql`${mailboxIn(email)} in (select ${mailboxIn(Prisma.sql`own.email`)} from ${ADDRESSES} own where own.person_id = ${personId}::uuid)`;

/** What the organisation knows of some addresses. */
export interface OrganisationAddresses {
  /** Whoever of the organisation gets mail that is sent there, or did; undefined for somebody from outside. */
  personAt(email: string): { id: string; email: string } | undefined;
  /**
   * Whether somebody of the organisation has an address in the same domain or in one that it is a part of, unless that is a public
   * provider's: who has one too is a colleague, or one of a colleague's making.
   */
  hasDomainOf(email: string): boolean;
}

/** Reads within the tenant: in a transaction, or as a read model does. */
export type Reads = <Row extends Record<string, unknown>>(sql: Prisma.Sql) => Promise<Row[]>;

/** Who of the organisation is where: see `personAt`. Looks at no other addresses than these, and at none where there are none. */
export async function peopleAt(read: Reads, emails: readonly string[]): Promise<OrganisationAddresses['personAt']> {
  if (emails.length === 0) return () => undefined;
  const people = await read<{ id: string; email: string }>(Prisma.sql`
    select own.person_id as id, own.email from ${ADDRESSES} own
     where ${mailboxIn(Prisma.sql`own.email`)} = any (${[...new Set(emails.map(mailboxOf))]}) order by own.former, own.person_id`);
  const byMailbox = Map.groupBy(people, ({ email }) => mailboxOf(email));
  return (email) => {
    const there = byMailbox.get(mailboxOf(email));
    return there?.find((person) => person.email.toLowerCase() === email.toLowerCase()) ?? there?.[0];
  };
}

/** Looks at no other addresses than these. */
export async function organisationAddresses(tx: TenantTx, emails: readonly string[]): Promise<OrganisationAddresses> {
  if (emails.length === 0) return { personAt: () => undefined, hasDomainOf: () => false };
  const domains = [...new Set(emails.map(mailDomainOf))].filter((domain) => !isPublicMailDomain(domain));
  const personAt = await peopleAt((sql) => tx.$queryRaw(sql), emails);
  const own = await tx.$queryRaw<{ domain: string }[]>`
    select distinct asked.domain from unnest(${domains}::text[]) as asked (domain)
      join (select distinct split_part(lower(email), '@', 2) as domain from ${ADDRESSES} address) as own
        on own.domain <> all (${publicMailDomains}) and (asked.domain = own.domain or asked.domain like '%.' || own.domain)`;
  const ownDomains = new Set(own.map(({ domain }) => domain));
  return {
    personAt,
    hasDomainOf: (email) => ownDomains.has(mailDomainOf(email)),
  };
}
