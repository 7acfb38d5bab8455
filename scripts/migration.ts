/**
 * `npm run migration -- <name>` writes prisma/migrations/<time>_<name>/migration.sql: what leads from the migrations
 * that are there to what prisma/schema says. To be read, and completed by hand with what Prisma does not know: row-level
 * security, grants, checks. `npm run migration` without a name prints it.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from '../dist/platform/database/bring-up/embedded.js';
import { readMigrations } from '../dist/platform/database/bring-up/migrate.js';
import { ensureGroupRoles } from '../dist/platform/database/bring-up/roles.js';
import { noFilter, withSchemaEngine } from '../dist/platform/database/bring-up/schema-engine.js';

const [name] = process.argv.slice(2);
if (name && !/^[a-z][a-z0-9_]*$/.test(name)) fail('A migration is named like add_learning_goals.');

const files = (await readdir('prisma/schema')).filter((file) => file.endsWith('.prisma'));
const schema = await Promise.all(
  files.map(async (path) => ({ path, content: await readFile(join('prisma/schema', path), 'utf8') })),
);
const migrations = await readMigrations();
const scratch = await startEmbedded();
try {
  await ensureGroupRoles(scratch.url);
  const { stdout: sql } = await withSchemaEngine(scratch.url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: schema },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  if (!sql?.trim() || sql.includes('This is an empty migration'))
    console.log('Nothing to do: the migrations lead to prisma/schema.');
  else if (name) await write(name, sql);
  else console.log(sql);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await scratch.stop();
}

async function write(name: string, sql: string): Promise<void> {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = join('prisma/migrations', `${time}_${name}`);
  await mkdir(directory);
  await writeFile(join(directory, 'migration.sql'), sql);
  console.log(`Wrote ${directory}/migration.sql`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
