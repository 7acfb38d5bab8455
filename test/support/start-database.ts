/**
 * Jest's globalSetup for the stories: one server (DATABASE_URL's, or else an embedded one) with one migrated template
 * database, of which database.ts gives each story a copy.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Jest loads this file, and what it imports, by Node's own means, which take `./x.js` at its word.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return nextResolve(source.href, context);
    }
    return nextResolve(specifier, context);
  },
});
const { startEmbedded } = await import('../../src/platform/database/bring-up/embedded.js');
const { withConnection } = await import('../../src/platform/database/bring-up/connection.js');
const { prepareTemplate } = await import('../../src/platform/database/bring-up/prepare-database.js');
const { databaseAddress, dropDatabase } = await import('./database.js');

const cleanups: (() => Promise<void>)[] = [];

export default async function startDatabase(): Promise<void> {
  try {
    const serverUrl = process.env.DATABASE_URL || (await startServer());
    const template = `leerlijn_test_${randomBytes(4).toString('hex')}`;
    cleanups.push(() => dropEverything(serverUrl, template));
    await withConnection(serverUrl, (owner) => owner.query(`create database ${template}`));
    await prepareTemplate(databaseAddress(serverUrl, template));
    process.env.TEST_SERVER = JSON.stringify({ url: serverUrl, template });
  } catch (error) {
    // Jest tears down only what was set up.
    await cleanUp();
    throw error;
  }
}

export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

async function startServer(): Promise<string> {
  const server = await startEmbedded();
  cleanups.push(server.stop);
  return server.url;
}

/** The template, and what stories left behind that did not come to their end. */
async function dropEverything(serverUrl: string, template: string): Promise<void> {
  const { rows } = await withConnection(serverUrl, (owner) =>
    owner.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [template]),
  );
  for (const { datname } of rows) await dropDatabase(serverUrl, datname);
}
