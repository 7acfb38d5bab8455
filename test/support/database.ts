import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { withConnection } from '../../src/platform/database/bring-up/connection.js';
import { databaseUrls } from '../../src/platform/database/bring-up/prepare-database.js';
import { type DatabaseUrls, dropLoginRoles, ensureLoginRoles } from '../../src/platform/database/bring-up/roles.js';

/** What start-database.ts leaves for the stories, as JSON in the environment variable TEST_SERVER. */
export interface TestServer {
  /** Address of the server, by a user that may create databases and roles. */
  url: string;
  /** Name of a migrated database that nobody is connected to. */
  template: string;
}

export interface TestDatabase {
  /** Connection string of the owner, for looking behind the scenes. */
  ownerUrl: string;
  /** Connection strings as `prepareDatabase` gives them. */
  urls: DatabaseUrls;
  /** Drops the database and its roles, connections to it included. */
  drop(): Promise<void>;
}

const SECRET_KEY = randomBytes(32).toString('hex');

/** A migrated database of its own for one story, in about a tenth of a second. */
export async function testDatabase(): Promise<TestDatabase> {
  if (!process.env.TEST_SERVER) throw new Error('A test that needs a database is a *.story.ts');
  const { url: serverUrl, template }: TestServer = JSON.parse(process.env.TEST_SERVER);
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await withConnection(serverUrl, (owner) =>
    owner.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`),
  );
  const ownerUrl = databaseAddress(serverUrl, name);
  await ensureLoginRoles(ownerUrl, SECRET_KEY);
  return {
    ownerUrl,
    urls: databaseUrls(ownerUrl, SECRET_KEY),
    drop: () => dropDatabase(serverUrl, name),
  };
}

/** `serverUrl` with another database in it. */
export function databaseAddress(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = database;
  return url.href;
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withConnection(serverUrl, (owner) =>
    owner.query(`drop database if exists ${escapeIdentifier(name)} with (force)`),
  );
  await dropLoginRoles(serverUrl, name);
}
