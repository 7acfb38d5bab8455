import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { withConnection } from '../../src/platform/database/bring-up/connection.js';
import { applyMigrations } from '../../src/platform/database/bring-up/migrate.js';
import { prepareDatabase } from '../../src/platform/database/bring-up/prepare-database.js';
import { databaseRoles, dropLoginRoles } from '../../src/platform/database/bring-up/roles.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const secretKey = 'a secret of this test';

async function rows<Row extends object>(url: string, sql: string): Promise<Row[]> {
  return withConnection(url, async (client) => (await client.query<Row>(sql)).rows);
}

test.each(databaseRoles)('the %s role signs in as itself and is in its own group only', async (role) => {
  const groups = await rows(
    database.urls[role],
    `select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = current_user::regrole`,
  );
  expect(groups).toEqual([{ rolname: `leerlijn_${role}` }]);
});

test('the server never gets to see a password', async () => {
  const { username, password } = new URL(database.urls.api);
  const [role] = await rows<{ rolpassword: string }>(
    database.ownerUrl,
    `select rolpassword from pg_authid where rolname = '${username}'`,
  );
  expect(role?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
  expect(role?.rolpassword).not.toContain(password);
});

test('a database that several processes prepare at once, and once more, is prepared once', async () => {
  const another = await testDatabase();
  const prepare = () => prepareDatabase({ ownerUrl: another.ownerUrl, secretKey });
  await Promise.all([prepare(), prepare(), prepare()]);
  const { urls } = await prepare();
  const applied = await rows<{ times: number }>(
    another.ownerUrl,
    'select count(*)::int as times from _prisma_migrations group by migration_name',
  );
  expect(new Set(applied.map(({ times }) => times))).toEqual(new Set([1]));
  expect(await rows(urls.system, "select current_user like '%system_login' as itself")).toEqual([{ itself: true }]);
  await another.drop();
});

test('a migration that fails leaves nothing behind, is named, and succeeds once it is mended', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  const migration = join(directory, '20990101000000_half');
  await mkdir(migration);
  await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n');
  const body = `create function half() returns text language sql as $$ select 'one; two' $$;`;

  await writeFile(join(migration, 'migration.sql'), `${body}\ncreate table half (id nonsense);`);
  await expect(applyMigrations(database.ownerUrl, directory)).rejects.toThrow(
    'Migration 20990101000000_half failed: type "nonsense" does not exist',
  );
  expect(await rows(database.ownerUrl, `select to_regproc('half') as left_behind`)).toEqual([{ left_behind: null }]);

  await writeFile(join(migration, 'migration.sql'), body);
  expect(await applyMigrations(database.ownerUrl, directory)).toEqual(['20990101000000_half']);
  expect(await applyMigrations(database.ownerUrl, directory)).toEqual([]);
  await rm(directory, { recursive: true });
});

test('an owner who is no superuser can prepare a database of his own', async () => {
  const name = `${new URL(database.ownerUrl).pathname.slice(1)}_owned`;
  const password = randomBytes(16).toString('hex');
  const groups = databaseRoles.map((role) => `leerlijn_${role}`).join(', ');
  await withConnection(database.ownerUrl, async (superuser) => {
    await superuser.query(`create role ${name} login createrole password '${password}'`);
    // What PostgreSQL 16 and newer want where somebody else made the groups.
    await superuser.query(`grant ${groups} to ${name} with admin option`);
    await superuser.query(`create database ${name} owner ${name}`);
  });
  const ownerUrl = new URL(database.ownerUrl);
  Object.assign(ownerUrl, { username: name, password, pathname: name });
  try {
    const { urls } = await prepareDatabase({ ownerUrl: ownerUrl.href, secretKey });
    expect(await rows(urls.api, 'select id from person')).toEqual([]);
  } finally {
    await withConnection(database.ownerUrl, (superuser) => superuser.query(`drop database ${name} with (force)`));
    await dropLoginRoles(database.ownerUrl, name);
    await withConnection(database.ownerUrl, (superuser) => superuser.query(`drop role ${name}`));
  }
});

test('the queue role can queue a job and have it done', async () => {
  const connection = { connectionString: database.urls.queue };
  const queue = new Queue('story', { connection }, createPostgresBackend);
  const worker = new Worker('story', async (job) => job.data, { connection }, createPostgresBackend);
  const result = new Promise((resolve, reject) => {
    worker.once('completed', (job) => resolve(job.returnvalue));
    worker.once('error', reject);
  });
  await queue.add('greet', { hello: 'there' });
  try {
    expect(await result).toEqual({ hello: 'there' });
  } finally {
    await worker.close();
    await queue.close();
  }
});

test('no other role can look into the queue', async () => {
  await expect(rows(database.urls.api, 'select * from bullmq.job')).rejects.toThrow(/permission denied for schema/);
});
