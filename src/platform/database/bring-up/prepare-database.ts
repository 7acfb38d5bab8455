import { withConnection } from './connection.js';
import { applyMigrations } from './migrate.js';
import { ensureQueueTables } from './queue-tables.js';
import { type DatabaseUrls, databaseRoles, ensureGroupRoles, ensureLoginRoles, loginUrl } from './roles.js';

const OLDEST_SERVER = 15;

/**
 * Makes the database at `ownerUrl` ready for this version of the software: roles, tables, queue tables. Changes
 * nothing where nothing is to be done; several processes may call it at once.
 *
 * @param ownerUrl - connection string of the database's owner (CREATEROLE) or of a superuser.
 * @param secretKey - the installation's SECRET_KEY, from which the passwords of the roles follow.
 * @returns one connection string for each database role.
 */
export async function prepareDatabase({
  ownerUrl,
  secretKey,
}: {
  ownerUrl: string;
  secretKey: string;
}): Promise<{ urls: DatabaseUrls }> {
  await oneAtATime(ownerUrl, async () => {
    await bringUp(ownerUrl);
    await ensureLoginRoles(ownerUrl, secretKey);
  });
  return { urls: databaseUrls(ownerUrl, secretKey) };
}

/** The part of `prepareDatabase` that a copy of the database (CREATE DATABASE … TEMPLATE) takes along. */
export async function prepareTemplate(ownerUrl: string): Promise<void> {
  await oneAtATime(ownerUrl, () => bringUp(ownerUrl));
}

/** One connection string for each database role, valid once `ensureLoginRoles` has run. */
export function databaseUrls(ownerUrl: string, secretKey: string): DatabaseUrls {
  return Object.fromEntries(databaseRoles.map((role) => [role, loginUrl(ownerUrl, role, secretKey)])) as DatabaseUrls;
}

async function bringUp(ownerUrl: string): Promise<void> {
  await ensureGroupRoles(ownerUrl);
  await applyMigrations(ownerUrl);
  await ensureQueueTables(ownerUrl);
}

async function oneAtATime(ownerUrl: string, work: () => Promise<void>): Promise<void> {
  await withConnection(ownerUrl, async (owner) => {
    const { rows } = await owner.query(`SELECT current_setting('server_version') AS version`);
    if (Number.parseInt(rows[0].version, 10) < OLDEST_SERVER) {
      throw new Error(`PostgreSQL ${OLDEST_SERVER} or newer is needed; the server has ${rows[0].version}`);
    }
    // Held until this connection closes.
    await owner.query(`SELECT pg_advisory_lock(hashtext('leerlijn bring-up'))`);
    await work();
  });
}
