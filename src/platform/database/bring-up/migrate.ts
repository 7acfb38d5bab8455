import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { noFilter, withSchemaEngine } from './schema-engine.js';

/** prisma/migrations of this package, seen from src/ as well as from dist/. */
export const migrationsDir = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));

/**
 * Applies what is still to be applied of prisma/migrations, oldest first, and records it in `_prisma_migrations`, so
 * that `prisma migrate deploy` and this agree on the state of a database.
 *
 * Every migration is one transaction. One that fails is recorded as rolled back, and tried again the next time.
 *
 * @returns the names of the migrations that were applied now.
 * @throws Error with PostgreSQL's complaint and the migration's name.
 */
export async function applyMigrations(ownerUrl: string, directory = migrationsDir): Promise<string[]> {
  const migrationsList = await readMigrations(directory);
  return withSchemaEngine(ownerUrl, async (engine) => {
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
      return appliedMigrationNames;
    } catch (error) {
      const [migrationName] = /(?<=migration_name=")[^"]+/.exec((error as Error).message) ?? [];
      if (!migrationName) throw error;
      await engine.markMigrationRolledBack({ migrationName });
      const complaint = (error as Error).message.split('\n').find((line) => line.includes('ERROR:'));
      throw new Error(`Migration ${migrationName} failed: ${complaint?.replace(/^.*ERROR: /, '') ?? 'see the cause'}`, {
        cause: error,
      });
    }
  });
}

/** The migrations on disk, in the shape that Prisma's engine takes. */
export async function readMigrations(directory = migrationsDir): Promise<MigrationList> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(directory, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
    shadowDbInitScript: '',
  };
}
