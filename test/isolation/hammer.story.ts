import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../src/generated/prisma/client.js';
import { Database } from '../../src/platform/database/database.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const TENANTS = 12;
const WAVES = 20;
/** As many as wait for the ten connections of the API's role without any of them waiting too long. */
const AT_ONCE = 150;

interface Hammered {
  readonly tenantId: string;
  readonly slug: string;
  readonly admin: string;
}

let leerlijn: Installation;
let db: Database;
const tenants: Hammered[] = [];

beforeAll(async () => {
  leerlijn = await startInstallation();
  db = leerlijn.app.get(Database);
  for (let at = 0; at < TENANTS; at += 1) {
    const slug = `t${String(at).padStart(2, '0')}`;
    const world = await aTenant(leerlijn, slug);
    await leerlijn.sql(
      `insert into person (tenant_id, id, given_name, family_name, email)
       select $1, gen_random_uuid(), $2, $2, 'p' || n || '@' || $2 || '.example' from generate_series(1, 5) n`,
      [world.tenantId, slug],
    );
    tenants.push({ ...world, slug });
  }
});
afterAll(() => leerlijn.stop());

class Injected extends Error {}

/** What one caller can do in one tick: each gives the addresses that it saw. */
type Deed = (own: Hammered, other: Hammered) => Promise<string[]>;
const emails = (people: { email: string }[]) => people.map(({ email }) => email);
const DEEDS: Record<string, Deed> = {
  'reads with one statement': async (own) =>
    emails(await db.read<{ email: string }>(own, Prisma.sql`select email from person order by email`)),
  'reads in a transaction': (own) => db.forTenant(own, async (tx) => emails(await tx.person.findMany())),
  // Prisma gathers lookups of one tick into one statement: exactly what must never mix tenants.
  'looks up by key': (own) =>
    db.forTenant(own, async (tx) => {
      const [{ id } = { id: '' }] = await tx.$queryRaw<{ id: string }[]>`select id from person order by id limit 1`;
      const found = await tx.person.findUnique({ where: { tenantId_id: { tenantId: own.tenantId, id } } });
      return found ? [found.email] : ['nobody'];
    }),
  'looks up by the key of another': (own, other) =>
    db.forTenant(own, async (tx) => emails(await tx.person.findMany({ where: { tenantId: other.tenantId } }))),
  'writes for itself': (own) =>
    db.forTenant(own, async (tx) => {
      const email = `${newId()}@${own.slug}.example`;
      await tx.person.create({ data: { tenantId: own.tenantId, givenName: 'New', familyName: own.slug, email } });
      return emails(await tx.person.findMany());
    }),
  'writes for another': (own, other) =>
    db.forTenant(own, async (tx) => {
      const data = {
        tenantId: other.tenantId,
        givenName: 'Foreign',
        familyName: own.slug,
        email: `${newId()}@foreign.example`,
      };
      await expect(tx.person.create({ data })).rejects.toThrow();
      throw new Injected();
    }),
  'fails half-way': (own) =>
    db.forTenant(own, async (tx) => {
      await tx.person.create({
        data: {
          tenantId: own.tenantId,
          givenName: 'Half',
          familyName: own.slug,
          email: `half-${newId()}@${own.slug}.example`,
        },
      });
      throw new Injected();
    }),
  'sends a statement that breaks': async (own) => {
    await expect(db.read(own, Prisma.sql`select 1 / (length(email) - length(email)) from person`)).rejects.toThrow(
      'division by zero',
    );
    throw new Injected();
  },
  'sends a statement that does not parse': async (own) => {
    await expect(db.read(own, Prisma.sql`select nothing from nowhere`)).rejects.toThrow('does not exist');
    throw new Injected();
  },
  'asks over HTTP': async (own) => {
    const { people, tenant } = await leerlijn.must(
      '{ tenant { slug } people(first: 100) { nodes { email } } }',
      {},
      own.admin,
    );
    return [...emails(people.nodes), `x@${tenant.slug}.example`];
  },
};

test('thousands of deeds of many organisations in the same ticks, some of which break, see and touch nobody else’s rows', async () => {
  const deeds = Object.entries(DEEDS);
  const foreign: string[] = [];
  const done: Record<string, number> = {};
  for (let wave = 0; wave < WAVES; wave += 1) {
    const started = Array.from({ length: AT_ONCE }, async (_, at) => {
      const own = tenants[at % TENANTS]!;
      const other = tenants[(at + 1 + (wave % (TENANTS - 1))) % TENANTS]!;
      // The deed moves against the tenant from wave to wave, so that each meets each.
      const [name, deed] = deeds[(at + wave * 3) % deeds.length]!;
      try {
        const seen = await deed(own, other);
        if (seen.length === 0 && name !== 'looks up by the key of another')
          foreign.push(`${name}: ${own.slug} saw nothing`);
        foreign.push(
          ...seen
            .filter((email) => !email.endsWith(`@${own.slug}.example`))
            .map((email) => `${name}: ${own.slug} saw ${email}`),
        );
      } catch (error) {
        if (!(error instanceof Injected)) throw error;
      }
      done[name] = (done[name] ?? 0) + 1;
    });
    await Promise.all(started);
  }
  expect(foreign).toEqual([]);
  expect(Object.keys(done).sort()).toEqual(Object.keys(DEEDS).sort());
  expect(Object.values(done).reduce((sum, count) => sum + count)).toBe(WAVES * AT_ONCE);
  const misplaced = `select email from person p join tenant t on t.id = p.tenant_id where email not like '%@' || t.slug || '.example' or email like 'half-%'`;
  expect(await leerlijn.sql(misplaced)).toEqual([]);
});

test('and leave no connection that still belongs to anybody', async () => {
  // biome-ignore lint/complexity/useLiteralKeys: the very connections that were hammered, which nobody else may have
  const { prisma } = db['api'];
  const left = await Promise.all(
    Array.from(
      { length: 30 },
      () => prisma.$queryRaw<{ tenant: string | null }[]>`select current_setting('app.tenant_id', true) as tenant`,
    ),
  );
  expect(new Set(left.map(([row]) => row?.tenant || 'nobody'))).toEqual(new Set(['nobody']));
});
