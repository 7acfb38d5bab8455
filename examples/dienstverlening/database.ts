import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';

/** A database of the demo's own, ready for use. */
export interface DemoDatabase {
  /** The owner's address, for DATABASE_URL. */
  url: string;
  /** How it came about, in a few words. */
  kind: string;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
}

/** Bringing up a database is the one thing for which the demo reaches into the built product instead of asking its API. */
const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../../dist/platform/database/bring-up/${path}.js`, import.meta.url).href);
type Connection = typeof import('../../src/platform/database/bring-up/connection.ts');
type Embedded = typeof import('../../src/platform/database/bring-up/embedded.ts');
type Preparing = typeof import('../../src/platform/database/bring-up/prepare-database.ts');
type Roles = typeof import('../../src/platform/database/bring-up/roles.ts');

/** A fresh database on the server of `serverUrl`, or on an embedded one without it. */
export async function bringUpDatabase(serverUrl: string | undefined, secretKey: string): Promise<DemoDatabase> {
  const { prepareDatabase } = await built<Preparing>('prepare-database');
  const database = serverUrl ? await createdOn(serverUrl) : await embedded();
  try {
    await prepareDatabase({ ownerUrl: database.url, secretKey });
  } catch (error) {
    await database.drop();
    throw error;
  }
  return database;
}

async function embedded(): Promise<DemoDatabase> {
  const { startEmbedded } = await built<Embedded>('embedded');
  const { url, stop } = await startEmbedded();
  return { url, kind: 'embedded PostgreSQL, thrown away afterwards', drop: stop };
}

async function createdOn(serverUrl: string): Promise<DemoDatabase> {
  const { dropLoginRoles } = await built<Roles>('roles');
  const name = `leerlijn_demo_${randomBytes(4).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = name;
  await onServer(serverUrl, `create database ${escapeIdentifier(name)}`);
  return {
    url: url.href,
    kind: `PostgreSQL at ${url.host}, a database of its own`,
    async drop() {
      await onServer(serverUrl, `drop database if exists ${escapeIdentifier(name)} with (force)`);
      await dropLoginRoles(serverUrl, name);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const { withConnection } = await built<Connection>('connection');
  await withConnection(url, (client) => client.query(statement));
}
