import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { escapeIdentifier } from 'pg';
import { withConnection } from '../../src/platform/database/bring-up/connection.js';
import { databaseAddress } from '../support/database.js';
import { type Installation, startInstallation } from '../support/installation.js';

let leerlijn: Installation;
beforeAll(async () => {
  leerlijn = await startInstallation();
});
afterAll(() => leerlijn.stop());

const health = async (part: 'live' | 'ready') => {
  const response = await fetch(`${await leerlijn.app.getUrl()}/health/${part}`);
  return { status: response.status, answer: await response.json() };
};

/** Lets the database take connections, or takes it away from everybody who has one. */
const databaseIs = (state: 'there' | 'gone') => {
  const { ownerUrl } = leerlijn.database;
  const name = new URL(ownerUrl).pathname.slice(1);
  return withConnection(databaseAddress(ownerUrl, 'postgres'), async (server) => {
    await server.query(`alter database ${escapeIdentifier(name)} allow_connections ${state === 'there'}`);
    if (state === 'gone')
      await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  });
};

test('an installation that can do its work says so', async () => {
  expect(await health('live')).toEqual({ status: 200, answer: { status: 'ok' } });
  expect(await health('ready')).toEqual({ status: 200, answer: { status: 'ok', database: 'ok', queue: 'ok' } });
});

test('one whose database is gone lives and is not ready, and tells nothing else; it is ready again without a restart', async () => {
  await databaseIs('gone');
  try {
    expect(await health('ready')).toEqual({
      status: 503,
      answer: { status: 'not ready', database: 'not ready', queue: 'not ready' },
    });
    expect(await health('live')).toEqual({ status: 200, answer: { status: 'ok' } });
  } finally {
    await databaseIs('there');
  }
  expect(await health('ready')).toEqual({ status: 200, answer: { status: 'ok', database: 'ok', queue: 'ok' } });
});
