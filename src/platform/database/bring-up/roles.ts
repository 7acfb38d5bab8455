import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { type Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { withConnection } from './connection.js';

/**
 * Who speaks to the database. What each may do is granted in the migrations, to the group role `leerlijn_<role>` of
 * the whole server; each database has a login role `<database>_<role>_login` that is a member of it.
 */
export const databaseRoles = ['api', 'system', 'reminder', 'aggregator', 'queue'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];
export type DatabaseUrls = Record<DatabaseRole, string>;

const WITHOUT_POWER = 'NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION';
const DUPLICATE_OBJECT = '42710';
const UNIQUE_VIOLATION = '23505';
const INSUFFICIENT_PRIVILEGE = '42501';
const LONGEST_NAME = 63;

/**
 * Creates the group roles that are not there yet. Safe when several installations on one server do it at once.
 *
 * @throws Error when one of them has attributes that would let it past row-level security.
 */
export async function ensureGroupRoles(ownerUrl: string): Promise<void> {
  await withConnection(ownerUrl, async (owner) => {
    for (const role of databaseRoles) await createRole(owner, groupRole(role), 'NOLOGIN');
    await refusePowerful(owner, databaseRoles.map(groupRole));
  });
}

/**
 * Creates the login roles of the database at `ownerUrl`, (re)sets their passwords, and lets nobody but them (and the
 * owner) connect. After a change of `secretKey` this must run before anyone connects anew.
 *
 * The owner is a superuser, or has CREATEROLE and owns the database.
 *
 * @throws Error when a role has too much power, or (PostgreSQL 16 and newer) when a group role was created by
 * somebody who did not let this owner hand it out.
 */
export async function ensureLoginRoles(ownerUrl: string, secretKey: string): Promise<void> {
  await withConnection(ownerUrl, async (owner) => {
    const database = databaseName(ownerUrl);
    const logins = databaseRoles.map((role) => loginRole(database, role));
    for (const role of databaseRoles) {
      const login = loginRole(database, role);
      await createRole(owner, login, 'LOGIN');
      const verifier = scramVerifier(loginPassword(login, secretKey));
      await owner.query(`ALTER ROLE ${escapeIdentifier(login)} PASSWORD ${escapeLiteral(verifier)}`);
      await joinGroup(owner, login, groupRole(role));
    }
    await refusePowerful(owner, logins);
    // A temporary table could stand in for one of ours; only the queue's own functions need any.
    await owner.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${escapeIdentifier(database)} FROM PUBLIC`);
    const queue = escapeIdentifier(loginRole(database, 'queue'));
    await owner.query(`GRANT TEMPORARY ON DATABASE ${escapeIdentifier(database)} TO ${queue}`);
    const members = logins.map(escapeIdentifier).join(', ');
    await owner.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO ${members}`);
  });
}

/** Drops the login roles of `database`, which must itself be gone: roles outlive the databases they were made for. */
export async function dropLoginRoles(serverUrl: string, database: string): Promise<void> {
  await withConnection(serverUrl, async (owner) => {
    for (const role of databaseRoles) {
      await owner.query(`DROP ROLE IF EXISTS ${escapeIdentifier(loginRole(database, role))}`);
    }
  });
}

/** Connection string by which `role` gets into the database of `ownerUrl`. */
export function loginUrl(ownerUrl: string, role: DatabaseRole, secretKey: string): string {
  const login = loginRole(databaseName(ownerUrl), role);
  const password = loginPassword(login, secretKey);
  const url = new URL(ownerUrl);
  url.searchParams.delete('user');
  url.searchParams.delete('password');
  if (url.hostname) {
    url.username = encodeURIComponent(login);
    url.password = password;
  } else {
    // A URL without a host (a Unix socket in ?host=) has no place for a user before it.
    url.searchParams.set('user', login);
    url.searchParams.set('password', password);
  }
  return url.href;
}

function groupRole(role: DatabaseRole): string {
  return `leerlijn_${role}`;
}

function loginRole(database: string, role: DatabaseRole): string {
  const name = `${database}_${role}_login`;
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const digest = createHash('sha256').update(database).digest('hex').slice(0, 8);
  const room = LONGEST_NAME - `_${digest}_${role}_login`.length;
  return `${Buffer.from(database)
    .subarray(0, room)
    .toString()
    .replace(/\uFFFD+$/, '')}_${digest}_${role}_login`;
}

function loginPassword(login: string, secretKey: string): string {
  return createHmac('sha256', secretKey).update(login).digest('hex');
}

function databaseName(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!name) throw new Error('The database URL names no database: postgresql://user:password@host:5432/name');
  return name;
}

async function createRole(owner: Client, name: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount) return;
  try {
    await owner.query(`CREATE ROLE ${escapeIdentifier(name)} ${login} ${WITHOUT_POWER}`);
  } catch (error) {
    // Roles belong to the server: another database's bring-up may have been a moment earlier.
    if (!hasCode(error, DUPLICATE_OBJECT, UNIQUE_VIOLATION)) throw error;
  }
}

async function joinGroup(owner: Client, login: string, group: string): Promise<void> {
  const { rows } = await owner.query(`SELECT pg_has_role($1, $2, 'MEMBER') AS member`, [login, group]);
  if (rows[0].member) return;
  try {
    await owner.query(`GRANT ${escapeIdentifier(group)} TO ${escapeIdentifier(login)}`);
  } catch (error) {
    if (!hasCode(error, INSUFFICIENT_PRIVILEGE)) throw error;
    const groups = databaseRoles.map(groupRole).join(', ');
    const remedy = `GRANT ${groups} TO ${escapeIdentifier(owner.user ?? '')} WITH ADMIN OPTION`;
    throw new Error(`${(error as Error).message}; let a superuser run: ${remedy}`, { cause: error });
  }
}

async function refusePowerful(owner: Client, names: string[]): Promise<void> {
  const { rows } = await owner.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles
      WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)`,
    [names],
  );
  if (rows.length === 0) return;
  throw new Error(
    `Database roles with too much power: ${rows.map((row) => row.rolname).join(', ')} (want ${WITHOUT_POWER})`,
  );
}

/** What PostgreSQL itself would store for `password` (RFC 5802), so that the password is never in its statement log. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const key = (use: string) => createHmac('sha256', salted).update(use).digest();
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${key('Server Key').toString('base64')}`;
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof DatabaseError && codes.includes(error.code ?? '');
}
